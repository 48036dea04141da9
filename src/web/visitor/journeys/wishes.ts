import type { Static } from 'typebox';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { type Instant, localDay } from '../../../kernel/time.ts';
import type { EditionPage } from '../../../modules/editions/contract.ts';
import type { getChoices, PackageSchema, Wishes } from '../../../modules/journeys/contract.ts';
import type { Me } from '../../../modules/people/contract.ts';

export type Choices = AnswerOf<typeof getChoices>;
export type Package = Static<typeof PackageSchema>;

/** The five questions, in the order in which they are asked. */
export const steps = ['sport', 'city', 'party', 'days', 'way'] as const;
export type Step = (typeof steps)[number];

/** How many days a journey has before anybody said how many. */
const usualDays = 5;
/** Most metres of a day for somebody who walks little. */
export const littleWalking = 4_000;

/** The day some days after another, as `2021-07-24`. */
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from the first to the last, both counted. */
export function countDays(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
}

/** What stands before anybody answered: two adults, the first days with medals from today on. */
export function firstWishes(edition: EditionPage, now: Instant, seed: number): Wishes {
  const today = localDay(now, edition.timeZone);
  const days = edition.days.filter(({ day }) => day >= today);
  const first = (days.find(({ medalEvents }) => medalEvents > 0) ?? days[0])?.day ?? edition.firstDay;
  const last = dayPlus(first, usualDays - 1);
  return {
    country: null,
    origin: null,
    sports: [],
    interests: [],
    likes: [],
    mustSee: [],
    mustNot: [],
    pins: [],
    party: { adults: 2, children: 0, wheelchairs: 0 },
    firstDay: first,
    lastDay: last > edition.lastDay && first <= edition.lastDay ? edition.lastDay : last,
    budget: null,
    pace: 'steady',
    walkingMetres: null,
    stepFree: false,
    stars: 3,
    hotel: null,
    notHotels: [],
    guide: null,
    character: null,
    package: null,
    seed,
  };
}

/** Which country somebody may cheer for, from what their browser says: a region first, else what their language suggests. */
export function guessCountry(choices: Choices, tags: readonly string[]): string | null {
  const usual: Record<string, string> = { ja: 'JP', zh: 'CN', fr: 'FR' };
  for (const tag of tags) {
    const [language = '', ...rest] = tag.split('-');
    const region = rest.find((part) => /^[A-Z]{2}$/.test(part)) ?? usual[language];
    const found = choices.countries.find(({ iso2 }) => iso2 === region);
    if (found) return found.noc;
  }
  return null;
}

/** What a profile knows already: sports, needs, and who comes along. */
export function withProfile(wishes: Wishes, me: Me): Wishes {
  const { favouriteDisciplines, needs } = me.profile;
  const children = me.party.filter(({ kind }) => kind === 'child').length;
  const adults = me.party.length - children;
  return {
    ...wishes,
    sports: wishes.sports.length > 0 ? wishes.sports : favouriteDisciplines.slice(0, 12),
    party: { adults: Math.max(1, adults), children, wheelchairs: needs.wheelchair ? 1 : 0 },
    stepFree: wishes.stepFree || needs.stepFree || needs.wheelchair,
  };
}

/** Wishes that begin from a package of the organiser. */
export function withPackage(wishes: Wishes, chosen: Package, choices: Choices): Wishes {
  const hotel = choices.hotels.find(({ id }) => id === chosen.hotel);
  return {
    ...wishes,
    package: chosen.id,
    character: chosen.character,
    sports: chosen.discipline ? [chosen.discipline] : wishes.sports,
    firstDay: chosen.firstDay,
    lastDay: chosen.lastDay,
    hotel: chosen.hotel,
    stars: hotel ? Math.min(wishes.stars || 3, hotel.stars) : 0,
    mustNot: [],
    mustSee: [],
    pins: [],
    notHotels: [],
  };
}

/** Wishes that begin around one session: it is in, and the days lie about it. */
export function aroundSession(
  wishes: Wishes,
  session: { readonly id: string; readonly discipline: string; readonly day: string },
  edition: Pick<EditionPage, 'firstDay' | 'lastDay'>,
): Wishes {
  const isWithin = wishes.firstDay <= session.day && session.day <= wishes.lastDay;
  const [, first = session.day] = [dayPlus(session.day, -2), edition.firstDay].sort();
  const [last = session.day] = [dayPlus(first, usualDays - 1), edition.lastDay].sort();
  const ref = `session:${session.id}`;
  return {
    ...wishes,
    sports: [session.discipline, ...wishes.sports.filter((one) => one !== session.discipline)].slice(0, 12),
    mustSee: [ref, ...wishes.mustSee.filter((one) => one !== ref)].slice(0, 20),
    mustNot: wishes.mustNot.filter((one) => one !== ref),
    ...(isWithin ? {} : { firstDay: first, lastDay: last }),
    package: null,
    character: null,
  };
}

/** The span of days after one more tap: the first tap begins a span, the second ends it. */
export function tapDay(
  span: { readonly firstDay: string; readonly lastDay: string },
  day: string,
  isBegun: boolean,
): { firstDay: string; lastDay: string; isBegun: boolean } {
  if (!isBegun || day < span.firstDay) return { firstDay: day, lastDay: day, isBegun: true };
  return { firstDay: span.firstDay, lastDay: day, isBegun: false };
}

/** People of a party, however they move. */
export const peopleOf = ({ adults, children }: Wishes['party']): number => adults + children;

/** One in or out of a list, at most so many. */
export function toggled<Value>(list: readonly Value[], value: Value, most: number): Value[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value].slice(-most);
}

/** Amounts of the budget's slider, in minor units: small steps first, larger ones later. */
export const budgetSteps: readonly number[] = [
  ...Array.from({ length: 20 }, (_, index) => (index + 1) * 20_000),
  ...Array.from({ length: 12 }, (_, index) => 450_000 + index * 50_000),
  ...Array.from({ length: 20 }, (_, index) => 1_100_000 + index * 100_000),
];
