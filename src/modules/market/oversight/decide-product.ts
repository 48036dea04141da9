import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import { reindex } from '../catalogue/reindex.ts';
import { listAnyProducts, setProductState } from '../catalogue/store.ts';
import { refuse } from '../problems.ts';

/** Takes a product off the shop with a reason, or lets it back. What people hold or bought stays theirs. Refuses `noSuchProduct`, `reasonNeeded`. */
export async function decideProduct(
  tx: Tx,
  edition: string,
  { product, isBlocked, because }: { product: string; isBlocked: boolean; because: string },
): Promise<{ state: string }> {
  const [known] = await listAnyProducts(tx.db, edition, [product]);
  if (!known) throw refuse.noSuchProduct({ product });
  if (isBlocked && because.trim() === '') throw refuse.reasonNeeded();
  const isChange = isBlocked !== (known.state === 'blocked');
  if (!isChange) return { state: known.state };
  const state = isBlocked ? 'blocked' : 'listed';
  await setProductState(tx.db, edition, product, { state, because: isBlocked ? because : null, now: tx.now });
  await reindex(tx, edition, known.brand);
  await recordAudit(tx, edition, 'market.productDecided', { product, state, because });
  return { state };
}
