import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { StockLine } from '../brand-endpoints.ts';
import { asBrand } from '../brands/as-brand.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import { reindex } from '../catalogue/reindex.ts';
import { refuse } from '../problems.ts';
import { stockLineOf } from './own-product.ts';
import { lockOwnVariant, setOnHand } from './store.ts';

/** Says how many there are. Refuses `noSuchVariant`; `stockBelowHeld` with the number that is kept for buyers. */
export async function setStock(
  tx: Tx,
  { edition, brand, variant: id }: { edition: string; brand: string; variant: string },
  onHand: number,
): Promise<StockLine> {
  await enterBrand(tx, edition, brand);
  const { was, line } = await asBrand(tx, edition, brand, async (db) => {
    const variant = await lockOwnVariant(db, edition, id);
    if (!variant) throw refuse.noSuchVariant({ variant: id });
    if (onHand < variant.held) throw refuse.stockBelowHeld({ variant: id, held: variant.held });
    await setOnHand(db, edition, id, onHand);
    return { was: variant.onHand, line: stockLineOf({ ...variant, onHand }) };
  });
  await reindex(tx, edition, brand);
  await recordAudit(tx, edition, 'market.stockSet', { brand, variant: id, from: was, to: onHand });
  return line;
}
