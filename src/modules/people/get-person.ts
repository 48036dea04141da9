import { refuseCommon } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/tx.ts';
import { defaultProfile, type Person } from './person.ts';
import { findAccount, findProfile, listConsents, listGrants, listMembers } from './store.ts';

/** A person with profile and party; the first member of a party is its owner. Refuses `notSignedIn` for an erased account. */
export async function getPerson(tx: Tx, id: string): Promise<Person> {
  const account = await findAccount(tx.db, id);
  if (!account) throw refuseCommon.notSignedIn();
  const profile = (await findProfile(tx.db, id)) ?? defaultProfile(account.email);
  const others = await listMembers(tx.db, id);
  return {
    id,
    email: account.email,
    profile,
    party: [{ id, name: profile.name, kind: 'self' }, ...others],
    consents: await listConsents(tx.db, id),
    grants: await listGrants(tx.db, id),
  };
}
