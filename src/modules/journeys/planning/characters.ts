import type { Wishes } from '../shapes.ts';
import type { Character } from '../supply/supply-rows.ts';

/** What makes journeys differ: where the same taste is spent. */
export interface Leaning {
  /** Percent of the taste's score that a session, a sight counts. */
  readonly sessions: number;
  readonly sights: number;
  /** Points that 1,000 minor units a person take away. */
  readonly thrift: number;
  /** Most metres walked in a day, where the person set none or more. */
  readonly walkingMetres: number;
  /** Steps of pace slower than wished. */
  readonly slower: number;
}

export const leanings: Readonly<Record<Character, Leaning>> = {
  sport: { sessions: 150, sights: 60, thrift: 2, walkingMetres: 14_000, slower: 0 },
  city: { sessions: 90, sights: 125, thrift: 3, walkingMetres: 14_000, slower: 0 },
  easy: { sessions: 100, sights: 100, thrift: 3, walkingMetres: 6_000, slower: 1 },
  saver: { sessions: 90, sights: 100, thrift: 25, walkingMetres: 14_000, slower: 0 },
};

export interface Pace {
  readonly mostStops: number;
  readonly busyMinutes: number;
  /** Minutes from midnight at which a day begins and its sights end. */
  readonly begins: number;
  readonly ends: number;
}

const paces: Readonly<Record<Wishes['pace'], Pace>> = {
  calm: { mostStops: 3, busyMinutes: 420, begins: 570, ends: 1_290 },
  steady: { mostStops: 4, busyMinutes: 560, begins: 540, ends: 1_350 },
  full: { mostStops: 6, busyMinutes: 700, begins: 480, ends: 1_410 },
};
const order = ['full', 'steady', 'calm'] as const;

/** The pace of a day: as wished, slower where the character is, and earlier to bed with children. */
export function paceOf(wishes: Wishes, { slower }: Leaning): Pace {
  const at = Math.min(order.length - 1, order.indexOf(wishes.pace) + slower);
  const pace = paces[order[at]!];
  return wishes.party.children > 0 ? { ...pace, ends: Math.min(pace.ends, 1_290) } : pace;
}

/** Two or three characters that suit the wishes, the likeliest first. */
export function charactersFor(wishes: Wishes): readonly Character[] {
  if (wishes.character) return [wishes.character];
  const isEasy = wishes.pace === 'calm' || wishes.stepFree || (wishes.walkingMetres ?? 99_999) < 5_000;
  return isEasy ? ['easy', 'sport', 'city'] : ['sport', 'city', wishes.budget === null ? 'easy' : 'saver'];
}
