import { afterAll, beforeAll, expect, it } from 'vitest';
import { day } from '../../src/kernel/time.ts';
import * as market from '../../src/modules/market/contract.ts';
import { ledgerBalances } from '../../src/modules/orders/index.ts';
import { dbOver } from '../../src/platform/database/db.ts';
import { buy, maker, marketServer, params } from './market-stories.ts';
import { type Caller, edition, newId, type TestServer } from './test-server.ts';

/* What returns cost whom, and what becomes of those that nobody goes on with. */

let server: TestServer;
let cloth: Caller;
beforeAll(async () => {
  server = await marketServer();
  cloth = await maker(server, 'cloth');
});
afterAll(() => server.close());

async function delivered(buyer: Caller) {
  const { order, consignments } = await buy(buyer, [['wrap-one', 2]]);
  const { id, items } = consignments[0]!;
  const ofBrand = { edition, brand: 'cloth', consignment: id };
  const sent = await cloth.call(market.sendParcel, { params: ofBrand, body: { id: newId(), carrier: 'Japan Post' } });
  await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel: sent.body.parcel.id } });
  return { order, of: { edition, consignment: id }, hold: items[0]!.hold };
}

async function asked(
  buyer: Caller,
  of: { edition: string; consignment: string },
  hold: string,
  reason: 'changedMind' | 'damaged',
) {
  const body = { id: newId(), reason, items: [{ hold, count: 2 }], words: 'See the picture.', commit: true };
  await buyer.call(market.askReturn, { params: of, body });
  const ofReturn = { edition, brand: 'cloth', return: body.id };
  await cloth.call(market.answerReturn, { params: ofReturn, body: { agree: true, words: '' } });
  return ofReturn;
}

const balances = async () =>
  Object.fromEntries(
    (await ledgerBalances(dbOver(server.database.pool), edition)).map((one) => [one.account, one.amount]),
  );

it('what a brand did wrong costs the brand the way, too; the organiser keeps what the carrier was paid', async () => {
  const buyer = await server.signIn('torn@example.org');
  const before = await balances();
  const { order, of, hold } = await delivered(buyer);
  const owed = await balances();
  const shipping = order.charges.find((charge) => charge.kind === 'shipping')!.base.amount;
  expect(shipping).toBeGreaterThan(0);
  const ofReturn = await asked(buyer, of, hold, 'damaged');
  await cloth.call(market.receiveReturn, { params: ofReturn, body: { resaleable: false } });
  await expect
    .poll(async () => (await balances())['seller:cloth'] !== owed['seller:cloth'], { timeout: 8_000 })
    .toBe(true);
  const after = await balances();
  expect(after['shipping']).toBe(owed['shipping']);
  expect((after['seller:cloth'] ?? 0) - (before['seller:cloth'] ?? 0)).toBe(shipping);
});

it('a return that was agreed and never set out is over after thirty days, and the goods can be returned no more', async () => {
  const buyer = await server.signIn('forgetful@example.org');
  const { order, of, hold } = await delivered(buyer);
  await asked(buyer, of, hold, 'changedMind');
  const state = async () =>
    (await buyer.call(market.listMyConsignments, { params, query: { order: order.id } })).body.consignments[0]!
      .returns[0]!;
  expect((await state()).turn).toEqual({ who: 'buyer', until: server.database.clock.now() + 30 * day });
  server.database.clock.set(server.database.clock.now() + 30 * day);
  await expect.poll(async () => (await state()).state, { timeout: 8_000 }).toBe('cancelled');
});
