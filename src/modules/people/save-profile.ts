import { personOf, type Tx } from '../../platform/tx.ts';
import type { Profile } from './contract.ts';
import { getPerson } from './get-person.ts';
import type { Person } from './person.ts';
import { upsertProfile } from './store.ts';

export async function saveProfile(tx: Tx, profile: Profile): Promise<Person> {
  await upsertProfile(tx.db, personOf(tx), profile);
  return await getPerson(tx, personOf(tx));
}
