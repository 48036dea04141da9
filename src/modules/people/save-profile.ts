import { personOf, type Tx } from '../../platform/tx.ts';
import type { Profile } from './contract.ts';
import { PartyChanged } from './events.ts';
import { getPerson } from './get-person.ts';
import type { Person } from './person.ts';
import { upsertProfile } from './store.ts';

export async function saveProfile(tx: Tx, profile: Profile): Promise<Person> {
  const person = personOf(tx);
  await upsertProfile(tx.db, person, profile);
  await tx.emit(PartyChanged, '*', person, { person });
  return await getPerson(tx, person);
}
