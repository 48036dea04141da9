import type { Run } from './row-index.ts';

/** The cost of a lone seat, which is the most that filling a gap can gain. */
export const largestGain = 4;

/** What a gap of free seats costs the rest of the sale: short gaps are hard to sell, one seat alone hardest. */
export function gapCost(length: number): number {
  if (length <= 0) return 0;
  return length === 1 ? largestGain : 0.5 + 3 / length;
}

/** Where a party may start in a run: at its ends, and nearest to the wish without a lone seat on either side. */
export function startsIn({ bit, length }: Run, count: number, wish: number): number[] {
  const rest = length - count;
  if (rest === 0) return [bit];
  if (rest < 4) return [bit, bit + rest];
  return [bit, bit + rest, Math.min(bit + rest - 2, Math.max(bit + 2, Math.floor(wish)))];
}

/** The start nearest to the wish that leaves no lone seat, if the run allows one. */
export function startNearest(run: Run, count: number, wish: number): number {
  let best = run.bit;
  for (const start of startsIn(run, count, wish)) if (Math.abs(start - wish) < Math.abs(best - wish)) best = start;
  return best;
}

/** Whether a party in a run must leave a lone seat. */
export function leavesSingle(run: Run, count: number): boolean {
  return run.length === count + 1;
}
