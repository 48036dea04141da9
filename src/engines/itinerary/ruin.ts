import { type Chance, draw, drawBelow } from './chance.ts';
import type { Neighbours } from './neighbours.ts';
import { cutDay, leave, outCount, type Tours } from './tours.ts';

/** Takes visits out of days; it calls `touch` before the first change of each day. The days are left untimed. */
export interface Ruin {
  /** Found at the first round; the first plan does without. */
  neighbours: Neighbours | undefined;
  readonly touched: Uint8Array;
  readonly touch: (day: number) => void;
}

/**
 * Strings of neighbouring visits around one stop, each in another day (slack induction by string removals, Christiaens and
 * Vanden Berghe 2020). The stop in the middle is one that is out every other time, so that room is made where it is wanted.
 */
export function cutStrings(tours: Tours, ruin: Ruin, chance: Chance, most: number, strings: number): void {
  const { of, dayOf, position, length, out, counts } = tours;
  if (!ruin.neighbours) return;
  const { near, nearest } = ruin.neighbours;
  const outs = counts[outCount]!;
  const middle = outs > 0 && draw(chance) < 0.5 ? out[drawBelow(chance, outs)]! : drawBelow(chance, of.stops);
  let left = strings;
  for (let index = -1; index < near && left > 0; index += 1) {
    const stop = index < 0 ? middle : nearest[middle * near + index]!;
    const day = dayOf[stop]!;
    if (day < 0 || ruin.touched[day] === 1) continue;
    const count = Math.min(length[day]!, 1 + drawBelow(chance, most));
    const lowest = Math.max(1, position[stop]! - count + 1);
    const highest = Math.min(position[stop]!, length[day]! - count + 1);
    const first = lowest + drawBelow(chance, highest - lowest + 1);
    ruin.touch(day);
    cutDay(tours, day, first, first + count - 1);
    left -= 1;
  }
}

/** Single visits by chance: those that bring little for their time are taken more often when `byWorth`. */
export function cutSingles(tours: Tours, ruin: Ruin, chance: Chance, most: number, byWorth: boolean): void {
  const { of, out, counts } = tours;
  let left = Math.min(1 + drawBelow(chance, most), of.stops - counts[outCount]!);
  for (; left > 0; left -= 1) {
    const inside = of.stops - counts[outCount]!;
    let stop = out[counts[outCount]! + drawBelow(chance, inside)]!;
    for (let trial = 0; byWorth && trial < 3; trial += 1) {
      const other = out[counts[outCount]! + drawBelow(chance, inside)]!;
      if (worthInside(tours, other) < worthInside(tours, stop)) stop = other;
    }
    takeOut(tours, ruin, stop);
  }
}

function worthInside(tours: Tours, stop: number): number {
  const { of, stride, leg, node, dayOf, position } = tours;
  const at = dayOf[stop]! * stride + position[stop]!;
  const saved = leg[at - 1]! + leg[at]! - of.go[node[at - 1]! * of.nodes + node[at + 1]!]!;
  return of.value[stop]! / (1 + Math.max(0, saved));
}

/** Takes one visit out and keeps the positions of those behind it right. */
function takeOut(tours: Tours, ruin: Ruin, stop: number): void {
  const { node, length, stride, position } = tours;
  const day = tours.dayOf[stop]!;
  ruin.touch(day);
  const from = day * stride;
  leave(tours, stop);
  for (let p = position[stop]!; p <= length[day]!; p += 1) {
    const next = node[from + p + 1]!;
    node[from + p] = next;
    if (p < length[day]!) position[next] = p;
  }
  length[day]! -= 1;
}

/** The visits of a day in a part of it, up to all. */
export function cutStretch(tours: Tours, ruin: Ruin, chance: Chance): void {
  const day = drawBelow(chance, tours.of.days);
  const count = tours.length[day]!;
  if (count === 0) return;
  const gone = 1 + drawBelow(chance, Math.ceil(count * 0.6));
  const first = 1 + drawBelow(chance, count - gone + 1);
  ruin.touch(day);
  cutDay(tours, day, first, first + gone - 1);
}
