import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hour } from '../../src/kernel/time.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import { ledgerBalances } from '../../src/modules/orders/index.ts';
import { recordPayment } from '../../src/modules/orders/record-payment.ts';
import { settlePayments } from '../../src/modules/orders/settle-payments.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { ticketSellable } from '../../src/modules/tickets/index.ts';
import { dbOver } from '../../src/platform/database/db.ts';
import { bankBalance, findBankPayment, moveBankPayment } from '../../src/platform/fakes/bank-store.ts';
import { stripeProvider } from '../../src/platform/payments/stripe.ts';
import { systemActor } from '../../src/platform/tx.ts';
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
const errors: string[] = [];
const settle = () =>
  settlePayments({
    database: server.database,
    providers: server.parts.providers,
    sellables: [ticketSellable],
    silentSeconds: 0,
    onError: (error) => errors.push(String(error)),
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
        const { cash = 0, sales = 0, refundsOwed = 0, receivable = 0 } = balances;
        return {
          sum: cash + sales + refundsOwed + receivable,
          waiting: receivable,
          owed: refundsOwed === 0,
          apart: cash - (bank.charged - bank.refunded),
        };
      },
      { timeout: 8_000 },
    )
    .toEqual({ sum: 0, waiting: 0, owed: true, apart: 0 });
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
    expect(['started', 'authorised', 'succeeded']).toContain(silent.body.payments[0]!.state);
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

  it('answers after the time to pay: the seats go back, the authorisation is let go, and no money moves', async () => {
    const order = await placeOrder();
    const before = await bankBalance(dbOver(server.database.pool));
    await pay(order, '0006');
    server.database.clock.set(start + hour);
    const ended = async () => [await settledState(order), (await stateOf(order)).payments[0]!.state];
    await expect.poll(ended, { timeout: 5_000 }).toEqual(['released', 'cancelled']);
    await settle();
    expect(await ticketsOf()).toBe(0);
    expect(await bankBalance(dbOver(server.database.pool))).toEqual(before);
    expect(await bankStateOf((await stateOf(order)).payments[0]!.id)).toBe('cancelled');
    await expectWholeBooks();
  });

  it('takes money only after the tickets are ours, and again where taking it failed', async () => {
    const order = await placeOrder();
    const paid = (await pay(order, '0007')).body;
    expect([paid.state, paid.payments[0]!.state]).toEqual(['paid', 'authorised']);
    expect(await ticketsOf()).toBe(2);
    const captured = async () => {
      await settle();
      return (await stateOf(order)).payments[0]!.state;
    };
    await expect.poll(captured, { timeout: 5_000 }).toBe('succeeded');
    await expectWholeBooks();
  });

  it('an authorisation that ended before it was taken: the order is taken back, and the buyer is told', async () => {
    const order = await placeOrder();
    const taken = (await pay(order, '0008')).body;
    expect([taken.state, taken.payments[0]!.state]).toEqual(['released', 'expired']);
    expect(await ticketsOf()).toBe(0);
    const subjects = async () => {
      const mails = await server.app.inject({
        method: 'GET',
        url: `/api/demo/mail?to=buyer-${buyers - 1}@example.org`,
      });
      return (mails.json() as { mails: { subject: string }[] }).mails.map((one) => one.subject).join();
    };
    await expect.poll(subjects).toContain(`Your bank did not send the money: order ${taken.number}`);
    await expectWholeBooks();
    expect((await pay(order, '0001')).body.code).toBe('orders/orderNotOpen');
  });

  it('what was cancelled before the money came is given back only once it came', async () => {
    const order = await placeOrder();
    await pay(order, '0007');
    const [ticket] = (await buyer.call(tickets.listTickets, { params })).body.tickets;
    const back = await buyer.call(orders.cancelItems, {
      params: order,
      body: { id: newId(), items: [ticket!.id], commit: true },
    });
    expect(back.body.refund.amount).toBe(4_000);
    await expectWholeBooks();
    expect((await stateOf(order)).state).toBe('paid');
  });

  it.each([
    ['authorised', 'succeeded', 'authorised', 'expired'],
    ['succeeded', 'authorised', 'expired', 'succeeded'],
    ['expired', 'authorised', 'succeeded', 'succeeded'],
    ['processing', 'succeeded', 'processing', 'authorised'],
  ] as const)('messages in the order %s, %s, %s, %s end in one right state', async (...states) => {
    const order = await placeOrder();
    const asked = (await pay(order, '0003')).body.payments[0]!;
    await moveBankPayment(dbOver(server.database.pool), asked.id, 'asked', 'authorised');
    for (const state of states) {
      const said = { payment: asked.id, edition, state, reference: `bank-${asked.id}` };
      await server.database.write(systemActor('test'), (tx) => recordPayment(tx, said, [ticketSellable]));
    }
    // What the bank itself says of it is that it moved.
    await server.parts.providers[0]!.capture({
      payment: asked.id,
      reference: null,
      amount: { amount: 8_000, currency: 'JPY' },
    });
    const ended = await stateOf(order);
    expect([ended.state, ended.payments[0]!.state, await ticketsOf()]).toEqual(['paid', 'succeeded', 2]);
    await expectWholeBooks();
  });

  it('a message about a payment that nobody began changes nothing', async () => {
    const forged = { payment: newId(), edition, state: 'succeeded', reference: 'x' } as const;
    await server.database.write(systemActor('test'), (tx) => recordPayment(tx, forged, [ticketSellable]));
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

async function bankStateOf(payment: string): Promise<string | undefined> {
  return (await findBankPayment(dbOver(server.database.pool), payment))?.state;
}

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
  let intent = 'requires_payment_method';
  const stripeSays = (url: string) => {
    if (url.startsWith('/v1/refunds')) return { id: 're_1', object: 'refund' };
    if (url.endsWith('/capture')) intent = 'succeeded';
    if (url.endsWith('/cancel')) intent = 'canceled';
    const payment_intent = { id: 'pi_1', object: 'payment_intent', status: intent };
    if (url.startsWith('/v1/payment_intents')) return payment_intent;
    const status = intent === 'requires_payment_method' ? 'open' : 'complete';
    const payment_status = intent === 'succeeded' ? 'paid' : 'unpaid';
    const session = { id: 'cs_1', object: 'checkout.session', payment_status, status, url: 'https://pay.example/cs_1' };
    return { ...session, payment_intent: url.includes('expand') ? payment_intent : 'pi_1' };
  };
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
        response.end(JSON.stringify(stripeSays(request.url ?? '')));
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
      sent.body.get('payment_intent_data[capture_method]'),
    ]).toEqual([request.payment, request.payment, '8000', 'manual']);
    await provider().refund({
      refund: 'r1',
      payment: request.payment,
      reference: 'cs_1',
      amount: { amount: 4_000, currency: 'JPY' },
    });
    expect([requests.at(-1)!.key, requests.at(-1)!.body.get('amount')]).toEqual(['r1', '4000']);
  });

  it('captures what it only authorised at first, once, and lets go what is not wanted', async () => {
    const authorised = { payment: newId(), reference: 'cs_1', amount: { amount: 8_000, currency: 'JPY' } };
    expect((await provider().check(authorised.payment, edition, 'cs_1'))?.state).toBe('needsAction');
    intent = 'requires_capture';
    expect((await provider().check(authorised.payment, edition, 'cs_1'))?.state).toBe('authorised');
    expect(await provider().capture(authorised)).toBe('captured');
    expect([requests.at(-1)!.path, requests.at(-1)!.key]).toEqual([
      '/v1/payment_intents/pi_1/capture',
      `${authorised.payment}-capture`,
    ]);
    expect((await provider().check(authorised.payment, edition, 'cs_1'))?.state).toBe('succeeded');
    const before = requests.length;
    expect(await provider().capture(authorised)).toBe('captured');
    await provider().cancel(authorised);
    expect(requests.slice(before).every((one) => one.path.startsWith('/v1/checkout/sessions'))).toBe(true);
    intent = 'requires_capture';
    await provider().cancel(authorised);
    expect(requests.at(-1)!.path).toBe('/v1/payment_intents/pi_1/cancel');
    expect(await provider().capture(authorised)).toBe('expired');
  });

  it.each([
    ['amount_capturable_updated', 'authorised'],
    ['succeeded', 'succeeded'],
    ['canceled', 'expired'],
  ])('a message payment_intent.%s says %s', (type, state) => {
    const metadata = { payment: newId(), edition };
    const event = { id: 'evt_2', object: 'event', type: `payment_intent.${type}` };
    const payload = JSON.stringify({ ...event, data: { object: { id: 'pi_1', object: 'payment_intent', metadata } } });
    const header = new Stripe('sk_test_123456').webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
    expect(provider().readWebhook!(Buffer.from(payload), header)).toEqual({ ...metadata, state });
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
