import * as market from '../../src/modules/market/contract.ts';
import { loadMarket } from '../../src/modules/market/index.ts';
import { smallMarket } from '../../src/modules/market/testing/small-market.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import { ledgerBalances } from '../../src/modules/orders/index.ts';
import * as people from '../../src/modules/people/contract.ts';
import type { Config } from '../../src/platform/config.ts';
import { dbOver } from '../../src/platform/database/db.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

/* What scenarios of the market begin with: a server with two brands, a maker of each, and a buyer who paid. */

export const params = { edition };

const home = {
  kind: 'home',
  name: 'Li Wei',
  street: 'Nanjing Road 1',
  town: 'Shanghai',
  postcode: '200001',
  phone: '+86 21 1234',
} as const;

export async function marketServer(settings: Partial<Config> = {}): Promise<TestServer> {
  const server = await testServer(undefined, settings);
  await server.database.write(systemActor('test'), (tx) => loadMarket(tx, edition, smallMarket()));
  return server;
}

/** Somebody who acts for a brand. */
export async function maker(server: TestServer, brand: string): Promise<Caller> {
  const caller = await server.signIn(`${brand}@example.org`);
  const { id } = (await caller.call(people.getMe)).body;
  await server.database.write(systemActor('test'), async (tx) => {
    await tx.db.run(sql`INSERT INTO market.member (edition, brand, person) VALUES (${edition}, ${brand}, ${id})
      ON CONFLICT DO NOTHING`);
    await tx.db.run(
      sql`UPDATE market.brand SET contact = ${`desk-${brand}@example.org`} WHERE edition = ${edition} AND brand = ${brand}`,
    );
  });
  return caller;
}

/** Buys goods and pays; answers the order and its consignments. */
export async function buy(
  buyer: Caller,
  goods: readonly (readonly [variant: string, count: number])[],
  delivery: Partial<Parameters<typeof saved>[1]> = {},
) {
  for (const [variant, count] of goods) {
    const held = await buyer.call(market.holdGoods, { params, body: { id: newId(), variant, count } });
    if (held.status !== 200) throw new Error(JSON.stringify(held.body));
  }
  await saved(buyer, delivery);
  const quote = await buyer.call(orders.makeQuote, { params, body: { id: newId() } });
  if (quote.status !== 200) throw new Error(JSON.stringify(quote.body));
  const order = await buyer.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const paid = await buyer.call(orders.startPayment, {
    params: { edition, order: order.body.id },
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });
  if (paid.body.state !== 'paid') throw new Error(JSON.stringify(paid.body));
  const { consignments } = (await buyer.call(market.listMyConsignments, { params, query: { order: paid.body.id } }))
    .body;
  return { order: paid.body, consignments };
}

async function saved(
  buyer: Caller,
  changes: Partial<{ way: market.Way; country: string; place: market.Place; idNumber: string }>,
) {
  const body = {
    id: newId(),
    way: 'shipHome',
    country: 'JP',
    region: null,
    place: home,
    via: 'post',
    ...changes,
  } as const;
  const reply = await buyer.call(market.saveDelivery, { params, body });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
}

/** Sums of the ledger by currency; each must be zero. */
export async function ledgerSums(server: TestServer): Promise<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const { currency, amount } of await ledgerBalances(dbOver(server.database.pool), edition))
    totals[currency] = (totals[currency] ?? 0) + amount;
  return totals;
}

/** Somebody buys so many wraps, and their maker sends them all in one parcel. */
export async function sendWraps(cloth: Caller, buyer: Caller, units: number) {
  const { order, consignments } = await buy(buyer, [['wrap-one', units]]);
  const { id, items } = consignments[0]!;
  const ofBrand = { edition, brand: 'cloth', consignment: id };
  const reply = await cloth.call(market.sendParcel, { params: ofBrand, body: { id: newId(), carrier: 'Japan Post' } });
  return { order, ofBrand, of: { edition, consignment: id }, hold: items[0]!.hold, parcel: reply.body.parcel };
}
