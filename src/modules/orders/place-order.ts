import { refuseCommon } from '../../kernel/problem.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getPerson } from '../people/index.ts';
import type { Order } from './contract.ts';
import { OrderPlaced } from './events.ts';
import { getOrder } from './get-order.ts';
import { type OrderRecord, orderNumber, paymentGrace, payWithin, toOrder } from './order-record.ts';
import { refuse } from './problems.ts';
import { takePromotions } from './promotions/take-promotions.ts';
import type { Selling } from './sellable.ts';
import { findOrder, insertOrder, lockQuote } from './store.ts';

/** Orders what a quote froze; keeps it for the time to pay. Refuses `noSuchQuote`, `quoteExpired`, `quoteUsed`, `promotionOver`. */
export async function placeOrder(
  tx: Tx,
  { edition, id, quote: quoteId }: { edition: string; id: string; quote: string },
  { sellables }: Selling,
): Promise<Order> {
  const person = await getPerson(tx, personOf(tx));
  const quote = await lockQuote(tx.db, edition, quoteId);
  if (!quote || quote.person !== person.id) throw refuse.noSuchQuote({ quote: quoteId });
  const earlier = await findOrder(tx.db, edition, id);
  if (earlier && (earlier.person !== person.id || quote.orderId !== id)) throw refuseCommon.conflictingId({ id });
  if (earlier) return await getOrder(tx, edition, id);
  if (quote.orderId) throw refuse.quoteUsed({ order: quote.orderId });
  if (quote.expiresAt <= tx.now) throw refuse.quoteExpired({ quote: quoteId });
  const number = orderNumber(id);
  const subOrders = quote.pricing.subOrders.map((one, index) => ({ ...one, number: `${number}-${index + 1}` }));
  const order: OrderRecord = {
    edition,
    id,
    number,
    person: person.id,
    state: 'placed',
    lines: quote.lines,
    pricing: { ...quote.pricing, subOrders },
    totalAmount: quote.totalAmount,
    refundedAmount: 0,
    refundedBase: 0,
    currency: quote.currency,
    language: person.profile.language,
    placedAt: tx.now,
    payUntil: tx.now + payWithin,
    paidAt: null,
  };
  for (const sellable of sellables) {
    const holds = order.lines.filter((line) => line.kind === sellable.kind).map((line) => line.hold);
    const isKept = holds.length === 0 || (await sellable.keep(tx, edition, holds, id, order.payUntil + paymentGrace));
    if (!isKept) throw refuse.quoteExpired({ quote: quoteId });
  }
  await takePromotions(tx, edition, order.pricing.discounts);
  await insertOrder(tx.db, order, quoteId);
  await tx.emit(OrderPlaced, edition, id, { order: id });
  return toOrder(order, []);
}
