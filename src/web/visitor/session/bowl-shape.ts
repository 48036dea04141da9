import type { Block } from '../../../modules/editions/contract.ts';

/** A block drawn as a part of a ring around the field; coordinates in a box of 1000 by 760. */
export interface BowlBlock {
  readonly block: Block;
  readonly path: string;
  /** Where its name stands. */
  readonly x: number;
  readonly y: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const centre = { x: 500, y: 380 };
/** The bowl is wider than it is high, as most venues are. */
const squeeze = 0.74;

/** Lays blocks out by tier and bearing (0 is up, clockwise). Blocks of a tier share the full circle evenly by bearing. */
export function bowlOf(blocks: readonly Block[]): BowlBlock[] {
  const tiers = [...new Set(blocks.map(({ tier }) => tier))].sort((first, second) => first - second);
  const inner = 190;
  const depth = (480 - inner) / Math.max(1, tiers.length);
  return tiers.flatMap((tier, index) => {
    const own = blocks
      .filter((block) => block.tier === tier)
      .sort((first, second) => first.bearingDegrees - second.bearingDegrees);
    const from = inner + index * depth;
    const to = from + depth - 8;
    const bearings = [...new Set(own.map(({ bearingDegrees }) => bearingDegrees))];
    return own.map((block) => {
      const sharers = own.filter(({ bearingDegrees }) => bearingDegrees === block.bearingDegrees);
      const span = spanOf(bearings, bearings.indexOf(block.bearingDegrees));
      return { block, ...wedge(partOf(span, sharers.indexOf(block), sharers.length), from, to) };
    });
  });
}

/** Degrees a block covers: half of the way to each neighbour, at most 60 to a side, less a gap for the aisle. */
function spanOf(bearings: readonly number[], place: number): Span {
  const bearing = bearings[place]!;
  if (bearings.length === 1) return { from: bearing - 60, to: bearing + 60 };
  const turn = (degrees: number) => ((degrees % 360) + 360) % 360 || 360;
  const before = turn(bearing - bearings[(place - 1 + bearings.length) % bearings.length]!);
  const after = turn(bearings[(place + 1) % bearings.length]! - bearing);
  const gap = Math.min(1.2, before / 8, after / 8);
  return { from: bearing - Math.min(60, before / 2) + gap, to: bearing + Math.min(60, after / 2) - gap };
}

/** Blocks at one bearing stand side by side in its span. */
function partOf(span: Span, index: number, count: number): Span {
  const width = (span.to - span.from) / count;
  const gap = count > 1 ? 0.6 : 0;
  return { from: span.from + index * width + gap, to: span.from + (index + 1) * width - gap };
}

function wedge(span: Span, inner: number, outer: number) {
  const at = (degrees: number, radius: number) => {
    const angle = ((degrees - 90) * Math.PI) / 180;
    return { x: round(centre.x + Math.cos(angle) * radius), y: round(centre.y + Math.sin(angle) * radius * squeeze) };
  };
  const [a, b, c, d] = [at(span.from, outer), at(span.to, outer), at(span.to, inner), at(span.from, inner)] as const;
  const far = span.to - span.from > 180 ? 1 : 0;
  const arc = (radius: number, sweep: number, end: { x: number; y: number }) =>
    `A${radius} ${round(radius * squeeze)} 0 ${far} ${sweep} ${end.x} ${end.y}`;
  const middle = at((span.from + span.to) / 2, (inner + outer) / 2);
  return { path: `M${a.x} ${a.y}${arc(outer, 1, b)}L${c.x} ${c.y}${arc(inner, 0, d)}Z`, x: middle.x, y: middle.y };
}

const round = (value: number) => Math.round(value * 10) / 10;
