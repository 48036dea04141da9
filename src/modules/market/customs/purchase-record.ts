import { allocate } from '../../../kernel/exchange.ts';
import { money, sumMoney } from '../../../kernel/money.ts';
import { localDay } from '../../../kernel/time.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { findBrand, listAnyProducts } from '../catalogue/store.ts';
import { listDeliveriesByIds } from '../delivery/store.ts';
import type { Consignment } from '../fulfilment/consignment.ts';
import { enterConsignment, type OfBrand } from '../fulfilment/enter-consignment.ts';
import { findConsignment, listItemsOf } from '../fulfilment/store.ts';
import type { PurchaseRecord } from '../fulfilment-shapes.ts';
import { refuse } from '../problems.ts';

/** The record of a purchase that is carried home, for its buyer. Refuses `noSuchConsignment`, `noPurchaseRecord`. */
export async function myPurchaseRecord(tx: Tx, edition: string, id: string): Promise<PurchaseRecord> {
  const consignment = await findConsignment(tx.db, edition, id);
  if (consignment?.person !== personOf(tx)) throw refuse.noSuchConsignment({ consignment: id });
  return await recordOf(tx, consignment);
}

/** The same for the brand that sold it. Refuses `notAllowed`, `noSuchConsignment`, `noPurchaseRecord`. */
export async function purchaseRecord(tx: Tx, wish: OfBrand): Promise<PurchaseRecord> {
  return await recordOf(tx, await enterConsignment(tx, wish, 'read'));
}

/**
 * What a seller sends to the tax system for a visitor's refund of Japan's consumption tax (in force since 2026-11-01): who sold what to
 * whom for how much and with which tax. The traveller's own data are read from the passport by whoever sends it, never kept here.
 */
async function recordOf(tx: Tx, consignment: Consignment): Promise<PurchaseRecord> {
  const { edition, id, number, brand, document, placedAt } = consignment;
  const { way, country } = (await listDeliveriesByIds(tx.db, edition, [consignment.delivery]))[0]!;
  if (way !== 'carryHome' || country === 'JP') throw refuse.noPurchaseRecord({ way, country });
  const { timeZone } = (await getProgramme(tx, edition)).edition;
  const items = await listItemsOf(tx.db, edition, [id]);
  const products = await listAnyProducts(tx.db, edition, [...new Set(items.map((item) => item.product))]);
  const { currency } = document.base;
  const taxes = document.charges.filter((charge) => charge.kind === 'tax');
  const lines = items
    .filter((item) => item.cancelled < item.count)
    .map(({ hold, product, count, returned }) => {
      const line = document.lines.find((one) => one.hold === hold)!;
      const { hsCode, taxClass } = products.find((one) => one.id === product)!.content;
      const tax = taxes.reduce((sum, charge) => {
        const worth = charge.lines.map((one) => document.lines.find((own) => own.hold === one)?.value.amount ?? 0);
        const index = charge.lines.indexOf(hold);
        return index < 0 ? sum : sum + allocate(charge.base.amount, worth)[index]!;
      }, 0);
      return { names: line.title, hsCode, taxClass, count, returned, net: line.value, tax: money(tax, currency) };
    });
  return {
    number,
    boughtOn: localDay(placedAt, timeZone),
    lawDay: document.lawDay,
    seller: { id: brand, names: (await findBrand(tx.db, edition, brand))!.content.names },
    residence: country,
    lines,
    net: sumMoney(
      lines.map((line) => line.net),
      currency,
    ),
    tax: sumMoney(
      lines.map((line) => line.tax),
      currency,
    ),
    rules: [...new Set(taxes.flatMap((charge) => charge.rule ?? []))],
  };
}
