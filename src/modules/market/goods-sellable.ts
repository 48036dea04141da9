import { inLanguage, languages, type Words } from '../../kernel/language.ts';
import { money, timesMoney } from '../../kernel/money.ts';
import { isLiving } from '../../platform/database/hold-table.ts';
import type { Tx } from '../../platform/tx.ts';
import type { BrandRecord } from './catalogue/store.ts';
import { getHeldGoods, type HeldGoods } from './delivery/get-held-goods.ts';
import { listExtras, type ValuedGoods } from './delivery/list-extras.ts';

import { cancelConsignments } from './fulfilment/cancel-consignments.ts';
import { subOrderKey } from './fulfilment/consignment.ts';
import { openConsignments, type SoldGoods } from './fulfilment/open-consignments.ts';
import { quoteCancellation } from './fulfilment/quote-cancellation.ts';
import { listItemsOf, lockConsignmentsOfOrder } from './fulfilment/store.ts';
import type { MarketPorts } from './ports.ts';
import { takesOf } from './stock/hold.ts';
import { releaseHolds } from './stock/release-holds.ts';
import { keepHolds, lockHolds, lockHoldsOfOrder, sellStock, setHoldState } from './stock/store.ts';

/** Goods as orders sell them; meets the `Sellable` of orders. */
export function goodsSellable(ports: MarketPorts) {
  return {
    kind: 'goods',

    async listHeld(tx: Tx, edition: string, person: string) {
      return linesOf(await getHeldGoods(tx, edition, person));
    },

    listExtras: (tx: Tx, edition: string, person: string, lines: readonly ValuedGoods[]) =>
      listExtras(tx, edition, person, lines, ports),

    async keep(tx: Tx, edition: string, ids: readonly string[], order: string, until: number): Promise<boolean> {
      const holds = await lockHolds(tx.db, edition, ids);
      if (holds.length !== ids.length || !holds.every((hold) => isLiving(hold, tx.now))) return false;
      await keepHolds(tx.db, edition, ids, order, until);
      return true;
    },

    async claim(tx: Tx, edition: string, order: string, person: string, sold: SoldGoods): Promise<boolean> {
      const holds = await lockHoldsOfOrder(tx.db, edition, order);
      if (holds.length === 0 || holds.some((hold) => hold.state !== 'held')) return false;
      await sellStock(tx.db, edition, takesOf(holds));
      await setHoldState(tx.db, edition, idsOf(holds), 'claimed');
      await openConsignments(tx, edition, { order, person, holds, sold, lawDay: ports.lawDay() });
      return true;
    },

    async release(tx: Tx, edition: string, order: string): Promise<void> {
      await releaseHolds(tx, edition, await lockHoldsOfOrder(tx.db, edition, order));
    },

    quoteReturn: quoteCancellation,
    async listBought(tx: Tx, edition: string, order: string): Promise<string[]> {
      const consignments = await lockConsignmentsOfOrder(tx.db, edition, order);
      const items = await listItemsOf(tx.db, edition, idsOf(consignments));
      return items.filter((item) => item.sent === 0 && item.cancelled === 0).map((item) => item.hold);
    },
    takeBack: cancelConsignments,
  };
}

const idsOf = (records: readonly { readonly id: string }[]) => records.map((one) => one.id);

function linesOf(goods: HeldGoods) {
  const [products, variants, brands] = [byId(goods.products), byId(goods.variants), byId(goods.brands)];
  const delivery = goods.delivery?.id ?? 'open';
  return goods.holds.map((hold) => {
    const brand = brands.get(hold.brand)!;
    const unitPrice = money(hold.priceAmount, hold.currency);
    const line = {
      kind: 'goods',
      hold: hold.id,
      title: products.get(hold.product)!.content.names,
      detail: joined(variants.get(hold.variant)!.content.names, brand),
      count: hold.count,
      unitPrice,
      total: timesMoney(unitPrice, hold.count),
      item: hold.product,
      seller: { id: hold.brand, names: brand.content.names },
      subOrder: subOrderKey(hold.brand, delivery),
    };
    return { line, expiresAt: hold.expiresAt, commissionBasisPoints: brand.commissionBasisPoints };
  });
}

/** “Indigo, Kyoto Weaving (example)” in each language that either has. */
function joined(variant: Words, brand: BrandRecord): Words {
  const words = languages.map((language) => [
    language,
    `${inLanguage(variant, language)} · ${inLanguage(brand.content.names, language)}`,
  ]);
  return Object.fromEntries(words) as Words;
}

function byId<Record extends { readonly id: string }>(records: readonly Record[]): ReadonlyMap<string, Record> {
  return new Map(records.map((one) => [one.id, one]));
}
