import { afterAll, beforeAll, expect, it } from 'vitest';
import { asBrand } from '../../src/modules/market/brands/as-brand.ts';
import * as market from '../../src/modules/market/contract.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { buy, ledgerSums, maker, marketServer, params, sendWraps } from './market-stories.ts';
import { type Caller, edition, newId, type TestServer } from './test-server.ts';

/* From paid to delivered and back: partial parcels, partial returns, deadlines, and books that close after each. */

const day = 86_400_000;
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

async function refunded(buyer: Caller, order: string, atLeast: number) {
  const read = async () => (await buyer.call(orders.getOrder, { params: { edition, order } })).body.refunded.amount;
  await expect.poll(read, { timeout: 8_000 }).toBeGreaterThanOrEqual(atLeast);
  return await read();
}

async function onHand(variant: string): Promise<number> {
  const row = await server.database.read(systemActor('test'), (tx) =>
    tx.db.one<{ onHand: number }>(
      sql`SELECT on_hand FROM market.variant WHERE edition = ${edition} AND variant = ${variant}`,
    ),
  );
  return row.onHand;
}

it('a parcel goes in two parts, comes back in two, and never more is paid back than was paid', async () => {
  const buyer = await server.signIn('wei@example.org');
  const { order, consignments } = await buy(buyer, [['wrap-one', 3]]);
  const [first] = consignments;
  const ofBrand = { edition, brand: 'cloth', consignment: first!.id };
  const { hold } = first!.items[0]!;
  expect(first).toMatchObject({ state: 'placed', number: `${order.number}-1`, parcels: [] });

  const packed = await cloth.call(market.packConsignment, { params: ofBrand });
  expect(packed.body.consignment.state).toBe('packed');
  const one = { id: newId(), items: [{ hold, count: 1 }], carrier: 'Japan Post', tracking: 'EE123456789JP' };
  const part = await cloth.call(market.sendParcel, { params: ofBrand, body: one });
  expect(part.body.consignment).toMatchObject({ state: 'partlySent', items: [{ sent: 1 }] });
  const again = await cloth.call(market.sendParcel, { params: ofBrand, body: one });
  expect(again.body.consignment.parcels).toHaveLength(1);
  const tooMany = { ...one, id: newId(), items: [{ hold, count: 3 }] };
  expect((await cloth.call(market.sendParcel, { params: ofBrand, body: tooMany })).body.code).toBe('market/notToSend');
  const rest = await cloth.call(market.sendParcel, { params: ofBrand, body: { id: newId(), carrier: 'Japan Post' } });
  expect(rest.body.parcel.items).toEqual([{ hold, count: 2 }]);
  expect(rest.body.consignment.state).toBe('sent');

  const ask = (count: number, commit: boolean, reason: 'changedMind' | 'damaged' = 'changedMind') =>
    buyer.call(market.askReturn, {
      params: { edition, consignment: first!.id },
      body: { id: newId(), reason, items: [{ hold, count }], words: 'Too large.', commit },
    });
  expect((await ask(1, false)).body.code).toBe('market/notReturnable');
  for (const { id: parcel } of rest.body.consignment.parcels)
    await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel } });
  const come = (await buyer.call(market.listMyConsignments, { params, query: {} })).body.consignments[0]!;
  expect(come).toMatchObject({ state: 'delivered', items: [{ delivered: 3, returnable: 3 }] });

  const preview = await ask(1, false);
  const { sums } = preview.body;
  expect(preview.body.return).toBeNull();
  expect(sums.kept).toEqual(['shipping']);
  expect(sums.parts.map((part) => part.kind)).toEqual(['goods', 'tax']);
  expect(sums.parts.reduce((sum, part) => sum + part.amount.amount, 0)).toBe(sums.total.amount);
  const { shipping } = order.subOrders[0]!;
  expect(3 * sums.total.amount + shipping.amount).toBeLessThanOrEqual(order.total.amount);

  const shelf = await onHand('wrap-one');
  const asked = await ask(1, true);
  expect(asked.body.return).toMatchObject({ state: 'asked', turn: { who: 'brand' } });
  expect((await ask(3, true)).body.code).toBe('market/notReturnable');
  const ofReturn = { edition, brand: 'cloth', return: asked.body.return!.id };
  await cloth.call(market.answerReturn, { params: ofReturn, body: { agree: true, words: '' } });
  const back = { edition, return: ofReturn.return };
  await buyer.call(market.sendReturn, { params: back, body: { tracking: 'RR1234' } });
  expect((await buyer.call(market.cancelReturn, { params: back })).body.code).toBe('market/wrongStep');
  const closed = await cloth.call(market.receiveReturn, { params: ofReturn, body: { resaleable: true } });
  expect(closed.body.return).toMatchObject({ state: 'received', turn: null });
  expect(await refunded(buyer, order.id, 1)).toBe(sums.total.amount);
  expect(await onHand('wrap-one')).toBe(shelf + 1);
  expect(await ledgerSums(server)).toEqual({ JPY: 0 });

  const second = await ask(2, true, 'damaged');
  expect(second.body.sums.kept).toEqual([]);
  const ofSecond = { edition, brand: 'cloth', return: second.body.return!.id };
  await cloth.call(market.answerReturn, { params: ofSecond, body: { agree: true, words: '' } });
  await cloth.call(market.receiveReturn, { params: ofSecond, body: { resaleable: false } });
  const whole = await refunded(buyer, order.id, sums.total.amount + 1);
  expect(whole).toBe(sums.total.amount + second.body.sums.total.amount);
  expect(whole).toBeLessThanOrEqual(order.total.amount);
  expect(await onHand('wrap-one')).toBe(shelf + 1);
  expect(await ledgerSums(server)).toEqual({ JPY: 0 });
  expect((await ask(1, true)).body.code).toBe('market/notReturnable');
});

it('strangers, other buyers and other brands are refused', async () => {
  const buyer = await server.signIn('owner@example.org');
  const other = await server.signIn('other@example.org');
  const { consignments } = await buy(buyer, [['wrap-one', 1]]);
  const ofBrand = { edition, brand: 'cloth', consignment: consignments[0]!.id };
  const parcel = { id: newId(), carrier: 'Japan Post' };
  expect((await other.call(market.listConsignments, { params: { edition, brand: 'cloth' } })).status).toBe(403);
  expect((await iron.call(market.listConsignments, { params: { edition, brand: 'cloth' } })).status).toBe(403);
  expect((await iron.call(market.sendParcel, { params: ofBrand, body: parcel })).status).toBe(403);
  const disguised = { ...ofBrand, brand: 'iron' };
  expect((await iron.call(market.sendParcel, { params: disguised, body: parcel })).body.code).toBe(
    'market/noSuchConsignment',
  );
  expect((await server.nobody.call(market.listConsignments, { params: { edition, brand: 'cloth' } })).status).toBe(401);
  expect((await other.call(market.listMyConsignments, { params, query: {} })).body.consignments).toEqual([]);
  const items = [{ hold: consignments[0]!.items[0]!.hold, count: 1 }];
  const ask = { id: newId(), reason: 'damaged', items, words: '', commit: true } as const;
  const of = { edition, consignment: consignments[0]!.id };
  expect((await other.call(market.askReturn, { params: of, body: ask })).body.code).toBe('market/noSuchConsignment');
});

const sent = (buyer: Caller, units: number) => sendWraps(cloth, buyer, units);
const mailsTo = async (to: string) =>
  (
    (await server.app.inject({ url: `/api/demo/mail?to=${encodeURIComponent(to)}` })).json() as {
      mails: { subject: string; text: string }[];
    }
  ).mails;

it('a brand that is silent has agreed, and one that does not confirm leaves it to staff', async () => {
  const buyer = await server.signIn('patient@example.org');
  const staff = await server.signIn('staff@example.org');
  const { order, ofBrand, of, hold, parcel } = await sent(buyer, 2);
  await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel: parcel.id } });
  const items = [{ hold, count: 1 }];
  const body = { id: newId(), reason: 'damaged' as const, items, words: 'Torn.', commit: true };
  await buyer.call(market.askReturn, { params: of, body });
  const state = async () => {
    const { consignments } = (await buyer.call(market.listMyConsignments, { params, query: { order: order.id } })).body;
    return consignments[0]!;
  };
  expect((await state()).returns[0]!.turn).toEqual({ who: 'brand', until: server.database.clock.now() + 3 * day });
  later(3);
  await expect.poll(async () => (await state()).returns[0]!.state, { timeout: 8_000 }).toBe('agreed');
  await buyer.call(market.sendReturn, { params: { edition, return: body.id }, body: { tracking: null } });
  later(7);
  await expect.poll(async () => (await state()).returns[0]!.state, { timeout: 8_000 }).toBe('disputed');
  const [dispute] = (await state()).disputes;
  expect(dispute).toMatchObject({ kind: 'notConfirmed', state: 'opened', turn: { who: 'staff', until: null } });
  const ofDispute = { edition, dispute: dispute!.id };
  const decision = { refund: true, because: 'It came back, says the carrier.' };
  expect((await buyer.call(market.decideDispute, { params: ofDispute, body: decision })).status).toBe(403);
  const decided = await staff.call(market.decideDispute, { params: ofDispute, body: decision });
  expect(decided.body.dispute).toMatchObject({ state: 'refunded', turn: null });
  expect(await refunded(buyer, order.id, 1)).toBe((await state()).returns[0]!.sums.total.amount);
  expect(await ledgerSums(server)).toEqual({ JPY: 0 });
  await expect
    .poll(async () => (await mailsTo('patient@example.org')).map((mail) => mail.subject), { timeout: 8_000 })
    .toEqual(
      expect.arrayContaining([`We decided for you (${order.number}-1)`, `Your parcel has come (${order.number}-1)`]),
    );
  const desk = await mailsTo('desk-cloth@example.org');
  expect(desk.some((mail) => mail.text.includes('It came back, says the carrier.'))).toBe(true);
});

it('a refusal goes to staff, who hear the brand first; what was decided is decided', async () => {
  const buyer = await server.signIn('stubborn@example.org');
  const staff = await server.signIn('staff@example.org');
  const { order, ofBrand, of, hold, parcel } = await sent(buyer, 1);
  await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel: parcel.id } });
  const items = [{ hold, count: 1 }];
  const body = { id: newId(), reason: 'wrongItem' as const, items, words: '', commit: true };
  await buyer.call(market.askReturn, { params: of, body });
  const ofReturn = { edition, brand: 'cloth', return: body.id };
  const answer = (agree: boolean, words: string) =>
    cloth.call(market.answerReturn, { params: ofReturn, body: { agree, words } });
  expect((await iron.call(market.answerReturn, { params: ofReturn, body: { agree: true, words: '' } })).status).toBe(
    403,
  );
  expect((await answer(false, ' ')).body.code).toBe('market/reasonNeeded');
  expect((await answer(false, 'It is what was ordered.')).body.return.state).toBe('refused');

  const open = { id: newId(), about: { return: body.id }, statement: 'It is red, I ordered blue.' };
  const opened = await buyer.call(market.openDispute, { params: of, body: open });
  expect(opened.body.dispute.turn).toEqual({ who: 'brand', until: server.database.clock.now() + 5 * day });
  expect((await buyer.call(market.openDispute, { params: of, body: { ...open, id: newId() } })).body.code).toBe(
    'market/wrongStep',
  );
  const decide = (refund: boolean) =>
    staff.call(market.decideDispute, {
      params: { edition, dispute: open.id },
      body: { refund, because: 'The picture shows blue.' },
    });
  expect((await decide(true)).body.code).toBe('market/wrongStep');
  const side = { edition, brand: 'cloth', dispute: open.id };
  expect(
    (await iron.call(market.answerDispute, { params: { ...side, brand: 'iron' }, body: { words: 'x' } })).status,
  ).toBe(404);
  await cloth.call(market.answerDispute, { params: side, body: { words: 'We sent blue.' } });
  expect((await decide(false)).body.dispute).toMatchObject({ state: 'refused', answer: 'We sent blue.' });
  expect((await decide(true)).body.code).toBe('market/wrongStep');
  expect((await buyer.call(orders.getOrder, { params: { edition, order: order.id } })).body.refunded.amount).toBe(0);
});

it('what never came is paid back whole with its shipping, and its parcel is given up', async () => {
  const buyer = await server.signIn('waiting@example.org');
  const staff = await server.signIn('staff@example.org');
  const { order, of, hold, parcel } = await sent(buyer, 2);
  const open = { id: newId(), about: { items: [{ hold, count: 2 }] }, statement: 'Nothing came.' };
  expect((await buyer.call(market.openDispute, { params: of, body: open })).body.code).toBe('market/notReturnable');
  server.database.clock.set(parcel.expectedBy + 1);
  const opened = await buyer.call(market.openDispute, { params: of, body: open });
  expect(opened.body.dispute).toMatchObject({ kind: 'notArrived', turn: { who: 'brand' } });
  later(5);
  const decision = { refund: true, because: 'The carrier lost it.' };
  await staff.call(market.decideDispute, { params: { edition, dispute: open.id }, body: decision });
  expect(await refunded(buyer, order.id, 1)).toBe(order.total.amount);
  const { consignments } = (await buyer.call(market.listMyConsignments, { params, query: { order: order.id } })).body;
  expect(consignments[0]).toMatchObject({ state: 'delivered', parcels: [{ state: 'lost' }] });
  expect((await buyer.call(orders.getOrder, { params: { edition, order: order.id } })).body.state).toBe('refunded');
  expect(await ledgerSums(server)).toEqual({ JPY: 0 });
});

it('thirty days after goods came they are kept', async () => {
  const buyer = await server.signIn('slow@example.org');
  const { ofBrand, of, hold, parcel } = await sent(buyer, 1);
  await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel: parcel.id } });
  const ask = () =>
    buyer.call(market.askReturn, {
      params: of,
      body: { id: newId(), reason: 'changedMind', items: [{ hold, count: 1 }], words: '', commit: false },
    });
  later(30);
  expect((await ask()).status).toBe(200);
  server.database.clock.set(server.database.clock.now() + 1);
  expect((await ask()).body.code).toBe('market/notReturnable');
});

it('units of a parcel never come to more than was paid for them, whatever is returned first', async () => {
  const buyer = await server.signIn('drops@example.org');
  const { order, ofBrand, of, hold, parcel } = await sent(buyer, 3);
  await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel: parcel.id } });
  for (const reason of ['damaged', 'changedMind', 'damaged'] as const) {
    const body = { id: newId(), reason, items: [{ hold, count: 1 }], words: '', commit: true };
    const before = (await buyer.call(orders.getOrder, { params: { edition, order: order.id } })).body.refunded.amount;
    const { sums } = (await buyer.call(market.askReturn, { params: of, body })).body;
    const ofReturn = { edition, brand: 'cloth', return: body.id };
    await cloth.call(market.answerReturn, { params: ofReturn, body: { agree: true, words: '' } });
    await cloth.call(market.receiveReturn, { params: ofReturn, body: { resaleable: true } });
    expect(await refunded(buyer, order.id, before + 1)).toBe(before + sums.total.amount);
    expect(await ledgerSums(server)).toEqual({ JPY: 0 });
  }
  const { refunded: whole, state } = (await buyer.call(orders.getOrder, { params: { edition, order: order.id } })).body;
  expect(whole.amount).toBeLessThan(order.total.amount);
  expect(state).toBe('paid');
});

it('only whose goods came write about them, once; a hidden review counts no more', async () => {
  const buyer = await server.signIn('critic@example.org');
  const staff = await server.signIn('staff@example.org');
  const { ofBrand, parcel } = await sent(buyer, 1);
  const ofProduct = { edition, product: 'wrap' };
  const write = (who: Caller, stars: number) =>
    who.call(market.writeReview, {
      params: ofProduct,
      body: { id: newId(), stars, text: 'Soft.', language: 'en' },
    });
  expect((await write(buyer, 5)).body.code).toBe('market/notYours');
  await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel: parcel.id } });
  const { review } = (await write(buyer, 4)).body;
  expect(review).toMatchObject({ stars: 4, brand: 'cloth', isMine: true });
  expect((await write(buyer, 5)).body.code).toBe('market/reviewedBefore');
  expect((await write(await server.signIn('nobody-bought@example.org'), 1)).body.code).toBe('market/notYours');
  const card = async () => (await server.nobody.call(market.getProduct, { params: ofProduct })).body.product.stars;
  expect(await card()).toEqual({ mean: 4, count: 1 });

  const ofReview = { edition, brand: 'cloth', review: review.id };
  const answer = (text: string) => cloth.call(market.answerReview, { params: ofReview, body: { text } });
  expect((await iron.call(market.answerReview, { params: ofReview, body: { text: 'x' } })).status).toBe(403);
  expect((await answer('Thank you.')).body.review.answer).toBe('Thank you.');
  expect((await answer('Thanks!')).body.code).toBe('market/answeredBefore');
  const hide = { params: { edition, review: review.id }, body: { because: 'It names a person.' } };
  expect((await cloth.call(market.hideReview, hide)).status).toBe(403);
  expect((await staff.call(market.hideReview, hide)).status).toBe(200);
  expect((await server.nobody.call(market.listReviews, { params: ofProduct })).body).toEqual({
    reviews: [],
    stars: null,
  });
  expect(await card()).toBeNull();
});

it('behind the door is a second wall: as a brand, even a query without any condition shows its own rows only', async () => {
  const buyer = await server.signIn('wall@example.org');
  const { ofBrand, hold, of, parcel } = await sent(buyer, 1);
  await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel: parcel.id } });
  const ask = { id: newId(), reason: 'damaged' as const, items: [{ hold, count: 1 }], words: '', commit: true };
  await buyer.call(market.askReturn, { params: of, body: ask });
  const seen = (brand: string) =>
    server.database.write(systemActor('test'), (tx) =>
      asBrand(tx, edition, brand, async (db) => {
        const counts = [];
        for (const table of ['parcel', 'return', 'dispute', 'review'])
          counts.push(
            await db.one<{ others: number; all: number }>({
              parts: [`SELECT count(*) FILTER (WHERE brand <> `, `) AS others, count(*) AS all FROM market.${table}`],
              values: [brand],
            }),
          );
        return counts;
      }),
    );
  const [parcels, returns] = await seen('cloth');
  expect([parcels!.all > 0, returns!.all > 0]).toEqual([true, true]);
  for (const brand of ['cloth', 'iron']) for (const { others } of await seen(brand)) expect(others).toBe(0);
  const lists = await iron.call(market.listReturns, { params: { edition, brand: 'iron' } });
  expect(lists.body.returns).toEqual([]);
});

it('a buyer who paid in euro gets back in euro what the preview said, and both currencies of the books close', async () => {
  const buyer = await server.signIn('euro@example.org');
  const me = (await buyer.call(people.getMe)).body;
  await buyer.call(people.saveProfile, { body: { ...me.profile, currency: 'EUR' } });
  const { order, ofBrand, of, hold, parcel } = await sent(buyer, 3);
  expect(order.total.currency).toBe('EUR');
  await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel: parcel.id } });
  let whole = 0;
  for (const count of [1, 2]) {
    const body = { id: newId(), reason: 'wrongItem' as const, items: [{ hold, count }], words: '', commit: true };
    const { sums } = (await buyer.call(market.askReturn, { params: of, body })).body;
    const ofReturn = { edition, brand: 'cloth', return: body.id };
    await cloth.call(market.answerReturn, { params: ofReturn, body: { agree: true, words: '' } });
    await cloth.call(market.receiveReturn, { params: ofReturn, body: { resaleable: true } });
    whole += sums.total.amount;
    expect(await refunded(buyer, order.id, whole)).toBe(whole);
    expect(await ledgerSums(server)).toEqual({ JPY: 0, EUR: 0 });
  }
  expect(whole).toBe(order.total.amount);
});

it('who asks at the same moment does not get more than there is', async () => {
  const buyer = await server.signIn('hasty@example.org');
  const { order, consignments } = await buy(buyer, [['wrap-one', 2]]);
  const { id, items } = consignments[0]!;
  const ofBrand = { edition, brand: 'cloth', consignment: id };
  const one = [{ hold: items[0]!.hold, count: 1 }];
  const sends = await Promise.all(
    Array.from({ length: 5 }, () =>
      cloth.call(market.sendParcel, { params: ofBrand, body: { id: newId(), carrier: 'EMS', items: one } }),
    ),
  );
  expect(sends.filter((reply) => reply.status === 200)).toHaveLength(2);
  for (const { id: parcel } of (await cloth.call(market.getConsignment, { params: ofBrand })).body.consignment.parcels)
    await cloth.call(market.markDelivered, { params: { ...ofBrand, parcel } });
  const ask = () => ({ id: newId(), reason: 'damaged' as const, items: one, words: '', commit: true });
  const asks = await Promise.all(
    Array.from({ length: 6 }, () =>
      buyer.call(market.askReturn, { params: { edition, consignment: id }, body: ask() }),
    ),
  );
  const asked = asks.filter((reply) => reply.status === 200).map((reply) => reply.body.return!.id);
  expect(asked).toHaveLength(2);
  const agree = { agree: true, words: '' };
  for (const one of asked)
    await cloth.call(market.answerReturn, { params: { edition, brand: 'cloth', return: one }, body: agree });
  const shelf = await onHand('wrap-one');
  await Promise.all(
    [...asked, ...asked, ...asked].map((one) =>
      cloth.call(market.receiveReturn, {
        params: { edition, brand: 'cloth', return: one },
        body: { resaleable: true },
      }),
    ),
  );
  expect(await refunded(buyer, order.id, order.total.amount)).toBe(order.total.amount);
  expect(await onHand('wrap-one')).toBe(shelf + 2);
  expect(await ledgerSums(server)).toEqual({ JPY: 0, EUR: 0 });
});
