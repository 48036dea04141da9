import { type Instant, minute } from '../../../kernel/time.ts';
import type { Venue } from '../../../modules/editions/contract.ts';
import type { SessionCard, Ticket } from '../../../modules/tickets/contract.ts';

/** One session of mine with the seats I hold in it. */
export interface Visit {
  readonly session: SessionCard;
  readonly tickets: readonly Ticket[];
}

/** My sessions in order, those that are over left out. */
export function comingVisits(tickets: readonly Ticket[], sessions: readonly SessionCard[], now: Instant): Visit[] {
  const own = new Map<string, Ticket[]>();
  for (const ticket of tickets) own.set(ticket.session, [...(own.get(ticket.session) ?? []), ticket]);
  return sessions
    .filter((session) => own.has(session.id) && (session.endsAt ?? Number.POSITIVE_INFINITY) > now)
    .map((session) => ({ session, tickets: own.get(session.id)! }))
    .sort((first, second) => (first.session.startsAt ?? 0) - (second.session.startsAt ?? 0));
}

/** How to be there in time: the nearest station, and when to leave it. */
export interface Arrival {
  readonly station: Venue['stations'][number] | undefined;
  /** When to walk off at the station: an hour before the start, but not before the doors open. */
  readonly leaveStationAt: Instant | undefined;
  readonly gates: readonly string[];
}

const beforeStart = 60 * minute;

export function arrivalOf({ session, tickets }: Visit, venue: Venue | undefined): Arrival {
  const station = venue?.stations.reduce<Venue['stations'][number] | undefined>(
    (nearest, one) => (nearest && nearest.walkMinutes <= one.walkMinutes ? nearest : one),
    undefined,
  );
  const names = tickets.map(({ seat }) => venue?.gates.find(({ id }) => id === seat.gate)?.name ?? seat.gate);
  const arriveAt =
    session.startsAt === null ? undefined : Math.max(session.doorsAt ?? 0, session.startsAt - beforeStart);
  return {
    station,
    leaveStationAt: station && arriveAt !== undefined ? arriveAt - station.walkMinutes * minute : undefined,
    gates: [...new Set(names)],
  };
}
