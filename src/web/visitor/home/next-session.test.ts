import { expect, test } from 'vitest';
import { fromIso, hour } from '../../../kernel/time.ts';
import type { Venue } from '../../../modules/editions/contract.ts';
import type { SessionCard, Ticket } from '../../../modules/tickets/contract.ts';
import { arrivalOf, comingVisits } from './next-session.ts';

const start = fromIso('2020-07-25T19:00:00+09:00');
const session = (id: string, startsAt: number, doorsAt: number | null = startsAt - 2 * hour) =>
  ({ id, startsAt, endsAt: startsAt + 2 * hour, doorsAt, venue: 'pool' }) as SessionCard;
const ticket = (of: string, gate = 'pool.B') => ({ session: of, seat: { gate } }) as Ticket;
const venue = {
  stations: [
    { names: { en: 'Far' }, walkMetres: 1200, walkMinutes: 15 },
    { names: { en: 'Near' }, walkMetres: 600, walkMinutes: 8 },
  ],
  gates: [{ id: 'pool.B', name: 'Gate B' }],
} as Venue;

test('what is over is left out and the next comes first', () => {
  const sessions = [
    session('later', start + 24 * hour),
    session('over', start - 24 * hour),
    session('next', start),
    session('other', start),
  ];
  const visits = comingVisits(
    [ticket('later'), ticket('over'), ticket('next'), ticket('next')],
    sessions,
    start - hour,
  );
  expect(visits.map((visit) => [visit.session.id, visit.tickets.length])).toEqual([
    ['next', 2],
    ['later', 1],
  ]);
});

test('one leaves the nearest station an hour and the walk before the start', () => {
  const arrival = arrivalOf({ session: session('next', start), tickets: [ticket('next')] }, venue);
  expect(arrival.station?.names.en).toBe('Near');
  expect(arrival.leaveStationAt).toBe(start - hour - 8 * 60_000);
  expect(arrival.gates).toEqual(['Gate B']);
});

test('nobody is sent to closed doors, and a venue without stations asks for no walk', () => {
  const late = session('next', start, start - 30 * 60_000);
  expect(arrivalOf({ session: late, tickets: [ticket('next')] }, venue).leaveStationAt).toBe(start - 38 * 60_000);
  expect(
    arrivalOf({ session: late, tickets: [ticket('next')] }, { ...venue, stations: [] }).leaveStationAt,
  ).toBeUndefined();
});
