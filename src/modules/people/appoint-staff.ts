import { staffTasks } from '../../kernel/endpoint.ts';
import { newId } from '../../platform/new-id.ts';
import type { Tx } from '../../platform/tx.ts';
import { insertAccount, insertGrant } from './store.ts';

/** Gives every task of an edition to the addresses that the configuration names; they still have to sign in. */
export async function appointStaff(tx: Tx, edition: string, emails: readonly string[]): Promise<void> {
  for (const email of emails) {
    const person = await insertAccount(tx.db, { id: newId(), email, name: email.split('@')[0] ?? email });
    for (const task of staffTasks) await insertGrant(tx.db, person, { edition, task });
  }
}
