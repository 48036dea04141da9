import type { Allocation } from './best-together.ts';
import { nextRow, type RowIndex, type Run } from './row-index.ts';
import { leavesSingle, startNearest } from './run-fit.ts';

/** A run of one row, in the columns of the front row of its chain. */
type Chain = readonly Run[];

/** Rows one behind the other that a party may fill. */
const mostRows = 4;
const cost = { row: 8, single: 20, alone: 10, uneven: 0.1, back: 0.1, shift: 0.25 } as const;

/** The shares of a party in a chain, front first. */
interface Shares {
  readonly cost: number;
  readonly counts: readonly number[];
}

/**
 * Seats in rows of one block, one behind the other, in runs that share columns. Fewer rows go first; then leaving no
 * single seat; then nobody of a party of three or more alone in a row; then the better rank decides between equals.
 */
export function inNearbyRows(index: RowIndex, count: number): Allocation | undefined {
  if (count < 2) return undefined;
  const { rows } = index.layout;
  const withFree = index.holding[1]!;
  let best:
    | { cost: number; rank: number; hasSingle: boolean; row: number; chain: Chain; counts: readonly number[] }
    | undefined;
  for (let number = nextRow(withFree, 0); number >= 0; number = nextRow(withFree, number + 1)) {
    const { rank, row } = rows[number]!;
    if (best && rank > best.rank && !best.hasSingle) break;
    const least = rowsNeeded(index, number, count);
    if (least > mostRows || (best && least * cost.row + row * cost.back >= best.cost)) continue;
    for (const run of index.runs[number]!) {
      const chain = chainFrom(index, number, run, count);
      if (!chain) continue;
      const base = chain.length * cost.row + row * cost.back;
      if (best && base >= best.cost) continue;
      const found = shareOut(chain, count);
      if (best && base + found.cost >= best.cost) continue;
      best = {
        cost: base + found.cost,
        rank,
        hasSingle: found.cost >= cost.single,
        row: number,
        chain,
        counts: found.counts,
      };
    }
  }
  return best && { places: placesOf(index, best.row, best.chain, best.counts), together: 'rows' };
}

/** At least how many rows a party needs from this one on, by the longest run of each. */
function rowsNeeded({ layout, longest }: RowIndex, number: number, count: number): number {
  let room = 0;
  let needed = 0;
  for (let row = number; row >= 0 && needed < mostRows; row = layout.rows[row]!.behind) {
    room += longest[row]!;
    needed++;
    if (room >= count) return Math.max(2, needed);
  }
  return mostRows + 1;
}

/** Runs behind a run, each sharing columns with the one before, until the party has room. */
function chainFrom({ layout, runs }: RowIndex, number: number, front: Run, count: number): Chain | undefined {
  const { rows } = layout;
  const chain = [front];
  let room = front.length;
  let last = front;
  for (let row = rows[number]!.behind; room < count; row = rows[row]!.behind) {
    if (row < 0 || chain.length === mostRows) return undefined;
    const shift = rows[number]!.bit - rows[row]!.bit;
    let next: Run | undefined;
    let shared = 0;
    for (const run of runs[row]!) {
      const own = overlap(last, run.bit + shift, run.length);
      if (own <= shared) continue;
      shared = own;
      next = run;
    }
    if (!next) return undefined;
    last = { bit: next.bit + shift, length: next.length };
    chain.push(last);
    room += last.length;
  }
  return chain;
}

/** Columns that a run shares with another one; negative where they are apart. */
function overlap(one: Run, bit: number, length: number): number {
  return Math.min(one.bit + one.length, bit + length) - Math.max(one.bit, bit);
}

/** The best way to share a party among the runs of a chain, at least one seat each. */
function shareOut(chain: Chain, count: number): Shares {
  const shareOf = (at: number, left: number): Shares => {
    const run = chain[at]!;
    if (at === chain.length - 1) {
      return left > run.length
        ? { cost: Infinity, counts: [] }
        : { cost: costOf(run, left, count, chain), counts: [left] };
    }
    let best: Shares = { cost: Infinity, counts: [] };
    for (let own = Math.min(run.length, left - (chain.length - 1 - at)); own > 0; own--) {
      const rest = shareOf(at + 1, left - own);
      const total = rest.cost + costOf(run, own, count, chain);
      if (total < best.cost) best = { cost: total, counts: [own, ...rest.counts] };
    }
    return best;
  };
  return shareOf(0, count);
}

function costOf(run: Run, own: number, count: number, chain: Chain): number {
  const alone = own === 1 && count > 2 ? cost.alone : 0;
  const single = leavesSingle(run, own) ? cost.single : 0;
  const shift = Math.abs(startNearest(run, own, columnOf(chain) - own / 2) + own / 2 - columnOf(chain)) * cost.shift;
  return alone + single + shift + cost.uneven * Math.abs(own - count / chain.length);
}

/** The middle of the columns that the first two runs share. */
function columnOf(chain: Chain): number {
  const [one, other] = [chain[0]!, chain[1]!];
  return (Math.max(one.bit, other.bit) + Math.min(one.bit + one.length, other.bit + other.length)) / 2;
}

function placesOf({ layout }: RowIndex, number: number, chain: Chain, counts: readonly number[]): number[] {
  const places: number[] = [];
  const front = layout.rows[number]!;
  let row = front;
  chain.forEach((run, at) => {
    if (at > 0) row = layout.rows[row.behind]!;
    const start = startNearest(run, counts[at]!, columnOf(chain) - counts[at]! / 2);
    for (let seat = 0; seat < counts[at]!; seat++) places.push(start + seat + row.bit - front.bit + row.shift);
  });
  return places;
}
