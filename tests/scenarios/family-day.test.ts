import { afterAll, beforeAll, expect, it } from 'vitest';
import * as orders from '../../src/modules/orders/contract.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as reports from '../../src/modules/reports/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { edition, newId, type TestServer, testServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const session = 'S-JUD-2';
const params = { edition };

it('a family buys seats for two adults and a child, pays after one decline, and has a pass each', async () => {
  const mother = await server.signIn('mother@example.org');
  for (const [name, kind] of [
    ['Taro', 'adult'],
    ['Hana', 'child'],
  ] as const) {
    expect((await mother.call(people.saveMember, { params: { member: newId() }, body: { name, kind } })).status).toBe(
      200,
    );
  }
  const found = await server.nobody.call(tickets.listSessions, { params, query: { q: '決勝', medal: true } });
  expect(found.body.sessions.map((one) => [one.id, one.free])).toEqual([[session, 600]]);

  const wish = { id: newId(), session, choice: { kind: 'best' as const, category: 'A', count: 3 } };
  const held = await mother.call(tickets.holdSeats, { params, body: wish });
  expect(held.body).toMatchObject({ together: 'row', price: { amount: 11_000, currency: 'JPY' } });
  expect(held.body.seats).toHaveLength(3);
  expect((await mother.call(tickets.holdSeats, { params, body: wish })).body).toEqual(held.body);
  const other = { ...wish, choice: { ...wish.choice, count: 2 } };
  expect((await mother.call(tickets.holdSeats, { params, body: other })).body.code).toBe('common/conflictingId');

  const cart = await mother.call(orders.getCart, { params });
  expect(cart.body.total).toEqual({ amount: 33_000, currency: 'JPY' });
  const quote = await mother.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await mother.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  expect(order.body.state).toBe('placed');
  const orderParams = { edition, order: order.body.id };
  const pay = (card: string) =>
    mother.call(orders.startPayment, { params: orderParams, body: { id: newId(), provider: 'bank', card } });
  const declined = await pay('4000 0000 0000 0002');
  expect(declined.body.payments.map((payment) => payment.state)).toEqual(['declined']);
  const paid = await pay('4000 0000 0000 0001');
  expect(paid.body.state).toBe('paid');
  expect((await pay('4000 0000 0000 0001')).body.code).toBe('orders/orderNotOpen');

  const mine = await mother.call(tickets.listTickets, { params });
  expect(mine.body.tickets.map((ticket) => ticket.memberName)).toEqual(['mother', 'Taro', 'Hana']);
  await expect
    .poll(async () => (await mother.call(passes.listPasses, { params })).body.passes.length, { timeout: 5_000 })
    .toBe(3);
  const held3 = await mother.call(passes.listPasses, { params });
  expect(held3.body.passes.map((pass) => [pass.name, pass.kind, pass.tickets.length])).toEqual([
    ['mother', 'adult', 1],
    ['Taro', 'adult', 1],
    ['Hana', 'child', 1],
  ]);
  const subjects = async () => {
    const found = await server.nobody.call(people.listDemoMail, { query: { to: 'mother@example.org' } });
    return found.body.mails.map((mail) => mail.subject);
  };
  await expect.poll(subjects, { timeout: 5_000 }).toContainEqual(expect.stringContaining('Your tickets are here'));

  const staff = await server.signIn('staff@example.org');
  const sales = await staff.call(reports.getSales, { params });
  expect(sales.body.revenue.amount).toBe(33_000);
  expect((await mother.call(reports.getSales, { params })).status).toBe(403);
});

it('a cancelled ticket gives its seat and, by policy, its money back; the books stay whole', async () => {
  const buyer = await server.signIn('late@example.org');
  await buyer.call(tickets.holdSeats, {
    params,
    body: { id: newId(), session, choice: { kind: 'chosen', category: 'B', places: [300, 301] } },
  });
  const quote = await buyer.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await buyer.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const orderParams = { edition, order: order.body.id };
  await buyer.call(orders.startPayment, {
    params: orderParams,
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });
  const [first] = (await buyer.call(tickets.listTickets, { params })).body.tickets;
  const wish = { id: newId(), items: [first!.id], commit: false };
  const preview = await buyer.call(orders.cancelItems, { params: orderParams, body: wish });
  expect(preview.body).toMatchObject({ refund: { amount: 4_000 }, kept: { amount: 0 } });
  expect((await buyer.call(tickets.listTickets, { params })).body.tickets.map((one) => one.state)).toEqual([
    'valid',
    'valid',
  ]);
  const done = await buyer.call(orders.cancelItems, { params: orderParams, body: { ...wish, commit: true } });
  expect(done.body.order.refunded.amount).toBe(4_000);
  expect((await buyer.call(tickets.getSession, { params: { edition, session } })).body.offers[1]).toMatchObject({
    free: 299,
  });
  const again = await buyer.call(orders.cancelItems, { params: orderParams, body: { ...wish, commit: true } });
  expect(again.body.order.refunded.amount).toBe(4_000);
});

it('a ticket given to a friend moves, once', async () => {
  const giver = await server.signIn('late@example.org');
  const friend = await server.signIn('friend@example.org');
  const ticket = (await giver.call(tickets.listTickets, { params })).body.tickets.find((one) => one.state === 'valid')!;
  const ticketParams = { edition, ticket: ticket.id };
  await giver.call(tickets.offerTicket, { params: ticketParams, body: { email: 'friend@example.org' } });
  expect((await friend.call(tickets.listOffers, { params })).body.offers).toHaveLength(1);
  const id = newId();
  const taken = await friend.call(tickets.acceptOffer, { params: ticketParams, body: { id } });
  expect(taken.body).toMatchObject({ id, state: 'valid' });
  expect((await friend.call(tickets.acceptOffer, { params: ticketParams, body: { id: newId() } })).body.code).toMatch(
    /noSuchOffer|ticketNotValid/,
  );
  expect((await giver.call(tickets.listTickets, { params })).body.tickets.some((one) => one.state === 'valid')).toBe(
    false,
  );
});

it('all about a person is handed out, and erased when nothing lies ahead', async () => {
  const visitor = await server.signIn('gone@example.org');
  await visitor.call(people.saveMember, {
    params: { member: newId() },
    body: { name: 'Somebody Secret', kind: 'adult' },
  });
  expect(JSON.stringify((await visitor.call(people.exportMe)).body)).toContain('Somebody Secret');
  expect((await visitor.call(people.eraseMe, { body: { email: 'other@example.org' } })).body.code).toBe(
    'people/otherAddress',
  );
  expect((await visitor.call(people.eraseMe, { body: { email: 'gone@example.org' } })).status).toBe(204);
  expect((await visitor.call(people.getMe)).status).toBe(401);
  const mother = await server.signIn('mother@example.org');
  expect((await mother.call(people.eraseMe, { body: { email: 'mother@example.org' } })).body.code).toBe(
    'people/ticketsAhead',
  );
});
