import type { PaymentProvider } from '../../platform/payments/provider.ts';
import { systemActor, type Transactor } from '../../platform/tx.ts';
import { finishPayment } from './paying/finish-payment.ts';
import { recordRefund } from './paying/record-refund.ts';
import { takeDueTasks } from './paying/store.ts';
import { recordPayment } from './record-payment.ts';
import { releaseOrder } from './release-order.ts';
import type { Sellable } from './sellable.ts';
import { findPayment, listOverdueOrders, takeDueRefunds, takeSilentPayments } from './store.ts';

const actor = systemActor('orders/settle');

export interface SettleOptions {
  readonly database: Transactor;
  readonly providers: readonly PaymentProvider[];
  readonly sellables: readonly Sellable[];
  /** Ask about a payment after so long without news. */
  readonly silentSeconds: number;
  readonly onError: (error: unknown) => void;
}

/**
 * One round of what a process does between transactions: asks providers about payments of which nothing was heard (a crash,
 * a lost answer), captures what was authorised and lets go what bought nothing, sends refunds that are due, and releases orders whose time is over. Many processes may run it.
 */
export async function settlePayments(options: SettleOptions): Promise<void> {
  const { database, sellables, onError } = options;
  const providerOf = (name: string) => options.providers.find((provider) => provider.name === name);

  const silent = await database.write(actor, (tx) => takeSilentPayments(tx.db, options.silentSeconds));
  for (const payment of silent) {
    try {
      const { id, edition, providerReference } = payment;
      const answer = await providerOf(payment.provider)?.check(id, edition, providerReference);
      const told = answer ?? { payment: id, edition, state: 'expired' as const };
      await database.write(actor, (tx) => recordPayment(tx, told, sellables));
    } catch (error) {
      onError(error);
    }
  }

  const unfinished = await database.write(actor, (tx) => takeDueTasks(tx.db, options.silentSeconds));
  for (const payment of unfinished) {
    const provider = providerOf(payment.provider);
    if (provider) await finishPayment({ database, provider, sellables }, payment).catch(onError);
  }

  const due = await database.write(actor, (tx) => takeDueRefunds(tx.db));
  for (const refund of due) {
    try {
      const payment = await database.read(actor, (tx) => findPayment(tx.db, refund.edition, refund.payment));
      const { id, amount, currency } = refund;
      const reference = payment?.providerReference ?? null;
      await providerOf(payment?.provider ?? '')?.refund({
        refund: id,
        payment: refund.payment,
        reference,
        amount: { amount, currency },
      });
      await database.write(actor, (tx) => recordRefund(tx, refund));
    } catch (error) {
      onError(error);
    }
  }

  const overdue = await database.read(actor, (tx) => listOverdueOrders(tx.db, tx.now));
  for (const { edition, id } of overdue) {
    await database.write(actor, (tx) => releaseOrder(tx, edition, id, sellables)).catch(onError);
  }
}
