import { recordAudit } from '../../platform/audit.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { refuse } from './problems.ts';
import { endCardRow, endWalletsOf, findCard, nextChange } from './store.ts';

/** A band opens nothing from now on. `owner`: only where it is theirs. Refuses `noSuchCard`; ending twice is ending once. */
export async function endCard(tx: Tx, edition: string, id: string, why: string, owner?: string): Promise<void> {
  const card = await findCard(tx.db, edition, id);
  if (!card || (owner !== undefined && card.person !== owner)) throw refuse.noSuchCard({ card: id });
  if (card.endedAt !== null) return;
  await endCardRow(tx.db, edition, id, why, await nextChange(tx.db, edition), tx.now);
  await recordAudit(tx, edition, 'carriers/endCard', { card: id, why });
}

/** Wallet codes of the caller's party open nothing from now on; answers the serials of the wallet passes. */
export async function endWallets(tx: Tx, edition: string): Promise<string[]> {
  await getProgramme(tx, edition);
  const ended = await endWalletsOf(tx.db, edition, personOf(tx), await nextChange(tx.db, edition), tx.now);
  return ended.map((one) => one.serial);
}
