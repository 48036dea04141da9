import { afterAll, beforeAll, expect, it } from 'vitest';
import * as market from '../../src/modules/market/contract.ts';
import { loadMarket } from '../../src/modules/market/index.ts';
import { smallMarket } from '../../src/modules/market/testing/small-market.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import { ledgerBalances } from '../../src/modules/orders/index.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { dbOver } from '../../src/platform/database/db.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

/* Goods of two brands in one cart with tickets: what is shown is charged, each brand gets its own, the books close. */

const params = { edition };
let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await server.database.write(systemActor('test'), (tx) => loadMarket(tx, edition, smallMarket()));
});
afterAll(() => server.close());

const home = {
  kind: 'home',
  name: 'Li Wei',
  street: 'Nanjing Road 1',
  town: 'Shanghai',
  postcode: '200001',
  phone: '+86 21 1234',
} as const;
const ship = (country: string) =>
  ({ id: newId(), way: 'shipHome', country, region: null, place: home, via: 'post' }) as const;

async function hold(buyer: Caller, variant: string, count: number) {
  const { status, body } = await buyer.call(market.holdGoods, { params, body: { id: newId(), variant, count } });
  expect(status).toBe(200);
  return body.hold;
}

async function order(buyer: Caller) {
  const quote = await buyer.call(orders.makeQuote, { params, body: { id: newId() } });
  expect(quote.status, JSON.stringify(quote.body)).toBe(200);
  const placed = await buyer.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  expect(placed.status).toBe(200);
  return { quote: quote.body, order: placed.body };
}

const pay = (buyer: Caller, id: string) =>
  buyer.call(orders.startPayment, {
    params: { edition, order: id },
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });

/** Sums of the ledger by currency; each must be zero. */
async function sums() {
  const totals: Record<string, number> = {};
  for (const { currency, amount } of await ledgerBalances(dbOver(server.database.pool), edition))
    totals[currency] = (totals[currency] ?? 0) + amount;
  return totals;
}

it('a cart with seats and goods of two brands: shown is charged, sub-orders add up, each brand is owed its part', async () => {
  const buyer = await server.signIn('li@example.org');
  await buyer.call(tickets.holdSeats, {
    params,
    body: { id: newId(), session: 'S-JUD-1', choice: { kind: 'best', category: 'B', count: 2 } },
  });
  await hold(buyer, 'kettle-one', 1);
  await hold(buyer, 'wrap-one', 2);
  const without = await buyer.call(orders.getCart, { params });
  expect(without.body.obstacles.map((one) => one.code)).toEqual(['deliveryNeeded']);
  expect((await buyer.call(orders.makeQuote, { params, body: { id: newId() } })).body.code).toBe('orders/cartNotReady');

  await buyer.call(market.saveDelivery, { params, body: ship('JP') });
  const { quote, order: placed } = await order(buyer);
  expect(quote.subOrders.map((one) => one.seller.id).sort()).toEqual(['cloth', 'iron']);
  const organisers = quote.lines.filter((line) => !line.seller).reduce((sum, line) => sum + line.total.amount, 0);
  const brands = quote.subOrders.reduce((sum, one) => sum + one.total.amount, 0);
  expect(organisers + brands).toBe(quote.total.amount);
  expect(placed.total).toEqual(quote.total);
  expect(placed.subOrders.map((one) => one.number)).toEqual([`${placed.number}-1`, `${placed.number}-2`]);

  expect((await pay(buyer, placed.id)).body.state).toBe('paid');
  expect(await sums()).toEqual({ JPY: 0 });
  const accounts = Object.fromEntries(
    (await ledgerBalances(dbOver(server.database.pool), edition)).map((one) => [one.account, one.amount]),
  );
  expect(accounts['cash']).toBe(placed.total.amount);
  expect(accounts['commission']).toBe(-(1_200 + 600));
});

it('the buyer pays in euro by the rate of the quote, and both currencies of the books close', async () => {
  const buyer = await server.signIn('anna@example.org');
  const me = (await buyer.call(people.getMe)).body;
  await buyer.call(people.saveProfile, { body: { ...me.profile, currency: 'EUR' } });
  await hold(buyer, 'wrap-one', 3);
  await buyer.call(market.saveDelivery, { params, body: ship('JP') });
  const { quote, order: placed } = await order(buyer);
  expect(quote.total.currency).toBe('EUR');
  expect(quote.rate?.from).toBe('JPY');
  await pay(buyer, placed.id);
  expect(await sums()).toEqual({ JPY: 0, EUR: 0 });

  const line = placed.lines[0]!;
  const back = await buyer.call(orders.cancelItems, {
    params: { edition, order: placed.id },
    body: { id: newId(), items: [line.hold], commit: true },
  });
  expect(back.body.refund).toEqual(quote.total);
  expect(back.body.order.state).toBe('refunded');
  expect(await sums()).toEqual({ JPY: 0, EUR: 0 });
});

it('twenty who want the last five: never one too many', async () => {
  const buyers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => server.signIn(`many-${index}@example.org`)),
  );
  const replies = await Promise.all(
    buyers.map((buyer) =>
      buyer.call(market.holdGoods, { params, body: { id: newId(), variant: 'towel-one', count: 1 } }),
    ),
  );
  expect(replies.filter((one) => one.status === 200)).toHaveLength(5);
  expect(new Set(replies.filter((one) => one.status !== 200).map((one) => one.body.code))).toEqual(
    new Set(['market/soldOut']),
  );
});

it('a hold that ran out goes back to the shelf', async () => {
  server.database.clock.set(server.database.clock.now() + 31 * 60_000);
  const buyer = await server.signIn('late@example.org');
  await expect
    .poll(
      async () =>
        (await buyer.call(market.holdGoods, { params, body: { id: newId(), variant: 'towel-one', count: 5 } })).status,
      {
        timeout: 8_000,
      },
    )
    .toBe(200);
});
