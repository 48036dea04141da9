import { afterAll, beforeAll, expect, it } from 'vitest';
import * as market from '../../src/modules/market/contract.ts';
import { loadMarket } from '../../src/modules/market/index.ts';
import { smallMarket } from '../../src/modules/market/testing/small-market.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import { ledgerBalances } from '../../src/modules/orders/index.ts';
import * as people from '../../src/modules/people/contract.ts';
import { dbOver } from '../../src/platform/database/db.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

/* What makers are owed: nothing too early, nothing twice, never more than is theirs, and each can read why. */

const params = { edition };
const days = 86_400_000;
let server: TestServer;
let staff: Caller;
beforeAll(async () => {
  server = await testServer();
  await server.database.write(systemActor('test'), (tx) => loadMarket(tx, edition, smallMarket()));
  staff = await server.signIn('staff@example.org');
});
afterAll(() => server.close());

async function buy(buyer: Caller, variant: string, count: number): Promise<orders.Order> {
  await buyer.call(market.holdGoods, { params, body: { id: newId(), variant, count } });
  const place = { kind: 'locker', locker: 'hall-1', day: '2021-07-21' } as const;
  const delivery = { id: newId(), way: 'pickUp', country: 'JP', region: null, place, via: 'post' } as const;
  await buyer.call(market.saveDelivery, { params, body: delivery });
  const quote = await buyer.call(orders.makeQuote, { params, body: { id: newId() } });
  const placed = await buyer.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const body = { id: newId(), provider: 'bank', card: '4000000000000001' };
  return (await buyer.call(orders.startPayment, { params: { edition, order: placed.body.id }, body })).body;
}

const payOut = (id: string, olderThanDays?: number) =>
  staff.call(orders.makePayouts, { params, body: { id, ...(olderThanDays === undefined ? {} : { olderThanDays }) } });
const wait = (ms: number) => server.database.clock.set(server.database.clock.now() + ms);

it('pays what is old enough, once, and takes back what was given back since from what comes next', async () => {
  const buyer = await server.signIn('buyer@example.org');
  const first = await buy(buyer, 'wrap-one', 2);
  // 6,000 with a tenth of tax, less a commission of a tenth.
  const owed = 6_000 + 600 - 600;
  expect((await payOut(newId())).body.payouts).toEqual([]);
  wait(15 * days);
  const second = await buy(buyer, 'wrap-one', 1);
  const id = newId();
  const answers = await Promise.all([payOut(id), payOut(id), payOut(newId())]);
  const paid = answers.filter((one) => one.body.payouts.length > 0);
  expect(paid[0]!.body.payouts).toMatchObject([{ seller: 'cloth', amount: { amount: owed, currency: 'JPY' } }]);
  expect(new Set(paid.map((one) => one.body.payouts[0]!.id)).size).toBe(1);
  expect(paid[0]!.body.file.split('\n')[0]).toBe('payout,seller,amount,currency,until');
  expect(paid[0]!.body.file).toContain(`,cloth,${owed},JPY,`);
  const run = paid[0]!.body.payouts[0]!.id;
  expect((await payOut(run, 3)).body.code).toBe('common/conflictingId');

  // What was paid out is given back: the maker owes it, and gets nothing until it is earned again.
  const items = [first.lines[0]!.hold];
  await buyer.call(orders.cancelItems, {
    params: { edition, order: first.id },
    body: { id: newId(), items, commit: true },
  });
  expect((await payOut(newId(), 0)).body.payouts).toEqual([]);
  const { balances } = (await staff.call(orders.listPayouts, { params, query: { olderThanDays: 0 } })).body;
  expect(balances).toMatchObject([{ seller: 'cloth', owed: { amount: owed / 2 - owed }, payable: { amount: 0 } }]);
  await buy(buyer, 'wrap-one', 3);
  expect((await payOut(newId(), 0)).body.payouts).toMatchObject([{ amount: { amount: owed } }]);

  const statement = (await staff.call(orders.getStatement, { params: { edition, brand: 'cloth' } })).body;
  expect(statement.entries.map((one) => [one.cause, one.number, one.amount.amount])).toEqual([
    ['payment', `${first.number}-1`, owed],
    ['payment', `${second.number}-1`, owed / 2],
    ['payout', null, -owed],
    ['cancelled', `${first.number}-1`, -owed],
    ['payment', expect.stringMatching(/-1$/), owed * 1.5],
    ['payout', null, -owed],
  ]);
  expect([statement.owed.amount, statement.entries.at(-1)!.balance.amount]).toEqual([0, 0]);
  const totals = await ledgerBalances(dbOver(server.database.pool), edition);
  expect(totals.reduce((sum, one) => sum + one.amount, 0)).toBe(0);
});

it('a statement is for the members of the brand', async () => {
  const stranger = await server.signIn('stranger@example.org');
  const read = (who: Caller, brand: string) => who.call(orders.getStatement, { params: { edition, brand } });
  expect((await read(stranger, 'cloth')).status).toBe(403);
  expect((await read(stranger, 'nobody')).body.code).toBe((await read(stranger, 'cloth')).body.code);
  const { id } = (await stranger.call(people.getMe)).body;
  await dbOver(server.database.pool).run(
    sql`INSERT INTO market.member (edition, brand, person) VALUES (${edition}, 'iron', ${id})`,
  );
  expect((await read(stranger, 'iron')).status).toBe(200);
  expect((await read(stranger, 'cloth')).status).toBe(403);
  expect((await stranger.call(orders.makePayouts, { params, body: { id: newId() } })).status).toBe(403);
});

it('rates are told to everybody, and a profile names a currency that there is', async () => {
  const { table } = (await server.nobody.call(orders.getRates)).body;
  expect([table?.base, table?.date]).toEqual(['EUR', expect.stringMatching(/^2026-/)]);
  expect(Number(table?.rates['JPY'])).toBeGreaterThan(50);
  const buyer = await server.signIn('rich@example.org');
  const { profile } = (await buyer.call(people.getMe)).body;
  const save = (currency: string) => buyer.call(people.saveProfile, { body: { ...profile, currency } });
  expect((await save('XQX')).body.code).toBe('people/noSuchCurrency');
  expect((await save('CNY')).status).toBe(200);
});
