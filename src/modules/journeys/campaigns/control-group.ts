import { createHash } from 'node:crypto';

/**
 * Draws who gets no mail, by lot: each person's number is the hash of campaign and person, the lowest are drawn. Anybody who knows the
 * campaign and the people can draw again and gets the same ones; the order of the people does not matter.
 */
export function controlGroup(campaign: string, people: readonly string[], share: number): ReadonlySet<string> {
  const lots = people.map((person) => ({
    person,
    lot: createHash('sha256').update(`${campaign} ${person}`).digest('hex'),
  }));
  lots.sort((first, second) => (first.lot < second.lot ? -1 : 1));
  return new Set(lots.slice(0, Math.max(1, Math.round(people.length * share))).map(({ person }) => person));
}
