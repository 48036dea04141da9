import type { Tx } from '../../platform/tx.ts';
import { getParty } from '../passes/index.ts';
import { nameWords } from './name-words.ts';
import { replaceNames } from './store.ts';

/** Writes down what a party is found by at the desk: those with a ticket to come, and whose party it is. */
export async function saveNames(tx: Tx, edition: string, person: string): Promise<void> {
  const { holders } = await getParty(tx, edition, person);
  const hasTicket = holders.some((one) => one.tickets.length > 0);
  const found = holders.filter((one, index) => hasTicket && (index === 0 || one.tickets.length > 0));
  const names = found.flatMap(({ pass, name }) =>
    [...nameWords(name), pass.shortCode.toLowerCase(), pass.id.toLowerCase()].map((word) => ({ pass: pass.id, word })),
  );
  await replaceNames(tx.db, edition, person, names);
}
