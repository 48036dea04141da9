import { personOf, type Tx } from '../../platform/tx.ts';
import { getPerson } from './get-person.ts';
import type { PersonalArea } from './personal-area.ts';
import { refuse } from './problems.ts';
import { deletePerson } from './store.ts';

/** Erases the caller everywhere, in one transaction. Refuses `otherAddress` and `ticketsAhead`. */
export async function erasePerson(tx: Tx, typedEmail: string, areas: readonly PersonalArea[]): Promise<void> {
  const person = await getPerson(tx, personOf(tx));
  if (person.email !== typedEmail.trim().toLowerCase()) throw refuse.otherAddress();
  for (const area of areas)
    if (await area.hasClaimsAhead(tx, person.id)) throw refuse.ticketsAhead({ area: area.name });
  for (const area of areas) await area.erasePerson(tx, person.id);
  await deletePerson(tx.db, person.id, person.email);
}
