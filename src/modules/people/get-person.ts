import { refuseCommon } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/tx.ts';
import { defaultProfile, type Person } from './person.ts';
import { findWholePerson } from './store.ts';

/** A person with profile and party; the first member of a party is its owner. Refuses `notSignedIn` for an erased account. */
export async function getPerson(tx: Tx, id: string): Promise<Person> {
  const known = await findWholePerson(tx.db, id);
  if (!known) throw refuseCommon.notSignedIn();
  const { email, members, consents, grants } = known;
  const profile = known.profile ?? defaultProfile(email);
  return { id, email, profile, party: [{ id, name: profile.name, kind: 'self' }, ...members], consents, grants };
}
