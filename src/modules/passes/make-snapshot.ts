import { groupBy } from '../../kernel/group-by.ts';
import { day, hour } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, type Programme } from '../editions/index.ts';
import { getPerson, type Person } from '../people/index.ts';
import { listEndedStatuses, listValidTickets, type TicketRecord } from '../tickets/index.ts';
import { accreditedAt, narrowedAt } from './accreditation/accredited-people.ts';
import type { GateSnapshot } from './contract.ts';
import { entitlementOf, holdersOf, seatOfTicket } from './party-pass.ts';
import { sessionNames } from './session-names.ts';
import { listDevices, listKeys, listPassesOf, venueVersion } from './store.ts';

/** People of sessions that open within so long are in the snapshot. */
const lookAhead = day;

/** Changes whenever the snapshot of a venue would: other content, tickets, devices, keys, or the next hour. */
export async function snapshotVersion(tx: Tx, edition: string, venue: string): Promise<string> {
  const programme = await getProgramme(tx, edition);
  const keys = await listKeys(tx.db, edition);
  const changes = await venueVersion(tx.db, edition, venue);
  return `${programme.hash.slice(0, 8)}.${keys.length}.${changes}.${Math.floor(tx.now / hour)}`;
}

/** All that one gate needs to decide alone. `clockOffsetMs`: the demo's clock less the machine's. */
export async function makeSnapshot(
  tx: Tx,
  edition: string,
  gateKey: string,
  clockOffsetMs: number,
): Promise<GateSnapshot> {
  const programme = await getProgramme(tx, edition);
  const venue = [...programme.venues.values()].find((one) => one.gates.some((gate) => gate.id === gateKey))!;
  const sessions = [...programme.sessions.values()].filter((session) => session.venue === venue.id && session.ticketed);
  const ahead = sessions
    .filter((one) => (one.endsAt ?? 0) > tx.now - hour && (one.doorsAt ?? 0) < tx.now + lookAhead)
    .map((one) => one.id);
  const tickets = await listValidTickets(tx.db, edition, ahead);
  const ended = groupBy(await listEndedStatuses(tx.db, edition, ahead), (one) => one.session);
  const people = [...new Set(tickets.flatMap((ticket) => ticket.person ?? []))];
  const passes = groupBy(await listPassesOf(tx.db, edition, people), (pass) => pass.person);
  const devices = await listDevices(tx.db, edition, people);
  return {
    format: 1,
    version: await snapshotVersion(tx, edition, venue.id),
    madeAt: tx.now,
    edition,
    editionNames: programme.edition.names,
    timeZone: programme.edition.timeZone,
    gate: gateKey,
    gateName: venue.gates.find((gate) => gate.id === gateKey)!.name,
    venue: venue.id,
    venueNames: venue.names,
    policy: programme.policy,
    issuers: (await listKeys(tx.db, edition)).map(({ keyId, publicKey }) => ({
      keyId,
      publicKey: publicKey.toString('base64url'),
    })),
    sessions: sessionsOf(programme),
    venues: [...programme.venues.values()].map(({ id, names }) => ({ id, names })),
    gates: [...programme.venues.values()].flatMap((one) =>
      one.gates.map(({ id, name, stepFree }) => ({ id, name, stepFree })),
    ),
    accredited: await accreditedAt(tx, programme, venue.id),
    people: await peopleOf(
      tx,
      programme,
      groupBy(tickets, (ticket) => ticket.person ?? ''),
      passes,
    ),
    ended: [...ended].map(([session, list]) => ({
      session: programme.sessionNumber(session),
      statuses: list.map((one) => one.status),
    })),
    revoked: [
      ...(await narrowedAt(tx, edition, venue.id)),
      ...devices.flatMap(({ person, revokedBefore }) =>
        revokedBefore === null
          ? []
          : (passes.get(person) ?? []).map((pass) => ({ pass: pass.id, before: revokedBefore })),
      ),
    ],
    clockOffsetMs: Math.round(clockOffsetMs),
  };
}

function sessionsOf(programme: Programme): GateSnapshot['sessions'] {
  return [...programme.sessions.values()].flatMap((session) =>
    session.startsAt === null || session.endsAt === null
      ? []
      : [
          {
            number: programme.sessionNumber(session.id),
            id: session.id,
            venue: session.venue,
            startsAt: session.startsAt,
            endsAt: session.endsAt,
            names: sessionNames(programme, session),
          },
        ],
  );
}

async function peopleOf(
  tx: Tx,
  programme: Programme,
  tickets: ReadonlyMap<string, readonly TicketRecord[]>,
  passes: ReadonlyMap<string, Awaited<ReturnType<typeof listPassesOf>>>,
): Promise<GateSnapshot['people']> {
  const found: GateSnapshot['people'] = [];
  for (const [person, own] of tickets) {
    if (person === '') continue;
    const known: Person = await getPerson(tx, person);
    const holders = holdersOf(programme, known, passes.get(person) ?? [], own, tx.now);
    const holder = holders[0]?.pass.id;
    for (const { pass, name, kind, tickets: list } of holders) {
      const seats = list.map((ticket) => {
        const seat = seatOfTicket(programme, ticket);
        const { session, sector, place, status } = entitlementOf(programme, ticket);
        return {
          session,
          sector,
          place: place ?? 0,
          status,
          seat: {
            block: seat?.block ?? '',
            row: seat?.row ?? 0,
            number: seat?.number ?? 0,
            kind: seat?.kind ?? 'seat',
          },
        };
      });
      if (holder !== undefined && (seats.length > 0 || pass.id === holder)) {
        found.push({ pass: pass.id, name, kind, shortCode: pass.shortCode, holder, tickets: seats });
      }
    }
  }
  return found;
}
