import type { Tx } from '../../platform/tx.ts';
import { getPerson } from '../people/index.ts';
import { newPassId, newShortCode } from './pass-names.ts';
import { insertPasses, listPassesOf, type PassRecord } from './store.ts';

/** Gives every member of a person's party a pass of the edition; those who have one keep it. */
export async function issuePasses(tx: Tx, edition: string, person: string): Promise<PassRecord[]> {
  const { party } = await getPerson(tx, person);
  const known = await listPassesOf(tx.db, edition, [person]);
  const have = new Set(known.map((pass) => pass.member));
  const fresh = party
    .filter((member) => !have.has(member.id))
    .map((member) => ({ member: member.id, person, id: newPassId(), shortCode: newShortCode() }));
  if (fresh.length === 0) return known;
  await insertPasses(tx.db, edition, fresh);
  return await listPassesOf(tx.db, edition, [person]);
}
