import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BodyOf, Endpoint } from '../../src/kernel/endpoint.ts';
import { asBrand } from '../../src/modules/market/brands/as-brand.ts';
import * as market from '../../src/modules/market/contract.ts';
import { loadMarket } from '../../src/modules/market/index.ts';
import { smallMarket } from '../../src/modules/market/testing/small-market.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

/* Brands apply, bring their catalogue, look after stock; and never see a row of another brand. */

const params = { edition };
let server: TestServer;
let staff: Caller;
let weaver: Caller;
let potter: Caller;
beforeAll(async () => {
  server = await testServer();
  await server.database.write(systemActor('test'), (tx) => loadMarket(tx, edition, smallMarket()));
  staff = await server.signIn('staff@example.org');
  weaver = await server.signIn('weaver@example.org');
  potter = await server.signIn('potter@example.org');
  await openBrand(weaver, 'weaver');
  await openBrand(potter, 'potter');
});
afterAll(() => server.close());

const words = (text: string) => ({ en: text, ja: `${text}（日）` });
const application = (id: string): BodyOf<typeof market.applyForBrand> => ({
  id,
  names: words(`House of ${id}`),
  stories: words('Since 1790.'),
  makers: words('Four people'),
  towns: words('Kyoto'),
  latitude: 35,
  longitude: 135.7,
  contact: `${id}@example.org`,
  makes: 'Cloth and cups',
  agreed: true,
});

async function openBrand(caller: Caller, id: string) {
  const applied = await caller.call(market.applyForBrand, { params, body: application(id) });
  expect([applied.status, applied.body.state]).toEqual([200, 'applied']);
  const answer = await staff.call(market.decideApplication, {
    params: { edition, brand: id },
    body: { decision: 'approve', because: 'Known to us.', commissionBasisPoints: 1_200 },
  });
  expect([answer.status, answer.body.state]).toEqual([200, 'open']);
}

const header =
  'product_id,craft_id,family,name_en,name_ja,name_zh,reading_ja,text_en,text_ja,text_zh,material_en,care_en,origin,hs_code,tax_class,picture,main_colour,accent_colour,ground_colour,tags,discipline_id';
const productLine = (id: string, name = 'Cup', hsCode = '691200') =>
  `${id},,ceramics,${name},湯のみ,茶杯,ゆのみ,For tea,お茶に,喝茶用,Stoneware,Wash by hand,JP,${hsCode},standard,cup,#1f3a68,#c22f22,#faf8f3,tea,`;
const variantHeader =
  'variant_id,product_id,name_en,price_jpy,weight_grams,length_millimetres,width_millimetres,height_millimetres,on_hand';
const variantLine = (id: string, product: string, price: number | string = 2_000, onHand: number | string = 10) =>
  `${id},${product},one size,${price},300,90,90,90,${onHand}`;
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

type Files = { readonly products?: string | Uint8Array; readonly variants?: string | Uint8Array };
const fileOf = (name: 'products.csv' | 'variants.csv', content: string | Uint8Array) => ({
  name,
  bytes: Buffer.from(content).toString('base64'),
});
const bodyOf = ({ products, variants }: Files) => ({
  files: [
    ...(products === undefined ? [] : [fileOf('products.csv', products)]),
    ...(variants === undefined ? [] : [fileOf('variants.csv', variants)]),
  ],
});

const preview = (caller: Caller, brand: string, files: Files, whole = true) =>
  caller.call(market.importCatalogue, { params: { edition, brand }, body: { ...bodyOf(files), whole } });

async function commit(caller: Caller, brand: string, files: Files, whole = true) {
  const seen = await preview(caller, brand, files, whole);
  expect(seen.body.faults).toEqual([]);
  return await caller.call(market.importCatalogue, {
    params: { edition, brand },
    body: { ...bodyOf(files), whole, stamp: seen.body.stamp! },
  });
}

const own = async (caller: Caller, brand: string) =>
  (await caller.call(market.listOwnProducts, { params: { edition, brand } })).body.products;
const shopped = async (product: string) =>
  await server.nobody.call(market.getProduct, { params: { edition, product } });

describe('coming in', () => {
  it('a person applies, is refused with a reason, applies again; a stranger cannot take the address', async () => {
    const maker = await server.signIn('maker@example.org');
    await maker.call(market.applyForBrand, { params, body: application('maker') });
    expect((await weaver.call(market.applyForBrand, { params, body: application('maker') })).body.code).toBe(
      'market/brandTaken',
    );
    const desk = { params: { edition, brand: 'maker' } };
    expect((await maker.call(market.listOwnProducts, desk)).status).toBe(403);
    const decision = { decision: 'refuse', because: 'Tell us where your cups are fired.' } as const;
    await staff.call(market.decideApplication, { ...desk, body: decision });
    const [mine] = (await maker.call(market.listMyBrands, { params })).body.brands;
    expect([mine!.state, mine!.decidedBecause]).toEqual(['refused', decision.because]);
    const again = await maker.call(market.applyForBrand, {
      params,
      body: { ...application('maker'), makes: 'Cups, fired in Mino' },
    });
    expect([again.body.state, again.body.makes]).toEqual(['applied', 'Cups, fired in Mino']);
    await staff.call(market.decideApplication, { ...desk, body: { decision: 'approve', because: 'Thank you.' } });
    expect((await staff.call(market.decideApplication, { ...desk, body: decision })).body.code).toBe(
      'market/alreadyDecided',
    );
    expect((await maker.call(market.getBrandDesk, desk)).body.brand.names.en).toBe('House of maker');
  });

  it('nobody is let through without signing in, and strangers are refused like those who ask for what is not there', async () => {
    const stranger = await server.signIn('stranger@example.org');
    for (const brand of ['weaver', 'iron', 'no-such-brand']) {
      const desk = { params: { edition, brand } };
      expect((await server.nobody.call(market.listOwnProducts, desk)).status).toBe(401);
      const refused = await stranger.call(market.listOwnProducts, desk);
      expect([refused.status, refused.body.code]).toEqual([403, 'common/notAllowed']);
    }
  });
});

describe('importing', () => {
  it('shows every fault with file, line, column and what was meant, and changes nothing', async () => {
    const products = csv(
      header,
      productLine('weaver-cup').replace('ceramics', 'ceramic'),
      productLine('wrap', 'Cup', '6912'),
    );
    const variants = csv(
      variantHeader,
      variantLine('weaver-cup-a', 'weaver-cpu', '¥2,000'),
      variantLine('wrap-one', 'wrap', 2_000, 'many'),
    ).replace('¥2,000', '"¥2,000"');
    const { body } = await preview(weaver, 'weaver', { products, variants });
    const told = body.faults.map(({ file, line, column, problem, maybe }) => [
      file,
      line,
      column,
      problem,
      maybe ?? null,
    ]);
    expect(told).toEqual([
      ['products.csv', 2, 1, 'danglingReference', null],
      ['products.csv', 2, 13, 'notAChoice', 'ceramics'],
      ['products.csv', 3, 1, 'duplicateKey', null],
      ['products.csv', 3, expect.any(Number), 'wrongType', null],
      ['variants.csv', 2, 14, 'danglingReference', 'weaver-cup'],
      ['variants.csv', 2, 34, 'notAnAmount', '2000'],
      ['variants.csv', 3, 1, 'duplicateKey', null],
      ['variants.csv', 3, expect.any(Number), 'notANumber', null],
    ]);
    expect(body.faults.find((one) => one.line === 3 && one.problem === 'duplicateKey')!.message).toContain('wrap');
    expect([body.committed, body.stamp, await own(weaver, 'weaver')]).toEqual([false, null, []]);
  });

  it('takes no file that is longer than any maker’s', async () => {
    const lines = Array.from({ length: 3_001 }, (_, index) => productLine(`weaver-${index}`));
    const { body } = await preview(weaver, 'weaver', { products: csv(header, ...lines) });
    expect(body.faults.map(({ line, problem }) => [line, problem])).toEqual([[3_002, 'outOfRange']]);
  });

  it('names the encoding of a file that is not UTF-8', async () => {
    const text = csv(header, productLine('weaver-cup'));
    const shiftJis = Buffer.concat([
      Buffer.from(`${header}\nweaver-cup,,ceramics,Cup,`),
      Buffer.from([0x93, 0x92, 0x82, 0xcc, 0x82, 0xdd, 0x82, 0xe8, 0x82, 0xdc, 0x82, 0xb5, 0x82, 0xbd]),
    ]);
    const gbk = Buffer.concat([
      Buffer.from(`${header}\nweaver-cup,,ceramics,Cup,`),
      Buffer.from([0xb2, 0xe8, 0xb1, 0xad, 0xca, 0xd6, 0xb9, 0xa4, 0xb5, 0xc4, 0xd6, 0xd0, 0xb9, 0xfa]),
    ]);
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const [products, name] of [
      [shiftJis, 'Shift_JIS'],
      [gbk, 'GBK'],
      [utf16, 'UTF-16LE'],
      [Buffer.from(text, 'utf16le'), 'UTF-16LE'],
    ] as const) {
      const { body } = await preview(weaver, 'weaver', { products });
      expect(body.faults.map((one) => [one.problem, one.maybe])).toEqual([['wrongEncoding', 'UTF-8']]);
      expect(body.faults[0]!.message).toContain(`in ${name},`);
    }
  });

  it('does all of it or nothing, tells what it did, and refuses a preview that is no longer true', async () => {
    const files = {
      products: csv(header, productLine('weaver-cup'), productLine('weaver-bowl', 'Bowl')),
      variants: csv(
        variantHeader,
        variantLine('weaver-cup-a', 'weaver-cup'),
        variantLine('weaver-bowl-a', 'weaver-bowl', 3_000, 4),
        variantLine('weaver-bowl-b', 'weaver-bowl', 3_500, 2),
      ),
    };
    const seen = await preview(weaver, 'weaver', files);
    expect(seen.body.changes).toEqual([
      { file: 'products.csv', added: 2, changed: 0, removed: 0, kept: 0 },
      { file: 'variants.csv', added: 3, changed: 0, removed: 0, kept: 0 },
    ]);
    expect(await own(weaver, 'weaver')).toEqual([]);
    const taken = await commit(weaver, 'weaver', files);
    expect(taken.body.committed).toBe(true);
    expect((await shopped('weaver-bowl')).body.product.variants.map((one) => one.price.net.amount)).toEqual([
      3_000, 3_500,
    ]);
    const stale = await weaver.call(market.importCatalogue, {
      params: { edition, brand: 'weaver' },
      body: { ...bodyOf(files), whole: true, stamp: seen.body.stamp! },
    });
    expect(stale.body.code).toBe('market/importChanged');

    const part = { variants: csv(variantHeader, variantLine('weaver-bowl-a', 'weaver-bowl', 3_200, 9)) };
    const partly = await commit(weaver, 'weaver', part, false);
    expect(partly.body.changes[1]).toEqual({ file: 'variants.csv', added: 0, changed: 1, removed: 0, kept: 0 });
    expect(partly.body.stock).toEqual([{ variant: 'weaver-bowl-a', from: 4, to: 9 }]);
    expect((await own(weaver, 'weaver')).flatMap((one) => one.variants)).toHaveLength(3);
  });

  it('what buyers keep stays theirs: price, stock, and what leaves the catalogue', async () => {
    const buyer = await server.signIn('buyer@example.org');
    const held = await buyer.call(market.holdGoods, {
      params,
      body: { id: newId(), variant: 'weaver-bowl-b', count: 2 },
    });
    expect(held.body.hold.price.amount).toBe(3_500);
    const stock = { edition, brand: 'weaver', variant: 'weaver-bowl-b' };
    const refused = await weaver.call(market.setStock, { params: stock, body: { onHand: 1 } });
    expect([refused.body.code, refused.body.facts]).toEqual([
      'market/stockBelowHeld',
      { variant: 'weaver-bowl-b', held: 2 },
    ]);
    const lower = await preview(
      weaver,
      'weaver',
      { variants: csv(variantHeader, variantLine('weaver-bowl-b', 'weaver-bowl', 1, 1)) },
      false,
    );
    expect(lower.body.faults.map((one) => [one.problem, one.maybe])).toEqual([['outOfRange', '2']]);

    const files = {
      products: csv(header, productLine('weaver-cup'), productLine('weaver-bowl', 'Bowl')),
      variants: csv(
        variantHeader,
        variantLine('weaver-cup-a', 'weaver-cup'),
        variantLine('weaver-bowl-a', 'weaver-bowl', 9_000, 4),
      ),
    };
    const seen = await preview(weaver, 'weaver', files);
    expect(seen.body.changes[1]).toMatchObject({ removed: 0, kept: 0, changed: 1 });
    const gone = await commit(weaver, 'weaver', {
      products: csv(header, productLine('weaver-cup')),
      variants: csv(variantHeader, variantLine('weaver-cup-a', 'weaver-cup')),
    });
    expect(gone.body.changes[0]).toEqual({ file: 'products.csv', added: 0, changed: 0, removed: 1, kept: 1 });
    expect((await shopped('weaver-bowl')).status).toBe(404);
    const cart = await buyer.call(orders.getCart, { params });
    expect(cart.body.lines.map((line) => [line.hold, line.unitPrice.amount])).toEqual([[held.body.hold.id, 3_500]]);
  });

  it('writes files that read back the same and that no spreadsheet runs; markup in a name is a name', async () => {
    const name = '"=HYPERLINK(""http://evil.example"")"';
    const files = {
      products: csv(header, productLine('potter-odd', name), productLine('potter-b', '<b>Bold & co</b>')),
      variants: csv(variantHeader, variantLine('potter-odd-a', 'potter-odd'), variantLine('potter-b-a', 'potter-b')),
    };
    expect((await commit(potter, 'potter', files)).body.committed).toBe(true);
    const { body } = await potter.call(market.exportCatalogue, { params: { edition, brand: 'potter' }, query: {} });
    const products = body.files.find((file) => file.name === 'products.csv')!.text;
    expect(products).toContain(`"'=HYPERLINK`);
    expect(products).not.toMatch(/(^|,|")[=+@]/m);
    const [file, other] = body.files;
    const back = await preview(potter, 'potter', { products: file!.text, variants: other!.text });
    expect(back.body.changes.map(({ added, changed, removed }) => added + changed + removed)).toEqual([0, 0]);
    expect((await shopped('potter-b')).body.product.names.en).toBe('<b>Bold & co</b>');
    const template = await potter.call(market.exportCatalogue, {
      params: { edition, brand: 'potter' },
      query: { template: true },
    });
    const [one, two] = template.body.files;
    expect((await preview(potter, 'potter', { products: one!.text, variants: two!.text }, false)).body.faults).toEqual(
      [],
    );
  });

  it('a thousand products in four languages are live within a minute', async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `potter-${index}`);
    const files = {
      products: csv(header, ...ids.map((id) => productLine(id, `Cup ${id}`))),
      variants: csv(
        variantHeader,
        ...ids.flatMap((id) => [variantLine(`${id}-a`, id), variantLine(`${id}-b`, id, 2_500)]),
      ),
    };
    const from = performance.now();
    expect((await commit(potter, 'potter', files, false)).body.committed).toBe(true);
    expect((await shopped('potter-999')).status).toBe(200);
    const seconds = (performance.now() - from) / 1_000;
    console.info(`1,000 products, 2,000 variants: ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(60);
    const listed = performance.now();
    expect(await own(potter, 'potter')).toHaveLength(1_002);
    console.info(`table of 1,002 products: ${((performance.now() - listed) / 1_000).toFixed(2)} s`);
  }, 60_000);
});

describe('the form', () => {
  const form = {
    craftId: null,
    family: 'ceramics',
    names: words('Jar'),
    reading: null,
    texts: words('For tea.'),
    materials: words('Clay'),
    cares: words('By hand.'),
    origin: 'JP',
    hsCode: '691200',
    taxClass: 'standard',
    picture: 'jar',
    mainColour: '#1f3a68',
    accentColour: '#c22f22',
    groundColour: '#faf8f3',
    photo: null,
    tags: null,
    disciplineId: null,
  } as const;
  const variant = (variantId: string, onHand = 3) => ({
    variantId,
    names: words('small'),
    priceAmount: 4_000,
    weightGrams: 500,
    lengthMillimetres: 100,
    widthMillimetres: 100,
    heightMillimetres: 100,
    onHand,
  });
  const jar = { edition, brand: 'weaver', product: 'weaver-jar' };

  it('has the checks of the files, names the field, and makes the product live', async () => {
    const wrong = await weaver.call(market.saveProduct, {
      params: jar,
      body: {
        product: { ...form, hsCode: '69', origin: 'jp', craftId: 'no-craft' },
        variants: [variant('weaver-jar-s')],
      },
    });
    expect(wrong.body.saved).toBe(false);
    expect(wrong.body.faults.map(({ field, variant: at }) => [field, at])).toEqual([
      ['craftId', null],
      ['origin', null],
      ['hsCode', null],
    ]);
    const right = {
      product: form,
      variants: [variant('weaver-jar-s'), variant('weaver-jar-l')],
      state: 'listed' as const,
    };
    expect((await weaver.call(market.saveProduct, { params: jar, body: right })).body).toEqual({
      saved: true,
      faults: [],
    });
    expect((await shopped('weaver-jar')).body.product.variants).toHaveLength(2);
    const read = await weaver.call(market.getOwnProduct, { params: jar });
    expect(read.body.product).toMatchObject(form);
    const fewer = { product: form, variants: [variant('weaver-jar-l')] };
    expect((await weaver.call(market.saveProduct, { params: jar, body: fewer })).body.saved).toBe(true);
    expect((await shopped('weaver-jar')).body.product.variants.map((one) => one.id)).toEqual(['weaver-jar-l']);
    await weaver.call(market.setProductState, { params: jar, body: { state: 'hidden' } });
    expect((await shopped('weaver-jar')).status).toBe(404);
  });

  it('ids of another brand are refused by name', async () => {
    const theirs = await weaver.call(market.saveProduct, {
      params: { ...jar, product: 'potter-b' },
      body: { product: form, variants: [variant('potter-b-a')] },
    });
    expect([theirs.body.code, theirs.body.facts]).toEqual(['market/idTaken', { ids: ['potter-b', 'potter-b-a'] }]);
  });

  it('tells where a product cannot be sent, because no rule for its HS code is known', async () => {
    const body = {
      product: { ...form, hsCode: '999999' },
      variants: [variant('weaver-jar-l')],
      state: 'listed' as const,
    };
    await weaver.call(market.saveProduct, { params: jar, body });
    const product = (await own(weaver, 'weaver')).find((one) => one.id === 'weaver-jar')!;
    expect(product.faults.flatMap((one) => one.countries)).toContain('CN');
    expect(product.faults[0]!.words.ja).toBeTruthy();
  });
});

describe('two brands', () => {
  it('never see or change a row of each other by any endpoint', async () => {
    const before = JSON.stringify(await own(potter, 'potter'));
    const theirs = { edition, brand: 'potter', product: 'potter-b', variant: 'potter-b-a' };
    const saved = (await potter.call(market.getOwnProduct, { params: theirs })).body;
    const { id: _, makes: __, agreed: ___, ...tale } = application('weaver');
    const bodies = new Map<Endpoint, unknown>([
      [market.setStock, { onHand: 77 }],
      [market.setProductState, { state: 'hidden' }],
      [market.saveBrand, tale],
      [market.importCatalogue, { ...bodyOf({ variants: csv(variantHeader) }), whole: true }],
      [market.saveProduct, { product: saved.product, variants: saved.variants.map((one) => one.form) }],
      [market.addPicture, { id: newId(), bytes: Buffer.from('no picture').toString('base64') }],
    ] as [Endpoint, unknown][]);
    const call = async (endpoint: Endpoint, brand: string) => {
      const places: Readonly<Record<string, string>> = { ...theirs, brand };
      const params = Object.fromEntries(
        Object.keys(endpoint.params.properties).map((key) => [key, places[key] ?? newId()]),
      );
      const body = bodies.get(endpoint);
      return await weaver.call(endpoint, { params, ...(body === undefined ? {} : { body }) } as never);
    };
    const endpoints = server.parts.routes.map((route) => route.endpoint).filter((one) => one.who === 'brand');
    const callable = endpoints.filter((one) => one.method === 'GET' || bodies.has(one));
    expect(callable.length).toBeGreaterThan(12);
    for (const endpoint of callable) {
      const foreign = await call(endpoint, 'potter');
      expect([endpoint.method, endpoint.path, foreign.status]).toEqual([endpoint.method, endpoint.path, 403]);
      // Under its own name, with ids of the other: nothing of the other comes back.
      const mixed = await call(endpoint, 'weaver');
      const { facts: ____, ...told } = (mixed.body ?? {}) as { facts?: object };
      expect([endpoint.path, JSON.stringify(told).includes('potter')]).toEqual([endpoint.path, false]);
      if (/:(product|variant|consignment|return)/.test(endpoint.path))
        expect([endpoint.path, mixed.status]).toEqual([endpoint.path, endpoint === market.saveProduct ? 409 : 404]);
    }
    expect(JSON.stringify(await own(potter, 'potter'))).toBe(before);
  });

  it('the wall of the database: a statement without any condition sees and changes rows of one brand only', async () => {
    const tables = [
      'product',
      'variant',
      'brand',
      'consignment',
      'consignment_item',
      'parcel',
      'return',
      'dispute',
      'review',
      'picture',
    ];
    await server.database.write(systemActor('test'), async (tx) => {
      const all = await tx.db.many<{ brand: string }>(sql`SELECT DISTINCT brand FROM market.product`);
      expect(all.length).toBeGreaterThan(3);
      await asBrand(tx, edition, 'weaver', async (db) => {
        for (const table of tables) {
          const rows = await db.many<{ brand: string }>({
            parts: [`SELECT DISTINCT brand FROM market.${table}`],
            values: [],
          });
          expect(rows.filter((row) => row.brand !== 'weaver')).toEqual([]);
        }
        expect(await db.many(sql`SELECT brand FROM market.product`)).not.toEqual([]);
        expect(await db.run(sql`UPDATE market.variant SET on_hand = on_hand + 1`)).toBe(
          (await db.many(sql`SELECT 1 FROM market.variant WHERE brand = 'weaver'`)).length,
        );
      });
      const after = await tx.db.many<{ brand: string }>(sql`SELECT DISTINCT brand FROM market.product`);
      expect(after).toHaveLength(all.length);
    });
    const attempts = [
      sql`SELECT * FROM market.hold`,
      sql`SELECT * FROM market.delivery`,
      sql`SELECT * FROM market.member`,
      sql`SELECT * FROM market.rule_pack`,
      sql`SELECT * FROM people.person`,
      sql`SELECT * FROM orders."order"`,
      sql`SELECT * FROM platform.secret`,
      sql`SELECT * FROM market.picture_size`,
      sql`UPDATE market.review SET stars = 5`,
      sql`UPDATE market.brand SET state = 'open', commission_basis_points = 0`,
      sql`INSERT INTO market.product (edition, product, brand, state, content, changed_at)
        VALUES (${edition}, 'smuggled', 'potter', 'listed', '{}', now())`,
      sql`UPDATE market.product SET brand = 'potter'`,
    ];
    for (const attempt of attempts) {
      const tried = server.database.write(systemActor('test'), (tx) =>
        asBrand(tx, edition, 'weaver', (db) => db.run(attempt)),
      );
      await expect(tried, attempt.parts.join('?')).rejects.toMatchObject({ code: '42501' });
    }
    await server.database.write(systemActor('test'), (tx) =>
      asBrand(tx, 'another-edition', 'weaver', async (db) => {
        expect(await db.many(sql`SELECT 1 FROM market.product`)).toEqual([]);
      }),
    );
  });
});
