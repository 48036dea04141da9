import { expect, test } from 'vitest';
import { fromIso } from '../../../kernel/time.ts';
import type { EditionPage } from '../../../modules/editions/contract.ts';
import type { Me } from '../../../modules/people/contract.ts';
import { filledWishes } from './use-wishes.ts';
import {
  aroundSession,
  type Choices,
  countDays,
  firstWishes,
  guessCountry,
  tapDay,
  toggled,
  withPackage,
} from './wishes.ts';

const edition = {
  firstDay: '2021-07-21',
  lastDay: '2021-08-08',
  timeZone: 'Asia/Tokyo',
  days: [
    { day: '2021-07-23', sessions: 3, medalEvents: 0 },
    { day: '2021-07-24', sessions: 40, medalEvents: 11 },
    { day: '2021-08-07', sessions: 40, medalEvents: 34 },
    { day: '2021-08-08', sessions: 20, medalEvents: 13 },
  ],
} as unknown as EditionPage;
const choices = {
  countries: [
    { noc: 'CHN', iso2: 'CN', names: { en: 'China' }, origin: 'PVG' },
    { noc: 'CAN', iso2: 'CA', names: { en: 'Canada' }, origin: null },
    { noc: 'FRA', iso2: 'FR', names: { en: 'France' }, origin: 'CDG' },
  ],
  hotels: [{ id: 'inn', names: { en: 'Inn' }, stars: 2 }],
} as unknown as Choices;
const before = fromIso('2021-06-01T00:00:00Z');
const wishes = firstWishes(edition, before, 7);

test('before anybody answered: the first days with medals, never beyond the last day', () => {
  expect([wishes.firstDay, wishes.lastDay]).toEqual(['2021-07-24', '2021-07-28']);
  const late = firstWishes(edition, fromIso('2021-08-07T03:00:00Z'), 7);
  expect([late.firstDay, late.lastDay]).toEqual(['2021-08-07', '2021-08-08']);
});

test('a country is guessed from the region, else from the language, else not at all', () => {
  expect(guessCountry(choices, ['fr-CA', 'fr'])).toBe('CAN');
  expect(guessCountry(choices, ['zh-Hans-CN'])).toBe('CHN');
  expect(guessCountry(choices, ['zh'])).toBe('CHN');
  expect(guessCountry(choices, ['en', 'en-AU'])).toBeNull();
});

test('the first tap begins the days, the second ends them, an earlier one begins anew', () => {
  const first = tapDay(wishes, '2021-07-30', false);
  expect(first).toEqual({ firstDay: '2021-07-30', lastDay: '2021-07-30', isBegun: true });
  const second = tapDay(first, '2021-08-02', true);
  expect(second).toEqual({ firstDay: '2021-07-30', lastDay: '2021-08-02', isBegun: false });
  expect(tapDay(first, '2021-07-25', true).firstDay).toBe('2021-07-25');
  expect(countDays('2021-07-30', '2021-08-02')).toBe(4);
});

test('a profile fills what was not answered, and nothing that was', () => {
  const me = {
    profile: { favouriteDisciplines: ['JUD'], needs: { stepFree: false, wheelchair: true } },
    party: [{ kind: 'self' }, { kind: 'adult' }, { kind: 'child' }],
  } as unknown as Me;
  const known = { me, choices, whereabouts: { tags: ['zh-CN'], timeZone: 'Asia/Shanghai' }, hostZone: 'Asia/Tokyo' };
  const filled = filledWishes({ answered: [] }, wishes, known);
  expect(filled.sports).toEqual(['JUD']);
  expect(filled.party).toEqual({ adults: 2, children: 1, wheelchairs: 1 });
  expect(filled.stepFree).toBe(true);
  expect([filled.country, filled.origin]).toEqual(['CHN', 'PVG']);
  const answered = filledWishes({ answered: ['sport', 'party', 'days'] }, wishes, known);
  expect(answered).toEqual(wishes);
  const there = filledWishes({ answered: [] }, wishes, {
    ...known,
    whereabouts: { tags: ['zh-CN'], timeZone: 'Asia/Tokyo' },
  });
  expect(there.origin).toBeNull();
});

test('a package brings its days, sport, hotel and character', () => {
  const chosen = {
    id: 'judo-week',
    names: { en: 'Judo week' },
    summary: { en: '' },
    character: 'sport' as const,
    discipline: 'JUD',
    firstDay: '2021-07-23',
    lastDay: '2021-08-01',
    hotel: 'inn',
  };
  expect(withPackage(wishes, chosen, choices)).toMatchObject({
    package: 'judo-week',
    character: 'sport',
    sports: ['JUD'],
    firstDay: '2021-07-23',
    hotel: 'inn',
    stars: 2,
  });
});

test('a journey around a session holds its day, and the session is in', () => {
  const around = aroundSession(wishes, { id: 'S1', discipline: 'JUD', day: '2021-08-08' }, edition);
  expect(around.mustSee).toEqual(['session:S1']);
  expect([around.firstDay, around.lastDay]).toEqual(['2021-08-06', '2021-08-08']);
  const within = aroundSession(wishes, { id: 'S2', discipline: 'JUD', day: '2021-07-25' }, edition);
  expect([within.firstDay, within.lastDay]).toEqual([wishes.firstDay, wishes.lastDay]);
  const first = aroundSession(wishes, { id: 'S3', discipline: 'JUD', day: '2021-07-21' }, edition);
  expect([first.firstDay, first.lastDay]).toEqual(['2021-07-21', '2021-07-25']);
});

test('one goes in and out of a list; a full list lets the oldest go', () => {
  expect(toggled(['a', 'b'], 'a', 2)).toEqual(['b']);
  expect(toggled(['a', 'b'], 'c', 2)).toEqual(['b', 'c']);
});
