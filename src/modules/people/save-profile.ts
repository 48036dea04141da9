import { isCurrency } from '../../kernel/money.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import type { Profile } from './contract.ts';
import { PartyChanged } from './events.ts';
import { getPerson } from './get-person.ts';
import type { Person } from './person.ts';
import { refuse } from './problems.ts';
import { upsertProfile } from './store.ts';

/** Refuses `noSuchCurrency`. */
export async function saveProfile(tx: Tx, profile: Profile): Promise<Person> {
  const person = personOf(tx);
  if (profile.currency !== null && !isCurrency(profile.currency))
    throw refuse.noSuchCurrency({ currency: profile.currency });
  await upsertProfile(tx.db, person, profile);
  await tx.emit(PartyChanged, '*', person, { person });
  return await getPerson(tx, person);
}
