import { type Random, randomInteger, seededRandom } from '../../../kernel/random.ts';
import { hour, minute } from '../../../kernel/time.ts';
import { type AdmissionEvent, createLedger, type Ledger } from '../ledger.ts';
import { ids, member, passageOf, passFor, start } from './small-venue.ts';

/** Passes that the events speak of. */
export const people = [ids.anna, ids.child, ids.baby, ids.aide];
export const zones = ['ARE-perimeter', 'ARE-bowl', 'PRK-park'];

/** Events of some gates that do not know of each other: entries, exits, unnamed people, annulments, doubled ids. */
export function events(seed: number, count: number): AdmissionEvent[] {
  const random = seededRandom(seed);
  const list: AdmissionEvent[] = [];
  for (let index = 0; index < count; index++) {
    const at = start - hour + randomInteger(random, 40) * minute;
    const id = `e${index}`;
    const earlier = list[randomInteger(random, list.length + 1)];
    if (earlier && random() < 0.2) {
      const some = random() < 0.5 ? { passes: [people[randomInteger(random, 4)]!] } : {};
      list.push({ kind: 'annulment', id, at, passage: earlier.id, ...some });
      continue;
    }
    const pass = passFor({
      id: people[randomInteger(random, 4)]!,
      party: [member(people[randomInteger(random, 4)]!, 'adult', 1)],
    });
    const gate = ['ARE-G1', 'ARE-G2', 'ARE-S2'][randomInteger(random, 3)]!;
    const direction = random() < 0.35 ? ('exit' as const) : ('entry' as const);
    const isClash = random() < 0.05 && earlier;
    const unnamed = random() < 0.2 ? { unnamed: 1 + randomInteger(random, 2) } : {};
    list.push(passageOf({ id: isClash ? earlier.id : id, now: at, pass, gate, direction }, unnamed));
  }
  return list;
}

/** All that a ledger answers, to be compared. */
export function stateOf(ledger: Ledger): unknown {
  return {
    passes: people.map((id) => ledger.passOf(id)),
    zones: zones.map((zone) => ledger.peopleAt(zone)),
    events: ledger.events(),
    doubles: ledger.doubleUses(),
  };
}

/** Each event at least once, some twice, in an order of chance (Fisher and Yates). */
export function shuffled(list: readonly AdmissionEvent[], random: Random): AdmissionEvent[] {
  const all = [...list, ...list.filter(() => random() < 0.3)];
  for (let last = all.length - 1; last > 0; last--) {
    const other = randomInteger(random, last + 1);
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}

/** Orders of sets of `size` events, 500 orders a set; answers how many orders came to another state than the first of their set. */
export function countDivergent(orders: number, size: number, random: Random): number {
  let divergent = 0;
  for (let left = orders; left > 0; left -= 500) {
    const list = events(randomInteger(random, 2 ** 30), size);
    const expected = JSON.stringify(stateOf(createLedger(list)));
    for (let order = Math.min(left, 500); order > 0; order--) {
      if (JSON.stringify(stateOf(createLedger(shuffled(list, random)))) !== expected) divergent++;
    }
  }
  return divergent;
}
