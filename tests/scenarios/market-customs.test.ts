import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf } from '../../src/modules/carriers/testing/read-pdf.ts';
import * as market from '../../src/modules/market/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import { listAuditEntries } from '../../src/platform/audit.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { buy, maker, marketServer, params, sendWraps } from './market-stories.ts';
import { type Caller, edition, newId, type TestServer } from './test-server.ts';

/* What leaves the house about a buyer: papers, customs files, records; and what becomes of it. */

const day = 86_400_000;
const sender = { street: 'Nishijin 1', town: 'Kyoto', postcode: '602-8216', phone: '+81 75 1234' };
let server: TestServer;
let iron: Caller;
let cloth: Caller;
beforeAll(async () => {
  server = await marketServer();
  iron = await maker(server, 'iron');
  cloth = await maker(server, 'cloth');
});
afterAll(() => server.close());

const later = (days: number) => server.database.clock.set(server.database.clock.now() + days * day);

const sent = (buyer: Caller, units: number) => sendWraps(cloth, buyer, units);

it('papers: a packing list names nobody, label and declaration do, for the brand and staff only', async () => {
  const buyer = await server.signIn('paper@example.org');
  const staff = await server.signIn('staff@example.org');
  const { consignments } = await buy(buyer, [['wrap-one', 2]], { country: 'DE' });
  const { id, number, items } = consignments[0]!;
  const ofBrand = { edition, brand: 'cloth', consignment: id };
  const offers = await cloth.call(market.quoteParcel, { params: ofBrand, body: { sender } });
  expect(offers.body.offers.map((one) => one.carrier)).toEqual(['post']);
  const body = { id: newId(), carrier: 'Japan Post', tracking: 'EE123456789JP', sender };
  const label = { system: 'easypost', shipment: 'shp_1', rate: 'rate_1' };
  expect((await cloth.call(market.sendParcel, { params: ofBrand, body: { ...body, label } })).body.code).toBe(
    'market/noSuchCarrier',
  );
  await cloth.call(market.sendParcel, { params: ofBrand, body });
  const base = `/api/editions/${edition}/market/brands/cloth/consignments/${id}`;
  const read = async (path: string, who: Caller) => {
    const answer = await server.app.inject({ url: `${base}/${path}`, headers: { cookie: who.cookie } });
    if (answer.statusCode !== 200) return answer.statusCode;
    const pages = readPdf(answer.rawPayload);
    return pages.map((page) => page.text.replaceAll(' ', '')).join('|');
  };
  const packing = await read('packing-list.pdf?language=ja', cloth);
  expect(packing).toContain(number);
  expect(packing).toContain('発送済み2点');
  expect(packing).not.toContain('LiWei');
  const paper = await read(`parcels/${body.id}/label.pdf`, staff);
  for (const text of ['LiWei', 'NanjingRoad1', 'EE123456789JP', 'Nishijin1', 'GERMANY']) expect(paper).toContain(text);
  const cn23 = await read(`parcels/${body.id}/cn23.pdf`, cloth);
  for (const text of ['CN23', '630790', '0.800', '¥6,000', '[X]Saleofgoods', 'Japan', 'Germany', number])
    expect(cn23).toContain(text);
  for (const who of [iron, buyer, server.nobody])
    expect([401, 403]).toContain(await read(`parcels/${body.id}/label.pdf`, who));
  expect(await read(`parcels/${items[0]!.hold}/label.pdf`, cloth)).toBe(404);
  const audit = await server.database.read(systemActor('test'), (tx) => listAuditEntries(tx, edition));
  expect(audit.filter((one) => one.facts['consignment'] === id).map((one) => one.facts['paper'])).toEqual([
    'cn23',
    'label',
  ]);
});

it('four documents for China match and add up; name and number are in them only, and each opening is written down', async () => {
  const buyer = await server.signIn('shanghai@example.org');
  const number = '11010519491231002X';
  const { order, consignments } = await buy(buyer, [['towel-one', 3]], { country: 'CN', idNumber: number });
  const [consignment] = consignments;
  const ofBrand = { edition, brand: 'cloth', consignment: consignment!.id };
  const first = [{ hold: consignment!.items[0]!.hold, count: 1 }];
  for (const [items, tracking] of [
    [first, 'EE000000001JP'],
    [undefined, 'EE000000002JP'],
  ] as const)
    await cloth.call(market.sendParcel, {
      params: ofBrand,
      body: { id: newId(), carrier: 'EMS', tracking, ...(items ? { items } : {}) },
    });
  const base = `/api/editions/${edition}/market/brands/cloth/consignments/${consignment!.id}/customs`;
  const read = (path: string, who: Caller) =>
    server.app.inject({ url: `${base}/${path}`, headers: { cookie: who.cookie } });
  type File = { head: Record<string, string>; lines: Record<string, string>[] };
  const file = async (name: string) => (await read(`${name}.json`, cloth)).json() as File;
  const [ordered, paid, sentOff, list] = [
    await file('order'),
    await file('payment'),
    await file('logistics'),
    await file('list'),
  ];
  for (const { head } of [ordered, paid, sentOff, list]) expect(head['orderNo']).toBe(`${order.number}-1`);
  const sum = (lines: File['lines'], field: string) => lines.reduce((total, line) => total + Number(line[field]), 0);
  const amount = (document: File, field: string) => Number(document.head[field]);
  expect(amount(ordered, 'acturalPaid')).toBe(order.total.amount);
  expect(amount(paid, 'amountPaid')).toBe(order.total.amount);
  expect(amount(ordered, 'goodsValue') + amount(ordered, 'freight') + amount(ordered, 'taxTotal')).toBe(
    amount(ordered, 'acturalPaid') + amount(ordered, 'discount'),
  );
  expect(sum(ordered.lines, 'totalPrice')).toBe(amount(ordered, 'goodsValue'));
  expect(sum(list.lines, 'totalPrice')).toBe(amount(list, 'goodsValue'));
  expect(sum(sentOff.lines, 'freight')).toBe(amount(ordered, 'freight'));
  expect(sum(sentOff.lines, 'weight')).toBeCloseTo(1.2);
  expect(list.head['logisticsNo']).toBe('EE000000001JP EE000000002JP');
  expect(paid.head).toMatchObject({ payerName: 'Li Wei', payerIdNumber: number });

  const csv = await read('order.csv', cloth);
  expect(csv.headers['content-type']).toContain('text/csv');
  expect(csv.body.split('\r\n')).toHaveLength(3);
  for (const who of [iron, buyer, server.nobody])
    expect([401, 403]).toContain((await read('order.json', who)).statusCode);
  const shown = await cloth.call(market.getConsignment, { params: ofBrand });
  const mine = await buyer.call(market.getDelivery, { params, query: {} });
  expect(JSON.stringify([shown.body, mine.body])).not.toContain(number);
  expect(JSON.stringify(shown.body)).not.toContain('Li Wei');
  const kept = await server.database.read(systemActor('test'), (tx) =>
    tx.db.many(sql`SELECT place, document FROM market.delivery d, market.consignment c WHERE c.delivery = d.id`),
  );
  expect(JSON.stringify(kept)).not.toContain(number);
  const audit = await server.database.read(systemActor('test'), (tx) => listAuditEntries(tx, edition));
  const opened = audit.filter((one) => one.action === 'market/openCustomsFile');
  expect(opened.map((one) => one.facts['document']).sort()).toEqual(['list', 'logistics', 'order', 'order', 'payment']);
  const record = { edition, consignment: consignment!.id };
  expect((await buyer.call(market.getMyPurchaseRecord, { params: record })).body.code).toBe('market/noPurchaseRecord');
});

it('who carries goods home has a record of the purchase for the refund', async () => {
  const buyer = await server.signIn('tourist@example.org');
  const place = { kind: 'locker', locker: 'hall-1', day: '2021-07-28' } as const;
  server.database.clock.set(Date.parse('2021-07-20T03:00:00Z'));
  const { order, consignments } = await buy(buyer, [['wrap-one', 2]], { way: 'carryHome', country: 'DE', place });
  const { id } = consignments[0]!;
  const { record } = (await buyer.call(market.getMyPurchaseRecord, { params: { edition, consignment: id } })).body;
  expect(record).toMatchObject({ residence: 'DE', seller: { id: 'cloth' }, number: `${order.number}-1` });
  expect(record.net.amount + record.tax.amount).toBe(order.total.amount);
  expect(record.tax.amount).toBe(600);
  const ofBrand = { edition, brand: 'cloth', consignment: id };
  expect((await cloth.call(market.getPurchaseRecord, { params: ofBrand })).body.record).toEqual(record);
  expect((await iron.call(market.getPurchaseRecord, { params: ofBrand })).status).toBe(403);
  const arrives = (await buyer.call(market.getDelivery, { params, query: {} })).body.arrives;
  expect(arrives).toEqual({ arrives: 'inTime', latest: '2021-07-27' });
});

it('a number for customs is gone ninety days after its goods came', async () => {
  const buyer = await server.signIn('ninety@example.org');
  const { consignments } = await buy(buyer, [['kettle-one', 1]], { country: 'CN', idNumber: '11010519491231002X' });
  const ofBrand = { edition, brand: 'iron', consignment: consignments[0]!.id };
  const { parcel } = (await iron.call(market.sendParcel, { params: ofBrand, body: { id: newId(), carrier: 'EMS' } }))
    .body;
  later(100);
  const isNamed = async () => (await buyer.call(market.getDelivery, { params, query: {} })).body.delivery!.isNamed;
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(await isNamed()).toBe(true);
  await iron.call(market.markDelivered, { params: { ...ofBrand, parcel: parcel.id } });
  later(90);
  server.database.clock.set(server.database.clock.now() + 1);
  await expect.poll(isNamed, { timeout: 8_000 }).toBe(false);
});

it('who waits for goods cannot be erased yet; afterwards nothing of them is left but what the books need', async () => {
  const buyer = await server.signIn('leaving@example.org');
  const { ofBrand, of, hold, parcel } = await sent(buyer, 1);
  const erase = () => buyer.call(people.eraseMe, { body: { email: 'leaving@example.org' } });
  expect((await erase()).status).toBe(409);
  await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel: parcel.id } });
  const body = { id: newId(), stars: 5, text: 'Lovely.', language: 'en' as const };
  await buyer.call(market.writeReview, { params: { edition, product: 'wrap' }, body });
  const ask = {
    id: newId(),
    reason: 'changedMind' as const,
    items: [{ hold, count: 1 }],
    words: 'Li regrets.',
    commit: true,
  };
  await buyer.call(market.askReturn, { params: of, body: ask });
  await buyer.call(market.cancelReturn, { params: { edition, return: ask.id } });
  const { areas } = (await buyer.call(people.exportMe)).body;
  const exported = JSON.stringify(areas['market']);
  for (const text of ['Nanjing Road 1', 'Lovely.', 'Li regrets.', 'wrap-one']) expect(exported).toContain(text);

  const { id } = (await buyer.call(people.getMe)).body;
  expect((await erase()).status).toBe(204);
  const left = await server.database.read(systemActor('test'), async (tx) => {
    const rows = [];
    for (const table of ['delivery', 'hold', 'consignment', 'return', 'review', 'member'])
      rows.push(...(await tx.db.many({ parts: [`SELECT 1 FROM market.${table} WHERE person = `, ''], values: [id] })));
    rows.push(...(await tx.db.many(sql`SELECT 1 FROM market.return WHERE words = 'Li regrets.'`)));
    const place = await tx.db.one<{ place: object }>(sql`SELECT d.place FROM market.delivery d
      JOIN market.consignment c ON c.delivery = d.id WHERE c.id = ${ofBrand.consignment}`);
    return { rows, place: JSON.stringify(place) };
  });
  expect(left.rows).toEqual([]);
  expect(left.place).not.toContain('Nanjing');
  const { reviews } = (await server.nobody.call(market.listReviews, { params: { edition, product: 'wrap' } })).body;
  expect(reviews.map((one) => one.text)).toContain('Lovely.');
});
