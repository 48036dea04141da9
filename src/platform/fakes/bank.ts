import { dbOver } from '../database/db.ts';
import type { Database } from '../database/transactor.ts';
import type { PaymentAnswer, PaymentProvider } from '../payments/provider.ts';
import {
  type BankPayment,
  captureBankPayment,
  findBankPayment,
  insertBankPayment,
  insertBankRefund,
  moveBankPayment,
} from './bank-store.ts';

/** Last four digits of a card, what the bank does with it, and the state it begins in. */
const behaviours: Readonly<Record<string, readonly [name: string, state: string]>> = {
  '0001': ['approve', 'authorised'],
  '0002': ['decline', 'declined'],
  '0003': ['secondStep', 'asked'],
  '0004': ['timeOut', 'authorised'],
  '0005': ['answerTwice', 'authorised'],
  '0006': ['answerLate', 'waiting'],
  '0007': ['captureFailsTwice', 'authorised'],
  '0008': ['expire', 'authorised'],
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

/**
 * The built-in bank of demos and tests. Like card schemes it authorises first and takes the money when asked to. It keeps books of its own
 * and misbehaves on demand, as the world does.
 */
export function builtInBank(database: Database, options: BankOptions = {}): Bank {
  const db = dbOver(database.pool);
  return {
    name: 'bank',
    async start(request) {
      const digits = (request.card ?? '').replaceAll(' ', '').slice(-4);
      const [behaviour, state] = behaviours[digits] ?? ['decline', 'declined'];
      const settles = behaviour === 'answerLate' ? (options.lateMs ?? 20_000) : null;
      const { amount, currency } = request.amount;
      const wish = { id: request.payment, amount, currency, card: behaviour, state, returnUrl: request.returnUrl };
      const said = toAnswer(request.edition, await insertBankPayment(db, wish, settles));
      if (behaviour === 'timeOut') {
        await new Promise((resolve) => setTimeout(resolve, options.silenceMs ?? 2_000));
        throw new Error('The bank did not answer in time');
      }
      if (behaviour === 'answerTwice') await options.tell?.(said);
      return said;
    },
    async check(id, edition) {
      const known = await findBankPayment(db, id);
      if (!known) return undefined;
      const isDue = known.state === 'waiting' && (known.settlesAt ?? 0) <= Date.now();
      if (!isDue) return toAnswer(edition, known);
      await moveBankPayment(db, id, 'waiting', 'authorised');
      return toAnswer(edition, (await findBankPayment(db, id))!);
    },
    async capture({ payment: id }) {
      const payment = await captureBankPayment(db, id);
      if (payment?.state === 'authorised') throw new Error('The bank could not take the money now');
      return payment?.state === 'succeeded' ? 'captured' : 'expired';
    },
    async cancel({ payment }) {
      await moveBankPayment(db, payment, 'authorised', 'cancelled');
    },
    async refund(request) {
      await insertBankRefund(db, { id: request.refund, payment: request.payment, amount: request.amount.amount });
    },
    async confirm(payment, approve) {
      await moveBankPayment(db, payment, 'asked', approve ? 'authorised' : 'declined');
      const known = await findBankPayment(db, payment);
      return known && { returnUrl: known.returnUrl };
    },
  };
}

function toAnswer(edition: string, payment: BankPayment): PaymentAnswer {
  const base = { payment: payment.id, edition, reference: `bank-${payment.id}` };
  if (payment.state === 'succeeded' || payment.state === 'authorised') return { ...base, state: payment.state };
  if (payment.state === 'asked')
    return { ...base, state: 'needsAction', actionUrl: new URL(`../bank/${payment.id}`, payment.returnUrl).href };
  if (payment.state === 'waiting') return { ...base, state: 'processing' };
  if (payment.state === 'expired' || payment.state === 'cancelled') return { ...base, state: 'expired' };
  return { ...base, state: 'declined', declinedBecause: 'declined' };
}
