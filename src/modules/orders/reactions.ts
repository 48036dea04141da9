import type { EventKind } from '../../kernel/event.ts';
import { isLanguage } from '../../kernel/language.ts';
import { formatMoney, type Money, money } from '../../kernel/money.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { type Reaction, reaction } from '../../platform/outbox/dispatcher.ts';
import type { Tx } from '../../platform/tx.ts';
import { getPerson } from '../people/index.ts';
import { OrderPaid, OrderReleased, OrderTakenBack, RefundMade } from './events.ts';
import { toOrder } from './order-record.ts';
import { type GoodsBack, oweGoodsRefund } from './owe-goods-refund.ts';
import { receiptRows, rowsAsText } from './receipt-rows.ts';
import { findOrder, findRefund } from './store.ts';
import { goodsPaidMail, paidMail, refundMail, releasedMail, takenBackMail } from './words.ts';

/**
 * Mails to the buyer, and money for what came back: `returns` are the events of other modules that tell it, with the facts of `GoodsBack`.
 * A mail that leaves before its mark commits may leave twice; it never fails to leave.
 */
export function orderReactions(mailer: Mailer, origin: string, returns: readonly EventKind[] = []): Reaction[] {
  async function mail(tx: Tx, edition: string, id: string, texts: typeof paidMail, amount?: Money): Promise<void> {
    const order = await findOrder(tx.db, edition, id);
    if (!order?.person) return;
    const { email } = await getPerson(tx, order.person);
    const language = isLanguage(order.language) ? order.language : 'en';
    const sum = formatMoney(amount ?? money(order.totalAmount, order.currency), language);
    // What makers send opens no gate.
    const isSent = texts === paidMail && order.lines.every((line) => line.seller);
    const said = (isSent ? goodsPaidMail : texts)[language](
      order.number,
      sum,
      `${origin}/${language}/${edition}/orders/${id}`,
    );
    const details = texts === paidMail ? `\n\n${rowsAsText(receiptRows(toOrder(order, []), language))}` : '';
    await mailer.send({ to: email, ...said, text: `${said.text}${details}` });
  }
  return [
    ...returns.map((kind) =>
      reaction('orders/refund-returned', kind, (tx, facts, edition) => oweGoodsRefund(tx, edition, facts as GoodsBack)),
    ),
    reaction('orders/mail-paid', OrderPaid, (tx, { order }, edition) => mail(tx, edition, order, paidMail)),
    reaction('orders/mail-released', OrderReleased, (tx, { order }, edition) => mail(tx, edition, order, releasedMail)),
    reaction('orders/mail-taken-back', OrderTakenBack, (tx, { order }, edition) =>
      mail(tx, edition, order, takenBackMail),
    ),
    reaction('orders/mail-refund', RefundMade, async (tx, { order, refund }, edition) => {
      const known = await findRefund(tx.db, edition, refund);
      if (known) await mail(tx, edition, order, refundMail, money(known.amount, known.currency));
    }),
  ];
}
