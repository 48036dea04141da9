import { expect, test } from 'vitest';
import { fromIso } from '../../../kernel/time.ts';
import type { SessionCard } from '../../../modules/tickets/contract.ts';
import { byDay, timetableOf } from './timetable.ts';

function session(id: string, venue: string, from: string | null, to: string | null, day = '2020-07-25'): SessionCard {
  const at = (time: string | null) => (time === null ? null : fromIso(`${day}T${time}:00+09:00`));
  return {
    id,
    venue,
    day,
    discipline: 'SWM',
    startsAt: at(from),
    endsAt: at(to),
    doorsAt: null,
    phase: 'final',
    medalEvents: 0,
    ticketed: true,
    items: [],
    prices: [],
    free: 1,
    capacity: 1,
  };
}

test('bars stand at their hours, and overlapping sessions of a venue in lanes', () => {
  const { hours, rows } = timetableOf([
    session('b', 'pool', '11:00', '13:00'),
    session('a', 'pool', '09:00', '12:00'),
    session('c', 'pool', '13:00', '14:00'),
    session('d', 'ring', '10:30', '12:30'),
  ]);
  expect(hours).toHaveLength(5);
  expect(rows.map(({ venue, lanes }) => [venue, lanes])).toEqual([
    ['pool', 2],
    ['ring', 1],
  ]);
  expect(rows[0]!.bars.map((bar) => [bar.session.id, bar.lane, bar.startPercent, bar.widthPercent])).toEqual([
    ['a', 0, 0, 60],
    ['b', 1, 40, 40],
    ['c', 0, 80, 20],
  ]);
});

test('a day without times is empty, and a session without an end takes two hours', () => {
  expect(timetableOf([session('a', 'sea', null, null)])).toEqual({ hours: [], rows: [] });
  expect(timetableOf([session('a', 'sea', '09:00', null)]).hours).toHaveLength(2);
});

test('sessions are grouped by day in their order', () => {
  const groups = byDay([
    session('a', 'x', '09:00', '10:00'),
    session('b', 'x', '09:00', '10:00', '2020-07-26'),
    session('c', 'x', '11:00', '12:00'),
  ]);
  expect(groups.map(({ day, sessions }) => [day, sessions.map(({ id }) => id)])).toEqual([
    ['2020-07-25', ['a', 'c']],
    ['2020-07-26', ['b']],
  ]);
});
