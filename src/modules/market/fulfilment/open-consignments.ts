import { money } from '../../../kernel/money.ts';
import { newId } from '../../../platform/new-id.ts';
import type { Tx } from '../../../platform/tx.ts';
import { ConsignmentPlaced } from '../events.ts';
import type { HoldRecord } from '../stock/hold.ts';
import { type Agreed, type Consignment, type ConsignmentItem, deliveryOfKey } from './consignment.ts';
import { insertConsignments } from './store.ts';

type AgreedLine = Omit<Agreed['lines'][number], 'value'> & {
  readonly subOrder?: string;
  readonly base?: { amount: number; currency: string };
};
type AgreedCharge = Agreed['charges'][number] & { readonly subOrder: string };

/** An order as far as goods read it; met by the `Sold` of orders. */
export interface SoldGoods {
  readonly number: string;
  readonly lines: readonly AgreedLine[];
  readonly charges: readonly AgreedCharge[];
  readonly subOrders: readonly (Pick<Agreed, 'total' | 'base' | 'customs'> & {
    readonly key: string;
    readonly number: string | null;
    readonly seller: { readonly id: string };
  })[];
  /** By hold, in the edition's currency. */
  readonly discounts: ReadonlyMap<string, number>;
}

/** Gives every brand of a paid order its consignment, with all that was agreed. */
export async function openConsignments(
  tx: Tx,
  edition: string,
  {
    order,
    person,
    holds,
    sold,
    lawDay,
  }: { order: string; person: string; holds: readonly HoldRecord[]; sold: SoldGoods; lawDay: string },
): Promise<void> {
  const consignments: Consignment[] = [];
  const items: ConsignmentItem[] = [];
  for (const { key, number, seller, customs, total, base } of sold.subOrders) {
    const own = holds.filter((hold) => sold.lines.some((line) => line.hold === hold.id && line.subOrder === key));
    if (own.length === 0) continue;
    const id = newId();
    const lines = sold.lines.filter((line) => line.subOrder === key).map((line) => agreedLine(line, sold.discounts));
    const charges = sold.charges
      .filter((charge) => charge.subOrder === key)
      .map(({ kind, rule, words, amount, base, lines }) => ({ kind, rule, words, amount, base, lines }));
    const document = { orderNumber: sold.number, lawDay, customs, lines, charges, total, base };
    const common = { edition, brand: seller.id };
    consignments.push({
      ...common,
      id,
      order,
      number: number!,
      person,
      delivery: deliveryOfKey(key),
      state: 'placed',
      document,
      placedAt: tx.now,
      packedAt: null,
      deliveredAt: null,
    });
    for (const { id: hold, product, variant, count } of own)
      items.push({ ...common, consignment: id, hold, product, variant, count, cancelled: 0, sent: 0, returned: 0 });
  }
  await insertConsignments(tx.db, consignments, items);
  for (const { id, brand } of consignments) await tx.emit(ConsignmentPlaced, edition, id, { consignment: id, brand });
}

function agreedLine(line: AgreedLine, discounts: ReadonlyMap<string, number>): Agreed['lines'][number] {
  const { hold, title, detail, count, unitPrice, total } = line;
  const base = line.base ?? total;
  const value = money(base.amount - (discounts.get(hold) ?? 0), base.currency);
  return { hold, title, detail, count, unitPrice, total, value };
}
