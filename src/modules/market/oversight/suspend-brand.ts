import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import { lockBrand } from '../brands/store.ts';
import { reindex } from '../catalogue/reindex.ts';
import { setBrandState } from '../catalogue/store.ts';
import { refuse } from '../problems.ts';
import { countOpenConsignments } from './store.ts';

/**
 * Stops a brand selling, lets it sell again, or closes it once everything is delivered. Refuses `noSuchBrand`, `reasonNeeded`,
 * `openConsignments`.
 */
export async function suspendBrand(
  tx: Tx,
  edition: string,
  { brand, state, because }: { brand: string; state: 'open' | 'suspended' | 'closed'; because: string },
): Promise<{ state: string; openConsignments: number }> {
  const known = await lockBrand(tx.db, edition, brand);
  if (!known || known.state === 'applied' || known.state === 'refused') throw refuse.noSuchBrand({ brand });
  if (state !== 'open' && because.trim() === '') throw refuse.reasonNeeded();
  const openConsignments = await countOpenConsignments(tx.db, edition, brand);
  if (state === 'closed' && openConsignments > 0) throw refuse.openConsignments({ brand, openConsignments });
  await setBrandState(tx.db, edition, brand, { state, because, now: tx.now });
  await reindex(tx, edition, brand);
  await recordAudit(tx, edition, 'market.brandDecided', { brand, state, because });
  return { state, openConsignments };
}
