import { money } from '../../kernel/money.ts';
import { refuseCommon } from '../../kernel/problem.ts';
import { minute } from '../../kernel/time.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import type { Quote } from './contract.ts';
import { getCart } from './get-cart.ts';
import { refuse } from './problems.ts';
import type { Selling } from './sellable.ts';
import { insertQuote, lockQuote, type QuoteRecord } from './store.ts';

/** How long a rate of exchange is kept for a buyer. */
const rateKeptFor = 30 * minute;

/** Freezes the cart: lines and prices stay as they are shown now. Refuses `emptyCart`, `cartNotReady`. */
export async function makeQuote(
  tx: Tx,
  { edition, id }: { edition: string; id: string },
  selling: Selling,
): Promise<Quote> {
  const person = personOf(tx);
  const earlier = await lockQuote(tx.db, edition, id);
  if (earlier && earlier.person !== person) throw refuseCommon.conflictingId({ id });
  if (earlier) return toQuote(earlier);
  const { lines, total, expiresAt, obstacles, noRate: _, code: __, ...pricing } = await getCart(tx, edition, selling);
  if (expiresAt === null) throw refuse.emptyCart();
  if (obstacles.length > 0) throw refuse.cartNotReady({ obstacles: obstacles.map((one) => one.code) });
  const quote: QuoteRecord = {
    id,
    person,
    lines,
    pricing,
    totalAmount: total.amount,
    currency: total.currency,
    expiresAt: pricing.rate ? Math.min(expiresAt, tx.now + rateKeptFor) : expiresAt,
    orderId: null,
  };
  await insertQuote(tx.db, edition, quote);
  return toQuote(quote);
}

function toQuote({ id, lines, pricing, totalAmount, currency, expiresAt }: QuoteRecord): Quote {
  const { commissions: _, ...shown } = pricing;
  return { id, lines, ...shown, total: money(totalAmount, currency), expiresAt };
}
