import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { listTicketsOf } from '../../tickets/index.ts';
import { listDevices, listPassesOf } from '../store.ts';
import { bumpVenues, type EndingRow, saveEndings, savePersonChanges } from './store.ts';

/**
 * Tells the gates of the venues where people have, or had, tickets that something of theirs changed: their rows of the
 * directory, their ended tickets, tokens made for a former phone. `sessions`: only these sessions' venues; absent: all.
 */
export async function recordChanges(
  tx: Tx,
  edition: string,
  people: readonly string[],
  sessions?: readonly string[],
): Promise<void> {
  const programme = await getProgramme(tx, edition);
  const venueOf = (session: string) => programme.sessions.get(session)?.venue;
  const tickets = (await Promise.all(people.map((person) => listTicketsOf(tx.db, edition, person)))).flat();
  const concerned = sessions ?? tickets.map((ticket) => ticket.session);
  const venues = await bumpVenues(tx.db, edition, [...new Set(concerned.flatMap((session) => venueOf(session) ?? []))]);
  if (venues.length === 0) return;
  await savePersonChanges(tx.db, edition, people, venues);
  const versions = new Map(venues.map(({ venue, version }) => [venue, version]));
  const ended = tickets.flatMap(({ session, status, state }): EndingRow[] => {
    const venue = venueOf(session) ?? '';
    const version = versions.get(venue);
    if (state === 'valid' || version === undefined) return [];
    return [{ venue, version, session: programme.sessionNumber(session), status, pass: null, before: null }];
  });
  const before = new Map((await listDevices(tx.db, edition, people)).map((one) => [one.person, one.revokedBefore]));
  const passes = await listPassesOf(tx.db, edition, people);
  const revoked = passes.flatMap(({ id, person }): EndingRow[] => {
    const instant = before.get(person) ?? null;
    if (instant === null) return [];
    return venues.map(({ venue, version }) => ({
      venue,
      version,
      session: null,
      status: null,
      pass: id,
      before: instant,
    }));
  });
  await saveEndings(tx.db, edition, [...ended, ...revoked]);
}
