import { groupBy } from '../../kernel/group-by.ts';
import { hour } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, type Programme } from '../editions/index.ts';
import { listTicketsOf, listValidTickets } from '../tickets/index.ts';
import type { CarrierKeys } from './carrier-keys.ts';
import type { CarrierFeed } from './contract.ts';
import { lastChange, listChanges } from './store.ts';

const mostRows = 2_000;
/** Up to so many people are asked for one by one; more are found through the sessions. */
const fewPeople = 50;

/**
 * What changed after a number, for one venue. Who has no ticket to come there is left out; what ended is told to all, since
 * it names nobody.
 */
export async function getFeed(
  tx: Tx,
  edition: string,
  gate: string,
  keys: CarrierKeys,
  known: number,
): Promise<CarrierFeed> {
  const programme = await getProgramme(tx, edition);
  const venue = [...programme.venues.values()].find((one) => one.gates.some(({ id }) => id === gate))?.id ?? '';
  const newest = await lastChange(tx.db, edition);
  const after = known > newest ? 0 : known;
  const rows = await listChanges(tx.db, edition, after, mostRows);
  const isMore = rows.length >= mostRows;
  const uidKey = keys.uidKey(edition).toString('base64url');
  const last = rows.at(-1)?.change ?? after;
  const people = [...new Set(rows.flatMap((row) => (row.isEnded || row.person === null ? [] : row.person)))];
  const here = await peopleAt(tx, programme, venue, people);
  const isDead = (row: (typeof rows)[number]) => row.isEnded || row.pass === null || row.person === null;
  const told = rows.filter((row) => (isDead(row) ? after > 0 : here.has(row.person!)));
  // A band that ended and was given away again is two rows of one hash; the later change counts, so it comes last.
  return {
    cursor: isMore ? last : newest,
    isMore,
    isWhole: after === 0,
    uidKey,
    cards: told.flatMap((row) =>
      row.hash ? [[row.hash.toString('base64url'), isDead(row) ? null : row.pass] as [string, string | null]] : [],
    ),
    wallets: told.flatMap((row) =>
      row.hash || row.pass === null
        ? []
        : [
            [
              row.pass,
              isDead(row) ? null : keys.walletKey(edition, row.pass, row.generation!).toString('base64url'),
            ] as [string, string | null],
          ],
    ),
  };
}

/** Those of some people who have a ticket for a session of the venue that is not over. */
async function peopleAt(tx: Tx, programme: Programme, venue: string, people: readonly string[]): Promise<Set<string>> {
  const ahead = [...programme.sessions.values()].filter(
    (session) => session.venue === venue && session.ticketed && (session.endsAt ?? 0) > tx.now - hour,
  );
  const isHere = new Set(ahead.map((session) => session.id));
  if (people.length > fewPeople) {
    const tickets = await listValidTickets(tx.db, programme.edition.id, [...isHere]);
    const byPerson = groupBy(tickets, (ticket) => ticket.person ?? '');
    return new Set(people.filter((person) => byPerson.has(person)));
  }
  const here = new Set<string>();
  for (const person of people) {
    const tickets = await listTicketsOf(tx.db, programme.edition.id, person);
    if (tickets.some((ticket) => ticket.state === 'valid' && isHere.has(ticket.session))) here.add(person);
  }
  return here;
}
