import { expect, test } from 'vitest';
import { fromIso, minute } from '../../../../kernel/time.ts';
import type { JourneyDay } from '../../../../modules/journeys/contract.ts';
import { dayNow, journeyOfDay } from './day-now.ts';

const at = (time: string) => fromIso(`2021-07-26T${time}:00+09:00`);
const visit = (ref: string, from: string, to: string, minutes: number) => ({
  ref,
  startsAt: at(from),
  endsAt: at(to),
  travel: { mode: 'transit', minutes, walkMetres: 500 },
});
const day = {
  day: '2021-07-26',
  leavesAt: at('09:00'),
  returnsAt: at('20:20'),
  visits: [visit('sight:a', '09:30', '11:00', 30), visit('session:b', '16:25', '19:55', 24)],
} as unknown as JourneyDay;

test('before a day begins its first visit is next, and one leaves by the way to it', () => {
  expect(dayNow(day, at('08:00'))).toMatchObject({ current: undefined, leaveAt: at('09:00'), isOver: false });
});

test('during a visit it is now, and the one after it is next', () => {
  const now = dayNow(day, at('10:00'));
  expect([now.current?.ref, now.next?.ref, now.leaveAt]).toEqual(['sight:a', 'session:b', at('16:25') - 24 * minute]);
});

test('after the last visit nothing is next, and at home the day is over', () => {
  expect(dayNow(day, at('20:00'))).toMatchObject({ current: undefined, next: undefined, isOver: false });
  expect(dayNow(day, at('20:20')).isOver).toBe(true);
});

test('of two journeys on one day the booked one counts', () => {
  const kept = { journey: { days: [day] }, isBooked: false };
  const booked = { journey: { days: [day] }, isBooked: true };
  expect(journeyOfDay([kept, booked], '2021-07-26')).toBe(booked);
  expect(journeyOfDay([kept, booked], '2021-07-27')).toBeUndefined();
});
