import { dbOver } from '../database/db.ts';
import type { Database } from '../database/transactor.ts';
import type { PaymentAnswer, PaymentProvider } from '../payments/provider.ts';
import {
  type BankPayment,
  findBankPayment,
  insertBankPayment,
  insertBankRefund,
  moveBankPayment,
} from './bank-store.ts';

/** Last four digits of a card and what the bank does with it. */
const behaviours: Readonly<Record<string, string>> = {
  '0001': 'approve',
  '0002': 'decline',
  '0003': 'secondStep',
  '0004': 'timeOut',
  '0005': 'answerTwice',
  '0006': 'answerLate',
};

export interface BankOptions {
  /** How late `answerLate` answers, in ms of the machine's clock; 20 s unless told. */
  readonly lateMs?: number;
  /** How long `timeOut` keeps the caller waiting; 2 s unless told. */
  readonly silenceMs?: number;
  /** The bank's own messages, as a webhook would bring them. */
  readonly tell?: (answer: PaymentAnswer) => Promise<void>;
}

export interface Bank extends PaymentProvider {
  /** The customer's answer to the second step; undefined for a payment the bank does not know. */
  confirm(payment: string, approve: boolean): Promise<{ returnUrl: string } | undefined>;
}

/** The built-in bank of demos and tests. It keeps books of its own and misbehaves on demand, as the world does. */
export function builtInBank(database: Database, options: BankOptions = {}): Bank {
  const db = dbOver(database.pool);

  async function answer(edition: string, id: string): Promise<PaymentAnswer | undefined> {
    const known = await findBankPayment(db, id);
    if (!known) return undefined;
    const isDue = known.state === 'waiting' && (known.settlesAt ?? 0) <= Date.now();
    if (!isDue) return toAnswer(edition, known);
    await moveBankPayment(db, id, 'waiting', 'succeeded');
    return toAnswer(edition, (await findBankPayment(db, id))!);
  }

  return {
    name: 'bank',
    async start(request) {
      const behaviour = behaviours[(request.card ?? '').replaceAll(' ', '').slice(-4)] ?? 'decline';
      const first =
        {
          approve: 'succeeded',
          answerTwice: 'succeeded',
          timeOut: 'succeeded',
          secondStep: 'asked',
          answerLate: 'waiting',
        }[behaviour] ?? 'declined';
      const settles = behaviour === 'answerLate' ? (options.lateMs ?? 20_000) : null;
      const { amount, currency } = request.amount;
      const charges = first === 'succeeded' ? 1 : 0;
      const known = {
        id: request.payment,
        amount,
        currency,
        card: behaviour,
        state: first,
        returnUrl: request.returnUrl,
        charges,
      };
      await insertBankPayment(db, known, settles);
      const said = (await answer(request.edition, request.payment))!;
      if (behaviour === 'timeOut') {
        await new Promise((resolve) => setTimeout(resolve, options.silenceMs ?? 2_000));
        throw new Error('The bank did not answer in time');
      }
      if (behaviour === 'answerTwice') await options.tell?.(said);
      return said;
    },
    check: (payment, edition) => answer(edition, payment),
    async refund(request) {
      await insertBankRefund(db, { id: request.refund, payment: request.payment, amount: request.amount.amount });
    },
    async confirm(payment, approve) {
      await moveBankPayment(db, payment, 'asked', approve ? 'succeeded' : 'declined');
      const known = await findBankPayment(db, payment);
      return known && { returnUrl: known.returnUrl };
    },
  };
}

function toAnswer(edition: string, payment: BankPayment): PaymentAnswer {
  const base = { payment: payment.id, edition, reference: `bank-${payment.id}` };
  if (payment.state === 'succeeded') return { ...base, state: 'succeeded' };
  if (payment.state === 'asked')
    return { ...base, state: 'needsAction', actionUrl: new URL(`../bank/${payment.id}`, payment.returnUrl).href };
  if (payment.state === 'waiting') return { ...base, state: 'processing' };
  return { ...base, state: 'declined', declinedBecause: 'declined' };
}
