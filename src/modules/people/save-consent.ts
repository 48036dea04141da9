import { personOf, type Tx } from '../../platform/tx.ts';
import type { Me } from './contract.ts';
import { getPerson } from './get-person.ts';
import type { Person } from './person.ts';
import { upsertConsent } from './store.ts';

export async function saveConsent(tx: Tx, consent: Omit<Me['consents'][number], 'decidedAt'>): Promise<Person> {
  await upsertConsent(tx.db, personOf(tx), { ...consent, decidedAt: tx.now });
  return await getPerson(tx, personOf(tx));
}
