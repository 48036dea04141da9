import type { Instance } from './instance.ts';

/** Who is near to whom; made once, at the first round, since the first plan does without. */
export interface Neighbours {
  /** By stop: the stops nearest in time of way and window, nearest first, `near` of them. */
  readonly near: number;
  readonly nearest: Int32Array;
  /** By node: the stops reached first from it, `reach` of them, and when (the visit at the node and the way). */
  readonly reach: number;
  readonly reached: Int32Array;
  readonly reachTime: Int32Array;
}

const mostNear = 40;
/** Up to so many stops lists are complete; beyond, the far ends of ways are left to the rounds that look everywhere. */

export function findNeighbours(of: Instance, mostReach: number): Neighbours {
  const { stops, nodes, go } = of;
  const near = Math.min(mostNear, Math.max(0, stops - 1));
  const reach = Math.min(mostReach, stops);
  const nearest = new Int32Array(stops * near);
  const reached = new Int32Array(nodes * reach);
  const reachTime = new Int32Array(nodes * reach);
  const keys = new Float64Array(stops);
  for (let i = 0; i < nodes; i += 1) {
    for (let j = 0; j < stops; j += 1) keys[j] = j === i ? Number.POSITIVE_INFINITY : go[i * nodes + j]! * 4096 + j;
    keys.sort();
    for (let at = 0; at < reach; at += 1) {
      const isSelf = keys[at] === Number.POSITIVE_INFINITY;
      reached[i * reach + at] = isSelf ? i : keys[at]! % 4096;
      reachTime[i * reach + at] = isSelf ? 0x7fffffff : Math.floor(keys[at]! / 4096);
    }
  }
  for (let k = 0; k < stops; k += 1) {
    for (let j = 0; j < stops; j += 1)
      keys[j] = j === k ? Number.POSITIVE_INFINITY : Math.round(Math.min(apart(of, k, j), apart(of, j, k))) * 4096 + j;
    keys.sort();
    for (let at = 0; at < near; at += 1) nearest[k * near + at] = keys[at]! % 4096;
  }
  return { near, nearest, reach, reached, reachTime };
}

/** The way, a fifth of the wait that one after the other would mean, and half of the lateness. */
function apart({ go, nodes, open, close, duration }: Instance, i: number, j: number): number {
  const way = go[i * nodes + j]!;
  const wait = Math.max(0, open[j]! - close[i]! - way);
  return way - duration[i]! + 0.2 * wait + 0.5 * Math.max(0, open[i]! + way - close[j]!);
}
