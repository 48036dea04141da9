import type { Tx } from '../../../platform/tx.ts';
import type { Programme } from '../../editions/index.ts';
import type { GateSnapshot } from '../contract.ts';
import { listPassesOf } from '../store.ts';
import { accreditationOf, isNear } from './accreditation.ts';
import { listForVenue } from './store.ts';

/** Those whom the gates of a venue may meet by accreditation now, as it stands; taken back ones too, for their tokens. */
export async function accreditedAt(
  tx: Tx,
  programme: Programme,
  venue: string,
): Promise<NonNullable<GateSnapshot['accredited']>> {
  const edition = programme.edition.id;
  const all = await listForVenue(tx.db, edition, venue);
  const near = all.filter((record) => isNear(record, programme.edition.timeZone, tx.now));
  const passes = await passesOf(tx, edition, near);
  return near.flatMap((record) => {
    const pass = passes.get(record.person);
    if (!pass) return [];
    const { groups, venues, days, check } = accreditationOf(programme.policy, record);
    const state = record.endedAt === null ? check : ('ended' as const);
    const own = { pass: pass.id, name: record.name, shortCode: pass.shortCode };
    return [{ ...own, check: state, groups: [...groups], venues: [...venues], days: [...days] }];
  });
}

/** Tokens made before zones, venues or days were taken away no longer count. */
export async function narrowedAt(tx: Tx, edition: string, venue: string): Promise<{ pass: string; before: number }[]> {
  const narrowed = (await listForVenue(tx.db, edition, venue)).filter((record) => record.narrowedAt !== null);
  const passes = await passesOf(tx, edition, narrowed);
  return narrowed.flatMap(({ person, narrowedAt: before }) => {
    const pass = passes.get(person);
    return pass && before !== null ? [{ pass: pass.id, before }] : [];
  });
}

async function passesOf(tx: Tx, edition: string, records: readonly { readonly person: string }[]) {
  const people = records.map(({ person }) => person);
  const own = (await listPassesOf(tx.db, edition, people)).filter((pass) => pass.member === pass.person);
  return new Map(own.map((pass) => [pass.person, pass]));
}
