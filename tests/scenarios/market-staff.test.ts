import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import * as market from '../../src/modules/market/contract.ts';
import { loadMarket } from '../../src/modules/market/index.ts';
import { smallMarket } from '../../src/modules/market/testing/small-market.ts';
import * as people from '../../src/modules/people/contract.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

/* What staff do for the shop: windows, rule packs, products and brands that are stopped. */

const params = { edition };
const euPack = readFileSync(join(import.meta.dirname, '../../rules/landed-cost/eu.yaml'), 'utf8');
let server: TestServer;
let staff: Caller;
beforeAll(async () => {
  server = await testServer();
  await server.database.write(systemActor('test'), (tx) => loadMarket(tx, edition, smallMarket()));
  staff = await server.signIn('staff@example.org');
});
afterAll(() => server.close());

const wrapTo = async (country: string) => {
  const body = { lines: [{ variant: 'wrap-one', count: 1 }], country, region: null };
  const { body: answer } = await server.nobody.call(market.quoteWays, { params, body });
  return answer.offers.find((offer) => offer.way === 'shipHome')!;
};

it('a window stands in front on its days and for those whom it names', async () => {
  const body = {
    names: { en: 'Judo week', ja: '柔道の一週間' },
    texts: { en: 'Cloth for the mat.' },
    products: ['wrap'],
    firstDay: '2021-06-01',
    lastDay: '2021-07-31',
    disciplines: ['JUD'],
    countries: [],
    position: 1,
  };
  const window = newId();
  const saved = await staff.call(market.saveWindow, { params: { edition, window }, body });
  expect(saved.status).toBe(200);
  expect((await server.nobody.call(market.getShop, { params })).body.windows).toEqual([]);

  const fan = await server.signIn('fan@example.org');
  const { profile } = (await fan.call(people.getMe)).body;
  await fan.call(people.saveProfile, { body: { ...profile, favouriteDisciplines: ['JUD'] } });
  const seen = (await fan.call(market.getShop, { params })).body.windows;
  expect(seen.map((one) => one.products.map((card) => card.id))).toEqual([['wrap']]);

  const wrong = { ...body, lastDay: '2021-05-01' };
  expect((await staff.call(market.saveWindow, { params: { edition, window }, body: wrong })).body.code).toBe(
    'market/endsBeforeStart',
  );
  await staff.call(market.removeWindow, { params: { edition, window } });
  expect((await fan.call(market.getShop, { params })).body.windows).toEqual([]);
});

it('a rule pack is checked, compared with the one in use, and only then used', async () => {
  const before = await wrapTo('DE');
  expect(before.obstacle).toBeNull();
  const broken = await staff.call(market.savePack, { params, body: { text: 'id: eu\ncountry: [', commit: true } });
  expect(broken.body.faults.length).toBeGreaterThan(0);
  const half = await staff.call(market.savePack, {
    params,
    body: { text: 'id: eu\nversion: 2026-12-01\n', commit: true },
  });
  expect(half.body.faults.map((fault) => fault.message).join(' ')).toMatch(/\w/);
  expect((await wrapTo('DE')).total).toEqual(before.total);

  const changed = parse(euPack);
  changed.version = '2026-12-01';
  changed.rules = changed.rules.map((rule: { take: { flat?: { amount: number } } }) =>
    rule.take.flat ? { ...rule, take: { ...rule.take, flat: { ...rule.take.flat, amount: 30 } } } : rule,
  );
  const text = stringify(changed);
  const preview = await staff.call(market.savePack, { params, body: { text, commit: false } });
  expect(preview.body.faults).toEqual([]);
  expect(preview.body.examples.some(({ before, after }) => before?.amount !== after?.amount)).toBe(true);
  expect((await wrapTo('DE')).total).toEqual(before.total);

  expect((await staff.call(market.savePack, { params, body: { text, commit: true } })).body.committed).toBe(true);
  expect((await wrapTo('DE')).total.amount).toBeGreaterThan(before.total.amount);
  expect((await staff.call(market.savePack, { params, body: { text, commit: true } })).body.code).toBe(
    'market/versionTaken',
  );
  const packs = (await staff.call(market.listPacks, { params })).body.packs;
  expect(packs.find((pack) => pack.id === 'eu')).toMatchObject({ version: '2026-12-01', isSaved: true });
});

it('a pack that is over is not guessed with', async () => {
  const over = parse(euPack);
  const text = stringify({ ...over, version: '2026-12-02', lastChecked: '2026-01-01', goodUntil: '2026-06-30' });
  await staff.call(market.savePack, { params, body: { text, commit: true } });
  expect((await wrapTo('DE')).obstacle?.code).toBe('outOfDate');
});

it('a blocked product and a suspended brand sell no more, and come back', async () => {
  const product = 'towel';
  const decide = (isBlocked: boolean, because: string) =>
    staff.call(market.decideProduct, { params: { edition, product }, body: { isBlocked, because } });
  expect((await decide(true, '')).body.code).toBe('market/reasonNeeded');
  await decide(true, 'The label names no maker.');
  expect((await server.nobody.call(market.getProduct, { params: { edition, product } })).status).toBe(404);
  await decide(false, '');
  expect((await server.nobody.call(market.getProduct, { params: { edition, product } })).status).toBe(200);

  const suspend = (state: 'open' | 'suspended') =>
    staff.call(market.suspendBrand, {
      params: { edition, brand: 'cloth' },
      body: { state, because: 'Papers are missing.' },
    });
  expect((await suspend('suspended')).body.state).toBe('suspended');
  const buyer = await server.signIn('buyer@example.org');
  const hold = await buyer.call(market.holdGoods, { params, body: { id: newId(), variant: 'wrap-one', count: 1 } });
  expect(hold.body.code).toBe('market/noSuchVariant');
  await suspend('open');
  expect((await server.nobody.call(market.getProduct, { params: { edition, product: 'wrap' } })).status).toBe(200);
});

it('what goes where is counted', async () => {
  const flows = (await staff.call(market.getFlows, { params })).body;
  expect(flows.flows).toEqual([]);
  expect(flows.held).toBe(0);
});
