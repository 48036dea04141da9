import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { deleteWindow } from './store.ts';

/** Takes a window of the shop away. Refuses `noSuchWindow`. */
export async function removeWindow(tx: Tx, edition: string, id: string): Promise<void> {
  if ((await deleteWindow(tx.db, edition, id)) === 0) throw refuse.noSuchWindow({ window: id });
  await recordAudit(tx, edition, 'market.windowRemoved', { window: id });
}
