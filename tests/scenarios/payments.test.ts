import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hour } from '../../src/kernel/time.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import { ledgerBalances } from '../../src/modules/orders/index.ts';
import { settlePayments } from '../../src/modules/orders/settle-payments.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { ticketSellable } from '../../src/modules/tickets/index.ts';
import { dbOver } from '../../src/platform/database/db.ts';
import { bankBalance } from '../../src/platform/fakes/bank-store.ts';
import { stripeProvider } from '../../src/platform/payments/stripe.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

const params = { edition };
const start = Date.parse('2021-06-10T03:00:00Z');
let server: TestServer;
let buyer: Caller;
let buyers = 0;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.database.clock.set(start);
  buyer = await server.signIn(`buyer-${buyers++}@example.org`);
});

async function placeOrder(): Promise<{ edition: string; order: string }> {
  await buyer.call(tickets.holdSeats, {
    params,
    body: { id: newId(), session: 'S-JUD-1', choice: { kind: 'best', category: 'B', count: 2 } },
  });
  const quote = await buyer.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await buyer.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  expect(order.body.state).toBe('placed');
  return { edition, order: order.body.id };
}

const pay = (order: { edition: string; order: string }, card: string, id = newId()) =>
  buyer.call(orders.startPayment, { params: order, body: { id, provider: 'bank', card: `400000000000${card}` } });
const stateOf = async (order: { edition: string; order: string }) =>
  (await buyer.call(orders.getOrder, { params: order })).body;
const settle = () =>
  settlePayments({
    database: server.database,
    providers: server.parts.providers,
    sellables: [ticketSellable],
    silentSeconds: 0,
    onError: (error) => expect(error).toBeUndefined(),
  });
async function settledState(order: { edition: string; order: string }): Promise<string> {
  await settle();
  return (await stateOf(order)).state;
}

const ticketsOf = async () =>
  (await buyer.call(tickets.listTickets, { params })).body.tickets.filter((one) => one.state === 'valid').length;

/** The ledger sums to zero, owes nothing, and agrees with the bank about what is kept. */
async function expectWholeBooks(): Promise<void> {
  await expect
    .poll(
      async () => {
        await settle();
        const db = dbOver(server.database.pool);
        const balances = Object.fromEntries(
          (await ledgerBalances(db, edition)).map((one) => [one.account, one.amount]),
        );
        const bank = await bankBalance(db);
        const { cash = 0, sales = 0, refundsOwed = 0 } = balances;
        return {
          sum: cash + sales + refundsOwed,
          owed: refundsOwed === 0,
          apart: cash - (bank.charged - bank.refunded),
        };
      },
      { timeout: 8_000 },
    )
    .toEqual({ sum: 0, owed: true, apart: 0 });
}

describe('the built-in bank', () => {
  it('declines, and then approves another card', async () => {
    const order = await placeOrder();
    expect((await pay(order, '0002')).body.payments.at(-1)).toMatchObject({
      state: 'declined',
      declinedBecause: 'declined',
    });
    expect((await pay(order, '0001')).body.state).toBe('paid');
    expect(await ticketsOf()).toBe(2);
    await expectWholeBooks();
  });

  it('asks for a second step, which may be refused and tried again', async () => {
    const order = await placeOrder();
    const asked = (await pay(order, '0003')).body.payments[0]!;
    expect(asked).toMatchObject({ state: 'needsAction' });
    expect(asked.actionUrl).toMatch(/\/bank\//);
    expect((await pay(order, '0001')).body.code).toBe('orders/paymentUnderWay');
    await server.nobody.call(orders.confirmBankPayment, { params: { payment: asked.id }, body: { approve: false } });
    expect((await stateOf(order)).payments[0]!.state).toBe('declined');
    const again = (await pay(order, '0003')).body.payments.at(-1)!;
    await server.nobody.call(orders.confirmBankPayment, { params: { payment: again.id }, body: { approve: true } });
    expect((await stateOf(order)).state).toBe('paid');
    await expectWholeBooks();
  });

  it('charges and never answers: asked later, the order is paid once', async () => {
    const order = await placeOrder();
    const silent = await pay(order, '0004');
    expect(['started', 'succeeded']).toContain(silent.body.payments[0]!.state);
    await expect.poll(() => settledState(order), { timeout: 5_000 }).toBe('paid');
    expect(await ticketsOf()).toBe(2);
    await expectWholeBooks();
  });

  it('answers twice: paid once', async () => {
    const order = await placeOrder();
    await pay(order, '0005');
    await settle();
    expect((await stateOf(order)).state).toBe('paid');
    expect(await ticketsOf()).toBe(2);
    await expectWholeBooks();
  });

  it('answers late: paid, when the seats are still kept', async () => {
    const order = await placeOrder();
    expect((await pay(order, '0006')).body.payments[0]!.state).toBe('processing');
    await expect.poll(() => settledState(order), { timeout: 5_000 }).toBe('paid');
    await expectWholeBooks();
  });

  it('answers after the time to pay: the seats go back, and so does the money', async () => {
    const order = await placeOrder();
    await pay(order, '0006');
    server.database.clock.set(start + hour);
    await expect.poll(() => settledState(order), { timeout: 5_000 }).toBe('refunded');
    expect(await ticketsOf()).toBe(0);
    await expectWholeBooks();
  });

  it('is asked once however often the same attempt comes, and never by two at once', async () => {
    const order = await placeOrder();
    const id = newId();
    const answers = await Promise.all([pay(order, '0001', id), pay(order, '0001', id), pay(order, '0001')]);
    expect(answers.some((one) => one.body.state === 'paid')).toBe(true);
    await settle();
    expect((await stateOf(order)).payments.filter((one) => one.state === 'succeeded')).toHaveLength(1);
    // Where the third of them came first, the attempt was never taken up.
    const isKnown = (await stateOf(order)).payments.some((one) => one.id === id);
    expect((await pay(order, '0002', id)).body.code).toBe(isKnown ? 'common/conflictingId' : 'orders/orderNotOpen');
    await expectWholeBooks();
  });

  it('an order that nobody pays is released and told', async () => {
    const order = await placeOrder();
    server.database.clock.set(start + hour);
    await settle();
    expect((await stateOf(order)).state).toBe('released');
    const session = await server.nobody.call(tickets.getSession, { params: { edition, session: 'S-JUD-1' } });
    const sold = session.body.offers[1]!;
    expect(sold.capacity - sold.free).toBe(await soldInB());
    await expectWholeBooks();
  });
});

async function soldInB(): Promise<number> {
  const row = await dbOver(server.database.pool).one<{ count: number }>({
    parts: ["SELECT count(*) FROM tickets.ticket WHERE session = 'S-JUD-1' AND category = 'B' AND state = 'valid'"],
    values: [],
  });
  return row.count;
}

describe('Stripe, by its own library against a server that speaks its API', () => {
  const webhookSecret = 'whsec_test_secret_of_ours';
  let api: Server;
  const requests: { path: string; body: URLSearchParams; key: string | undefined }[] = [];
  const provider = () =>
    stripeProvider({
      secretKey: 'sk_test_123456',
      webhookSecret,
      api: { host: '127.0.0.1', port: (api.address() as AddressInfo).port, protocol: 'http' },
    });
  beforeAll(async () => {
    api = createServer((request, response) => {
      let text = '';
      request.on('data', (part) => {
        text += String(part);
      });
      request.on('end', () => {
        requests.push({
          path: request.url ?? '',
          body: new URLSearchParams(text),
          key: request.headers['idempotency-key'] as string | undefined,
        });
        response.setHeader('content-type', 'application/json');
        const session = {
          id: 'cs_1',
          object: 'checkout.session',
          payment_status: 'unpaid',
          status: 'open',
          url: 'https://pay.example/cs_1',
          payment_intent: 'pi_1',
        };
        response.end(
          JSON.stringify(request.url?.startsWith('/v1/refunds') ? { id: 're_1', object: 'refund' } : session),
        );
      });
    });
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => api.close(resolve)));

  it('makes a checkout with our ids, under our idempotency key', async () => {
    const request = {
      payment: newId(),
      edition,
      order: newId(),
      amount: { amount: 8_000, currency: 'JPY' },
      title: 'K7Q2',
      email: 'a@example.org',
      language: 'ja',
      returnUrl: 'https://kaimon.example/x',
    };
    const answer = await provider().start(request);
    expect(answer).toMatchObject({ state: 'needsAction', actionUrl: 'https://pay.example/cs_1', reference: 'cs_1' });
    const sent = requests.at(-1)!;
    expect([
      sent.key,
      sent.body.get('metadata[payment]'),
      sent.body.get('line_items[0][price_data][unit_amount]'),
    ]).toEqual([request.payment, request.payment, '8000']);
    await provider().refund({
      refund: 'r1',
      payment: request.payment,
      reference: 'cs_1',
      amount: { amount: 4_000, currency: 'JPY' },
    });
    expect([requests.at(-1)!.key, requests.at(-1)!.body.get('amount')]).toEqual(['r1', '4000']);
  });

  it('believes a webhook only with its signature', () => {
    const payment = newId();
    const event = {
      id: 'evt_1',
      object: 'event',
      type: 'checkout.session.completed',
      data: {
        object: {
          id: 'cs_1',
          object: 'checkout.session',
          payment_status: 'paid',
          status: 'complete',
          metadata: { payment, edition },
        },
      },
    };
    const payload = JSON.stringify(event);
    const header = new Stripe('sk_test_123456').webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
    expect(provider().readWebhook!(Buffer.from(payload), header)).toEqual({
      payment,
      edition,
      reference: 'cs_1',
      state: 'succeeded',
    });
    expect(() => provider().readWebhook!(Buffer.from(payload.replace('paid', 'Paid')), header)).toThrow();
    expect(() => provider().readWebhook!(Buffer.from(payload), undefined)).toThrow();
  });

  it('is not there where it is not configured', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/payments/stripe/webhook',
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'orders/noSuchProvider']);
  });
});
