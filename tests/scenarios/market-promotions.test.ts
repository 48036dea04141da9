import { afterAll, beforeAll, expect, it } from 'vitest';
import * as market from '../../src/modules/market/contract.ts';
import { loadMarket } from '../../src/modules/market/index.ts';
import { smallMarket } from '../../src/modules/market/testing/small-market.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import { ledgerBalances } from '../../src/modules/orders/index.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { dbOver } from '../../src/platform/database/db.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

/* Promotions from the staff's desk to the receipt: explained in the cart, kept in the quote, borne by who funds them, never more often than told. */

const params = { edition };
let server: TestServer;
let staff: Caller;
beforeAll(async () => {
  server = await testServer();
  await server.database.write(systemActor('test'), (tx) => loadMarket(tx, edition, smallMarket()));
  staff = await server.signIn('staff@example.org');
});
afterAll(() => server.close());

const promotion = (parts: Pick<orders.Promotion, 'step' | 'off'> & Partial<orders.Promotion>): orders.Promotion => ({
  names: { en: 'A reduction' },
  scope: { kinds: [], sellers: [], items: [] },
  threshold: null,
  code: null,
  fundedBy: 'organiser',
  opensAt: server.database.clock.now() - 1,
  closesAt: server.database.clock.now() + 86_400_000,
  limit: null,
  ...parts,
});
const save = (id: string, body: orders.Promotion) =>
  staff.call(orders.savePromotion, { params: { edition, promotion: id }, body });
const end = (id: string) => staff.call(orders.endPromotion, { params: { edition, promotion: id } });
const hold = (buyer: Caller, variant: string, count: number) =>
  buyer.call(market.holdGoods, { params, body: { id: newId(), variant, count } });
const place = { kind: 'locker', locker: 'hall-1', day: '2021-07-21' } as const;
const pickUp = (buyer: Caller) =>
  buyer.call(market.saveDelivery, {
    params,
    body: { id: newId(), way: 'pickUp', country: 'JP', region: null, place, via: 'post' },
  });
const typeCode = (buyer: Caller, code: string) => buyer.call(orders.saveCode, { params, body: { code } });

async function order(buyer: Caller) {
  const quote = await buyer.call(orders.makeQuote, { params, body: { id: newId() } });
  return await buyer.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
}

async function balance(account: string): Promise<number> {
  const all = await ledgerBalances(dbOver(server.database.pool), edition);
  return all.find((one) => one.account === account)?.amount ?? 0;
}

it('is taken step by step, explained, and borne by who funds it', async () => {
  await save('irons', promotion({ step: 'percent', off: { basisPoints: 2_000 }, fundedBy: 'seller', scope: { kinds: [], sellers: ['iron'], items: [] } })); // biome-ignore format: one line says it
  await save('holders', promotion({ step: 'ticketHolder', off: { amount: 500 }, scope: { kinds: ['goods'], sellers: [], items: [] } })); // biome-ignore format: one line says it
  const buyer = await server.signIn('first@example.org');
  await hold(buyer, 'kettle-one', 1);
  await pickUp(buyer);
  const alone = (await buyer.call(orders.getCart, { params })).body;
  expect(alone.discounts.map((one) => [one.promotion, one.amount.amount])).toEqual([['irons', 2_400]]);
  await buyer.call(tickets.holdSeats, {
    params,
    body: { id: newId(), session: 'S-JUD-1', choice: { kind: 'best', category: 'B', count: 1 } },
  });
  const both = (await buyer.call(orders.getCart, { params })).body;
  expect(both.discounts.map((one) => [one.promotion, one.amount.amount])).toEqual([
    ['holders', 500],
    ['irons', 2_300],
  ]);
  expect(both.discounts[1]!.words.en).toBe('20 % off, on these articles (step 3 of 6)');
  const placed = (await order(buyer)).body;
  expect(placed.total).toEqual(both.total);
  await buyer.call(orders.startPayment, {
    params: { edition, order: placed.id },
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });
  // The maker bears its own 2,300, the organiser its 500 out of the commission of a tenth; the tax of 10 % on what is left is the maker's to pay on.
  const value = 12_000 - 2_300;
  const tax = placed.charges.find((one) => one.kind === 'tax')!.base.amount;
  expect(tax).toBe(Math.floor((value - 500) / 10));
  expect(await balance('commission')).toBe(-(value / 10 - 500));
  expect(await balance('seller:iron')).toBe(-(value - value / 10 + tax));
  await Promise.all([end('irons'), end('holders')]);
});

it('a code is known, running and meant for the cart, or it is said why not', async () => {
  const buyer = await server.signIn('coder@example.org');
  await save('friends', promotion({ step: 'code', code: 'friend-10', off: { basisPoints: 1_000 }, scope: { kinds: [], sellers: ['cloth'], items: [] } })); // biome-ignore format: one line says it
  await save('later', promotion({ step: 'code', code: 'LATER', off: { amount: 100 }, opensAt: server.database.clock.now() + 3_600_000 })); // biome-ignore format: one line says it
  expect((await typeCode(buyer, 'NEVER')).body.code).toBe('orders/promotionUnknown');
  expect((await typeCode(buyer, 'LATER')).body.code).toBe('orders/promotionOver');
  expect((await typeCode(buyer, 'FRIEND-10')).body.code).toBe('orders/promotionNotFor');
  await hold(buyer, 'wrap-one', 2);
  expect((await typeCode(buyer, 'Friend-10')).status).toBe(200);
  const cart = (await buyer.call(orders.getCart, { params })).body;
  expect([cart.code, cart.discounts[0]!.amount.amount]).toEqual([{ code: 'FRIEND-10', applies: true }, 600]);
  await buyer.call(orders.removeCode, { params });
  expect((await buyer.call(orders.getCart, { params })).body.discounts).toEqual([]);
  expect((await save('again', promotion({ step: 'code', code: 'Friend-10', off: { amount: 1 } }))).body.code).toBe(
    'orders/codeTaken',
  );
  expect((await save('wrong', promotion({ step: 'bundle', off: { amount: 1 } }))).body.code).toBe(
    'orders/promotionFaulty',
  );
});

it('a hundred at once never use it more often than told, and an order that nobody pays gives its use back', async () => {
  await save('few', promotion({ step: 'percent', off: { basisPoints: 1_000 }, limit: 7, scope: { kinds: ['ticket'], sellers: [], items: [] } })); // biome-ignore format: one line says it
  const uses = async () =>
    (await staff.call(orders.listPromotions, { params })).body.promotions.find((one) => one.id === 'few')!.uses;
  const buyers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => server.signIn(`few-${index}@example.org`)),
  );
  const quotes = await Promise.all(
    buyers.map(async (buyer) => {
      const choice = { kind: 'best', category: 'A', count: 1 } as const;
      await buyer.call(tickets.holdSeats, { params, body: { id: newId(), session: 'S-MAR-1', choice } });
      return (await buyer.call(orders.makeQuote, { params, body: { id: newId() } })).body.id;
    }),
  );
  const placed = await Promise.all(
    buyers.map((buyer, index) =>
      buyer.call(orders.placeOrder, { params, body: { id: newId(), quote: quotes[index]! } }),
    ),
  );
  expect(placed.filter((one) => one.status === 200)).toHaveLength(7);
  expect(new Set(placed.flatMap((one) => one.body.code ?? []))).toEqual(new Set(['orders/promotionOver']));
  expect(await uses()).toBe(7);
  server.database.clock.set(server.database.clock.now() + 3_600_000);
  await expect.poll(uses, { timeout: 8_000 }).toBe(0);
}, 60_000);

it('a look at what it would have cost changes nothing', async () => {
  const body = promotion({ step: 'percent', off: { basisPoints: 5_000 }, scope: { kinds: ['goods'], sellers: [], items: [] } }); // biome-ignore format: one line says it
  const preview = await staff.call(orders.previewPromotion, { params, body });
  expect(preview.body).toMatchObject({ touched: 1, cost: { amount: (12_000 - 2_800) / 2, currency: 'JPY' } });
  const visitor = await server.signIn('nosy@example.org');
  expect((await visitor.call(orders.previewPromotion, { params, body })).status).toBe(403);
});
