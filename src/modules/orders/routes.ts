import { createHash } from 'node:crypto';
import { money } from '../../kernel/money.ts';
import type { Bank } from '../../platform/fakes/bank.ts';
import { type Call, on, onCall, type Route } from '../../platform/http/route.ts';
import { BadSignature, type PaymentAnswer, type PaymentProvider } from '../../platform/payments/provider.ts';
import { personOf, systemActor, type Tx } from '../../platform/tx.ts';
import { getPerson } from '../people/index.ts';
import { cancelItems } from './cancel-items.ts';
import * as contract from './contract.ts';
import { getCart } from './get-cart.ts';
import { getOrder } from './get-order.ts';
import { listOrders } from './list-orders.ts';
import { makeQuote } from './make-quote.ts';
import type { PaymentRecord } from './order-record.ts';
import { type BeginPayment, beginPayment } from './paying/begin-payment.ts';
import { finishPayment } from './paying/finish-payment.ts';
import { payoutRoutes } from './payout-routes.ts';
import { placeOrder } from './place-order.ts';
import { refuse } from './problems.ts';
import { previewPromotion } from './promotions/preview-promotion.ts';
import { saveCode } from './promotions/save-code.ts';
import { savePromotion } from './promotions/save-promotion.ts';
import { deleteCode, endOpenPromotion, listAllPromotions } from './promotions/store.ts';
import { recordPayment } from './record-payment.ts';
import type { Sellable, Selling } from './sellable.ts';

export interface OrderPorts {
  readonly selling: Selling;
  readonly providers: readonly PaymentProvider[];
  /** Only in a demo and in tests. */
  readonly bank: Bank | undefined;
  /** Refuses who may not see a seller's books. */
  readonly readsBooks: (tx: Tx, edition: string, seller: string) => Promise<void>;
}

export function orderRoutes(ports: OrderPorts): Route[] {
  const { selling } = ports;
  const { sellables } = selling;
  return [
    on(contract.getCart, (tx, { params }) => getCart(tx, params.edition, selling)),
    on(contract.makeQuote, (tx, { params, body }) => makeQuote(tx, { ...params, ...body }, selling)),
    on(contract.placeOrder, (tx, { params, body }) => placeOrder(tx, { ...params, ...body }, selling)),
    on(contract.getOrder, (tx, { params }) => getOrder(tx, params.edition, params.order)),
    on(contract.listOrders, async (tx, { params }) => ({ orders: await listOrders(tx, params.edition) })),
    on(contract.getRates, async (tx) => {
      const table = (await selling.rates(tx)) ?? null;
      return { table: table && { ...table }, spreadBasisPoints: selling.spreadBasisPoints };
    }),
    ...promotionRoutes(selling),
    ...payoutRoutes(ports.readsBooks),
    onCall(contract.cancelItems, (call, { params, body }) =>
      call.database.write(call.actor, (tx) => cancelItems(tx, { ...params, ...body }, sellables)),
    ),
    onCall(contract.startPayment, async (call, { params, body }) => {
      await pay(call, ports, { ...params, id: body.id, provider: body.provider }, body.card);
      return await call.database.read(call.actor, (tx) => getOrder(tx, params.edition, params.order));
    }),
    onCall(contract.confirmBankPayment, async (call, { params, body }) => {
      const confirmed = await ports.bank?.confirm(params.payment, body.approve);
      if (!ports.bank || !confirmed) throw refuse.noSuchPayment({ payment: params.payment });
      const edition = new URL(confirmed.returnUrl).pathname.split('/')[2] ?? '';
      const answer = await ports.bank.check(params.payment, edition, null);
      const next = answer && (await tell(call, answer, sellables));
      if (next) await finish(call, ports, next);
      return confirmed;
    }),
    onCall(contract.stripeWebhook, async (call) => {
      const stripe = ports.providers.find((provider) => provider.name === 'stripe');
      if (!stripe?.readWebhook) throw refuse.noSuchProvider();
      const answer = readSigned(stripe, call);
      const next = answer && (await tell(call, answer, sellables));
      if (next) await finish(call, ports, next);
      return null;
    }),
  ];
}

function promotionRoutes(selling: Selling): Route[] {
  return [
    on(contract.saveCode, (tx, { params, body }) => saveCode(tx, params.edition, body.code, selling)),
    on(contract.removeCode, async (tx, { params }) => {
      await deleteCode(tx.db, params.edition, personOf(tx));
      return null;
    }),
    on(contract.listPromotions, async (tx, { params }) => ({
      promotions: (await listAllPromotions(tx.db, params.edition)).map(({ document, ...one }) => ({
        ...one,
        promotion: document,
      })),
    })),
    on(contract.savePromotion, async (tx, { params, body }) => {
      await savePromotion(tx, params.edition, params.promotion, body);
      return null;
    }),
    on(contract.endPromotion, async (tx, { params }) => {
      await endOpenPromotion(tx.db, params.edition, params.promotion);
      return null;
    }),
    onCall(contract.previewPromotion, (call, { params, body }) =>
      call.database.read(call.actor, (tx) => previewPromotion(tx, params.edition, body)),
    ),
  ];
}

/** Two transactions with the provider between them; an answer that is lost is asked for later by `settlePayments`. */
async function pay(
  call: Call,
  ports: OrderPorts,
  attempt: Omit<BeginPayment, 'fingerprint'>,
  card: string | undefined,
): Promise<void> {
  const provider = ports.providers.find((one) => one.name === attempt.provider);
  if (!provider) throw refuse.noSuchProvider({ provider: attempt.provider });
  const fingerprint = createHash('sha256')
    .update(`${attempt.provider} ${card ?? ''}`)
    .digest('hex');
  const { begun, person } = await call.database.write(call.actor, async (tx) => {
    const begun = await beginPayment(tx, { ...attempt, fingerprint });
    return { begun, person: await getPerson(tx, begun.order.person!) };
  });
  if (!begun.isNew) return;
  const { order } = begun;
  const answer = await provider
    .start({
      payment: attempt.id,
      edition: order.edition,
      order: order.id,
      amount: money(order.totalAmount, order.currency),
      title: `${order.number}`,
      email: person.email,
      language: person.profile.language,
      ...(card === undefined ? {} : { card }),
      returnUrl: `${call.origin}/${person.profile.language}/${order.edition}/orders/${order.id}`,
    })
    .catch(() => undefined);
  const next = answer && (await tell(call, answer, ports.selling.sellables));
  // What fails here is tried again by `settlePayments`.
  if (next) await finish(call, ports, next);
}

async function finish(call: Call, ports: OrderPorts, payment: PaymentRecord): Promise<void> {
  const provider = ports.providers.find((one) => one.name === payment.provider)!;
  const { sellables } = ports.selling;
  await finishPayment({ database: call.database, provider, sellables }, payment).catch(() => undefined);
}

function tell(call: Call, answer: PaymentAnswer, sellables: readonly Sellable[]): Promise<PaymentRecord | undefined> {
  return call.database.write(systemActor('orders/provider'), (tx) => recordPayment(tx, answer, sellables));
}

function readSigned(provider: PaymentProvider, call: Call): PaymentAnswer | undefined {
  try {
    return provider.readWebhook!(call.rawBody ?? Buffer.alloc(0), call.header('stripe-signature'));
  } catch (error) {
    if (error instanceof BadSignature) throw refuse.badSignature();
    throw error;
  }
}
