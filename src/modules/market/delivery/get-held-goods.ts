import type { Tx } from '../../../platform/tx.ts';
import {
  type BrandRecord,
  listAnyProducts,
  listAnyVariants,
  listBrandsByIds,
  type ProductRecord,
  type VariantRecord,
} from '../catalogue/store.ts';
import type { HoldRecord } from '../stock/hold.ts';
import { listHoldsOf } from '../stock/store.ts';
import { type DeliveryRecord, findLastDelivery } from './store.ts';

/** All that makes the goods in somebody's cart. */
export interface HeldGoods {
  readonly holds: readonly HoldRecord[];
  readonly delivery: DeliveryRecord | undefined;
  readonly products: readonly ProductRecord[];
  readonly variants: readonly VariantRecord[];
  readonly brands: readonly BrandRecord[];
}

const read = new WeakMap<Tx, Promise<HeldGoods>>();

/** The goods in a cart, read once in a transaction: its lines and what comes on top of them are made of the same. */
export function getHeldGoods(tx: Tx, edition: string, person: string): Promise<HeldGoods> {
  const known = read.get(tx) ?? readGoods(tx, edition, person);
  read.set(tx, known);
  return known;
}

async function readGoods(tx: Tx, edition: string, person: string): Promise<HeldGoods> {
  const holds = await listHoldsOf(tx.db, edition, person, tx.now);
  if (holds.length === 0) return { holds, delivery: undefined, products: [], variants: [], brands: [] };
  const ids = (field: 'product' | 'variant' | 'brand') => [...new Set(holds.map((hold) => hold[field]))];
  return {
    holds,
    delivery: await findLastDelivery(tx.db, edition, person),
    products: await listAnyProducts(tx.db, edition, ids('product')),
    variants: await listAnyVariants(tx.db, edition, ids('variant')),
    brands: await listBrandsByIds(tx.db, edition, ids('brand')),
  };
}
