import { lateCurve } from './arrival-curve.ts';
import type { Crowd, Gate, LaneKind, Lanes, Stage } from './scene.ts';
import type { ServiceTime, Spread } from './service-time.ts';

/**
 * Service times to start from, until an organiser has measured their own. Each says where it comes from; docs/engines/crowd.md has
 * the whole table. (v): a vendor's claim. None was chosen so that a goal is met.
 */
const varied: Spread = { kind: 'lognormal', variation: 0.5 };
const time = (actSeconds: number, personSeconds: number, spread = varied): ServiceTime => ({
  actSeconds,
  personSeconds,
  spread,
});
const same = (service: ServiceTime): Lanes['service'] => ({ face: service, code: service, card: service });

/** People who walk through without a stop follow each other in a second: 60 a minute (RSSB's aim for gateless; 3,600 an hour (v)). */
const strideSeconds = 1;

/** One act of the whole party. Face: found while walking. Code: shown on the move. Card: touched, as at a rail gate (33 a minute). */
const walkThrough: Lanes['service'] = {
  face: time(0, strideSeconds),
  code: time(0.8, strideSeconds),
  card: time(0.8, strideSeconds),
};

const services: Readonly<Record<LaneKind, Lanes['service']>> = {
  face: walkThrough,
  code: walkThrough,
  wide: walkThrough,
  // Guide to Safety at Sports Grounds: 660 people an hour and turnstile.
  turnstile: same(time(0, 3600 / 660)),
  // Walk-through metal detector of the old kind: about 400 an hour.
  detector: same(time(0, 3600 / 400)),
  // A bag opened by hand: 230 (X-ray) to 600 (pat-down, low risk) an hour (SGSA); the middle of the two.
  search: same(time(0, 3600 / 415)),
  // A person stopped by a detector, wand and pockets: as a pat-down, 600 an hour.
  check: same(time(0, 3600 / 600)),
  // Name and document at a desk: within 15 s a party is what the desk is built for.
  steward: same(time(12, 1)),
};

/** A wheelchair, a pram or a frame through a wide lane: three more seconds a party. Assumed. */
const wideExtraSeconds = 3;
/** Stewards send others to the wide lane only when it saves them a quarter of a minute. A rule of operation. */
const wideReserveSeconds = 15;

/** Lanes of a kind with the assumed service times. */
export function lanesOf(kind: LaneKind, count: number): Lanes {
  const isPoint = kind === 'search' || kind === 'check' || kind === 'steward';
  return {
    kind,
    count,
    lines: isPoint ? 'one' : 'each',
    isStepFree: kind === 'wide',
    // Who cannot stand for long is served first at the points beside the lanes too.
    ...(isPoint ? { stepFree: 'first' as const } : {}),
    ...(kind === 'wide'
      ? { stepFree: 'first' as const, stepFreeExtraSeconds: wideExtraSeconds, reserveSeconds: wideReserveSeconds }
      : {}),
    service: services[kind],
  };
}

/** How many of each kind a gate has. */
export type LaneCounts = Partial<Record<LaneKind, number>>;

/** The stages of a gate: the lanes people walk through, then what only some of them meet. */
export function stagesOf(counts: LaneCounts): Stage[] {
  const lanes = (kinds: readonly LaneKind[]): Lanes[] =>
    kinds.flatMap((kind) => ((counts[kind] ?? 0) > 0 ? [lanesOf(kind, counts[kind]!)] : []));
  const stages: Stage[] = [
    { concern: 'everyone', lanes: lanes(['face', 'code', 'wide', 'turnstile']) },
    { concern: 'unread', lanes: lanes(['steward']) },
    { concern: 'everyone', lanes: lanes(['detector']) },
    { concern: 'checked', lanes: lanes(['check']) },
    { concern: 'bags', lanes: lanes(['search']) },
  ];
  return stages.filter((stage) => stage.lanes.length > 0);
}

/** A crowd at a large match. Party sizes and shares of needs are assumed; bags: one person in twenty has one that is opened. */
export function usualCrowd(people: number): Crowd {
  return {
    people,
    curve: lateCurve,
    partySizes: [0.22, 0.4, 0.14, 0.15, 0.04, 0.025, 0.01, 0.015],
    media: { face: 0.3, code: 0.6, card: 0.1 },
    stepFree: 0.02,
    families: 0.2,
    bags: 0.05,
    checked: 0.06,
    unread: 0.01,
  };
}

/**
 * Lanes of a gate that people walk through: one in seven of them wide where the gate is step-free, since
 * such gates serve the whole venue; the others by share of faces.
 */
export function splitLanes(lanes: number, isStepFree: boolean, faceShare: number): LaneCounts {
  const wide = isStepFree ? Math.min(lanes, Math.max(1, Math.round(lanes / 7))) : 0;
  const face = Math.round((lanes - wide) * faceShare);
  return { face, code: lanes - wide - face, wide };
}

/** Gates A, B, C … that share people and lanes evenly: walk-through lanes, of which one a gate is wide, and points beside. */
export function evenGates(
  gates: number,
  lanes: number,
  { faceShare, points }: { faceShare: number; points: LaneCounts },
): Gate[] {
  const share = (whole: number, gate: number): number =>
    Math.floor(((gate + 1) * whole) / gates) - Math.floor((gate * whole) / gates);
  return Array.from({ length: gates }, (_, gate): Gate => {
    const own = share(lanes, gate);
    const beside = Object.fromEntries(
      Object.entries(points).map(([kind, count]) => [kind, share(count, gate)]),
    ) as LaneCounts;
    return {
      id: String.fromCharCode(65 + gate),
      share: own,
      stages: stagesOf({ ...splitLanes(own, true, faceShare), ...beside }),
    };
  });
}
