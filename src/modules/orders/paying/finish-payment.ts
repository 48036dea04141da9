import { money } from '../../../kernel/money.ts';
import type { PaymentProvider } from '../../../platform/payments/provider.ts';
import { systemActor, type Transactor } from '../../../platform/tx.ts';
import type { PaymentRecord } from '../order-record.ts';
import type { Sellable } from '../sellable.ts';
import { recordCapture } from './record-capture.ts';
import { endTask } from './store.ts';
import { takeBackOrder } from './take-back-order.ts';

const actor = systemActor('orders/finish');

/** Does at the provider what is left to do of a payment, and writes it down. Throws where the provider fails: it is tried again later. */
export async function finishPayment(
  {
    database,
    provider,
    sellables,
  }: {
    database: Transactor;
    provider: PaymentProvider;
    sellables: readonly Sellable[];
  },
  payment: PaymentRecord,
): Promise<void> {
  const { id, providerReference: reference, amount, currency } = payment;
  const request = { payment: id, reference, amount: money(amount, currency) };
  if (payment.task === 'cancel') {
    await provider.cancel(request);
    await database.write(actor, (tx) => endTask(tx.db, payment));
    return;
  }
  const outcome = await provider.capture(request);
  await database.write(actor, (tx) =>
    outcome === 'captured' ? recordCapture(tx, payment) : takeBackOrder(tx, payment, sellables),
  );
}
