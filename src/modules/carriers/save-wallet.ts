import { newId } from '../../platform/new-id.ts';
import type { Tx } from '../../platform/tx.ts';
import { findWallet, nextChange, upsertWallet, type WalletRecord } from './store.ts';

/** Writes down that a pass is put into a wallet; one that is in it already stays the same wallet pass. */
export async function saveWallet(
  tx: Tx,
  edition: string,
  { pass, person, kind }: Pick<WalletRecord, 'pass' | 'person' | 'kind'>,
): Promise<WalletRecord> {
  const earlier = await findWallet(tx.db, edition, pass, kind);
  if (earlier && earlier.endedAt === null) return earlier;
  const serial = earlier?.serial ?? newId();
  await upsertWallet(tx.db, edition, { pass, person, kind, serial }, await nextChange(tx.db, edition), tx.now);
  return (await findWallet(tx.db, edition, pass, kind))!;
}
