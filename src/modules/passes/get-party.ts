import { day } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { getPerson, type Person } from '../people/index.ts';
import { listTicketsOf } from '../tickets/index.ts';
import { type Holder, holdersOf } from './party-pass.ts';
import { listMovements, listPassesById, listPassesOf } from './store.ts';

/** One of a party with their pass, and whether they are inside a venue they have a ticket for. */
export interface PartyHolder extends Holder {
  readonly isInside: boolean;
}

/** A person and everybody of the party who has a pass, the person first. */
export async function getParty(
  tx: Tx,
  edition: string,
  person: string,
): Promise<{ person: Person; holders: PartyHolder[] }> {
  const programme = await getProgramme(tx, edition);
  const known = await getPerson(tx, person);
  const passes = await listPassesOf(tx.db, edition, [person]);
  const tickets = await listTicketsOf(tx.db, edition, person);
  const holders = holdersOf(programme, known, passes, tickets, tx.now);
  const venues = new Set(
    tickets.flatMap(({ session }) => {
      const found = programme.sessions.get(session);
      return found && Math.abs((found.startsAt ?? 0) - tx.now) < day ? [found.venue] : [];
    }),
  );
  const inside = new Set<string>();
  for (const venue of venues) {
    const ids = passes.map((pass) => pass.id);
    const last = new Map((await listMovements(tx.db, edition, venue, ids)).map((one) => [one.pass, one]));
    for (const { pass, direction, fromZone, at } of last.values()) {
      if ((direction === 'entry' || fromZone !== null) && at > tx.now - day) inside.add(pass);
    }
  }
  return { person: known, holders: holders.map((holder) => ({ ...holder, isInside: inside.has(holder.pass.id) })) };
}

/** Whose party a pass belongs to. */
export async function findOwner(tx: Tx, edition: string, pass: string): Promise<string | undefined> {
  return (await listPassesById(tx.db, edition, [pass]))[0]?.person;
}
