import type { BodyOf } from '../../../kernel/endpoint.ts';
import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import { listAnyProducts } from '../catalogue/store.ts';
import type * as contract from '../contract.ts';
import { refuse } from '../problems.ts';
import { upsertWindow } from './store.ts';
import type { ShopWindow } from './window.ts';

/** Makes or changes a window of the shop. Refuses `noSuchProduct`, `endsBeforeStart`. */
export async function saveWindow(
  tx: Tx,
  edition: string,
  id: string,
  { position, ...content }: BodyOf<typeof contract.saveWindow>,
): Promise<ShopWindow> {
  const { firstDay, lastDay, products } = content;
  if (firstDay !== null && lastDay !== null && lastDay < firstDay) throw refuse.endsBeforeStart({ firstDay, lastDay });
  const known = new Set((await listAnyProducts(tx.db, edition, products)).map((one) => one.id));
  const unknown = products.find((one) => !known.has(one));
  if (unknown !== undefined) throw refuse.noSuchProduct({ product: unknown });
  const window = { id, ...content };
  await upsertWindow(tx.db, edition, window, { position, now: tx.now });
  await recordAudit(tx, edition, 'market.windowSaved', { window: id, products });
  return window;
}
