import { groupBy } from '../../../kernel/group-by.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { listParties } from '../../people/index.ts';
import { listTicketsOf, listValidTickets, type TicketRecord } from '../../tickets/index.ts';
import type { DirectoryHead, DirectoryRow } from '../contract.ts';
import { entitlementOf, holdersOf } from '../party-pass.ts';
import { listKeys, listPassesOf } from '../store.ts';
import { aheadAt, venueOfGate, versionsOf } from './ahead.ts';
import { listPersonChanges, listVenueVersions } from './store.ts';

/** Beyond so many changed parties the whole directory is smaller trouble. */
const mostChanges = 5_000;

/**
 * The people a gate may meet, as lines of JSON: a head, then one row a person. With `since`, the version of the same
 * scope that the gate has, only the parties that changed after it.
 */
export async function makeDirectory(
  tx: Tx,
  edition: string,
  gateKey: string,
  since: string | undefined,
): Promise<string> {
  const programme = await getProgramme(tx, edition);
  const venue = venueOfGate(programme, gateKey)!;
  const { sessions: ahead, scope } = aheadAt(programme, venue.id, tx.now);
  const [known] = await listVenueVersions(tx.db, edition, [venue.id]);
  const version = known ?? { venue: venue.id, version: 0, gatesVersion: 0 };
  const keys = (await listKeys(tx.db, edition)).length;
  const changed = await changedSince(tx, edition, venue.id, { since, scope });
  const isAhead = new Set(ahead);
  const tickets = changed
    ? (await Promise.all(changed.map((person) => listTicketsOf(tx.db, edition, person)))).flat()
    : await listValidTickets(tx.db, edition, ahead);
  const here = tickets.filter((ticket) => ticket.state === 'valid' && isAhead.has(ticket.session));
  const byPerson = groupBy(here.filter(({ person }) => person !== null), ({ person }) => person!); // biome-ignore format: one line says it
  const people = changed ?? [...byPerson.keys()];
  const parties = await listParties(tx, people);
  const passes = groupBy(await listPassesOf(tx.db, edition, people), (pass) => pass.person);
  const rows: DirectoryRow[] = [];
  const gone: string[] = [];
  for (const person of people) {
    const own = byPerson.get(person) ?? [];
    const party = parties.get(person) ?? [];
    const holders = holdersOf(programme, { party }, passes.get(person) ?? [], own, tx.now);
    const holder = holders[0]?.pass.id;
    if (holder === undefined) continue;
    if (changed) gone.push(holder);
    if (own.length === 0) continue;
    for (const one of holders) {
      if (one.tickets.length === 0 && one.pass.id !== holder) continue;
      rows.push([one.pass.id, one.name, one.kind, one.pass.shortCode, holder, one.tickets.map(rightOf)]);
    }
  }
  function rightOf(ticket: TicketRecord): DirectoryRow[5][number] {
    const { session, sector, place, status } = entitlementOf(programme, ticket);
    return [session, sector, place ?? 0, status];
  }
  const head: DirectoryHead = {
    format: 2,
    edition,
    venue: venue.id,
    version: versionsOf(programme, version, { keys, now: tx.now }).directory,
    since: changed ? since! : null,
    madeAt: tx.now,
    people: rows.length,
    gone,
    blocks: changed ? [] : programme.blocks(venue.id).map(({ id, firstPlace, rows, seatsPerRow, kind, wheelchairPlaces, companionPlaces }) => ({ id, firstPlace, rows, seatsPerRow, kind, wheelchairPlaces: [...wheelchairPlaces], companionPlaces: [...companionPlaces] })), // biome-ignore format: names as they are
  };
  return [head, ...rows].map((line) => JSON.stringify(line)).join('\n');
}

/** People whose parties changed since a version of the same scope; undefined: all must be told. */
async function changedSince(
  tx: Tx,
  edition: string,
  venue: string,
  { since, scope }: { since: string | undefined; scope: string },
): Promise<string[] | undefined> {
  const [before, number] = since?.split('.') ?? [];
  if (before !== scope || !/^\d{1,15}$/.test(number ?? '')) return undefined;
  const changes = await listPersonChanges(tx.db, edition, venue, Number(number));
  return changes.length > mostChanges ? undefined : changes.map(({ person }) => person);
}
