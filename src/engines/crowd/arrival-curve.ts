import { invariant } from '../../kernel/invariant.ts';

/** Which share of the people comes to the gates when: `shares[i]` between `edges[i]` and `edges[i + 1]`, evenly within. */
export interface ArrivalCurve {
  /** Seconds from the start of the session, rising; negative is before it. One more than shares. */
  readonly edges: readonly number[];
  /** Not negative, with a sum above zero; they are read as parts of their sum. */
  readonly shares: readonly number[];
}

/** A curve of steps of equal length, from a first edge in minutes. */
export function stepCurve(fromMinutes: number, stepMinutes: number, shares: readonly number[]): ArrivalCurve {
  return { edges: Array.from({ length: shares.length + 1 }, (_, i) => (fromMinutes + i * stepMinutes) * 60), shares };
}

/**
 * Half of the people in the last half hour, with the top of the wave a quarter of an hour before the start. An assumption: clubs
 * and vendors tell of a half in the last 15 to 30 minutes, and no open count by minute was found.
 */
export const lateCurve: ArrivalCurve = stepCurve(-120, 15, [2, 4, 7, 10, 12, 15, 27, 23]);

/** People who come for the day and not for one whistle: the same two hours, hardly a wave. Assumed. */
export const calmCurve: ArrivalCurve = stepCurve(-120, 15, [8, 11, 13, 15, 16, 15, 13, 9]);

/** A reader of the curve: the instant, in seconds from the start, before which the share `u` (0 to 1) has come. */
export function arrivalQuantile(curve: ArrivalCurve): (u: number) => number {
  const { edges, shares } = curve;
  invariant(edges.length === shares.length + 1, 'A curve has one edge more than shares');
  const total = shares.reduce((sum, share) => sum + share, 0);
  invariant(total > 0, 'A curve of nobody');
  const upTo = [0];
  for (const share of shares) upTo.push(upTo.at(-1)! + share / total);
  return (u) => {
    let step = 0;
    while (step < shares.length - 1 && upTo[step + 1]! <= u) step += 1;
    const part = shares[step]! > 0 ? (u - upTo[step]!) / (upTo[step + 1]! - upTo[step]!) : 0;
    return edges[step]! + Math.min(1, Math.max(0, part)) * (edges[step + 1]! - edges[step]!);
  };
}

/** Share of the people that comes between two instants, in seconds from the start. */
export function shareBetween(curve: ArrivalCurve, from: number, until: number): number {
  const total = curve.shares.reduce((sum, share) => sum + share, 0);
  return curve.shares.reduce((sum, share, i) => {
    const [left, right] = [curve.edges[i]!, curve.edges[i + 1]!];
    const overlap = Math.max(0, Math.min(until, right) - Math.max(from, left));
    return sum + (share / total) * (overlap / (right - left));
  }, 0);
}

/** People a second at the busiest step, per person who comes at all. */
export function peakShare(curve: ArrivalCurve): number {
  const total = curve.shares.reduce((sum, share) => sum + share, 0);
  return Math.max(...curve.shares.map((share, i) => share / total / (curve.edges[i + 1]! - curve.edges[i]!)));
}
