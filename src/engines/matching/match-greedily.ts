import type { Market } from './market.ts';

const grades = 1 << 16;

/**
 * Package of each person, or -1, by what most systems do: pairs from the best value on, as long as there is room. Values count
 * in 65,536 grades; equals go in the order of people. The line that an auction has to beat.
 */
export function matchGreedily({ people, offset, candidate, value, capacity }: Market): Int32Array {
  let most = 0;
  for (let at = 0; at < value.length; at += 1) if (value[at]! > most) most = value[at]!;
  const grade = (at: number): number => grades - 1 - Math.floor((value[at]! / most) * (grades - 1));
  const next = new Int32Array(grades + 1);
  for (let at = 0; at < value.length; at += 1) {
    const slot = grade(at) + 1;
    next[slot] = next[slot]! + 1;
  }
  for (let slot = 0; slot < grades; slot += 1) next[slot + 1] = next[slot + 1]! + next[slot]!;
  const person = new Int32Array(value.length);
  const order = new Int32Array(value.length);
  for (let someone = 0; someone < people; someone += 1)
    for (let at = offset[someone]!; at < offset[someone + 1]!; at += 1) {
      const rank = grade(at);
      const slot = next[rank]!;
      next[rank] = slot + 1;
      order[slot] = at;
      person[slot] = someone;
    }
  const left = capacity.slice();
  const assigned = new Int32Array(people).fill(-1);
  for (let slot = 0; slot < order.length; slot += 1) {
    const one = candidate[order[slot]!]!;
    if (left[one]! <= 0 || assigned[person[slot]!] !== -1) continue;
    left[one] = left[one]! - 1;
    assigned[person[slot]!] = one;
  }
  return assigned;
}
