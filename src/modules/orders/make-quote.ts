import { money } from '../../kernel/money.ts';
import { refuseCommon } from '../../kernel/problem.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import type { Quote } from './contract.ts';
import { getCart } from './get-cart.ts';
import { refuse } from './problems.ts';
import type { Sellable } from './sellable.ts';
import { insertQuote, lockQuote, type QuoteRecord } from './store.ts';

/** Freezes the cart: lines and prices stay as they are shown now. Refuses `emptyCart`. */
export async function makeQuote(
  tx: Tx,
  { edition, id }: { edition: string; id: string },
  sellables: readonly Sellable[],
): Promise<Quote> {
  const person = personOf(tx);
  const earlier = await lockQuote(tx.db, edition, id);
  if (earlier && earlier.person !== person) throw refuseCommon.conflictingId({ id });
  if (earlier) return toQuote(earlier);
  const cart = await getCart(tx, edition, sellables);
  if (cart.expiresAt === null) throw refuse.emptyCart();
  const quote: QuoteRecord = {
    id,
    person,
    lines: cart.lines,
    totalAmount: cart.total.amount,
    currency: cart.total.currency,
    expiresAt: cart.expiresAt,
    orderId: null,
  };
  await insertQuote(tx.db, edition, quote);
  return toQuote(quote);
}

function toQuote({ id, lines, totalAmount, currency, expiresAt }: QuoteRecord): Quote {
  return { id, lines, total: money(totalAmount, currency), expiresAt };
}
