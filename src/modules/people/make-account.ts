import { newId } from '../../platform/new-id.ts';
import type { Tx } from '../../platform/tx.ts';
import { insertAccount } from './store.ts';

/** The account of an address, made where there is none; its owner still has to sign in. Answers the person. */
export async function makeAccount(tx: Tx, { email, name }: { email: string; name: string }): Promise<string> {
  return await insertAccount(tx.db, { id: newId(), email, name });
}
