import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { hour, minute } from '../../src/kernel/time.ts';
import * as arrivals from '../../src/modules/arrivals/contract.ts';
import { getProgramme } from '../../src/modules/editions/index.ts';
import { smallBlueprint } from '../../src/modules/editions/testing/small-edition.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { at, sql } from '../../src/platform/database/sql.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

const params = { edition };
const session = 'S-JUD-2';
const startsAt = Date.parse('2021-07-21T17:00:00+09:00');
const noNeeds = { stepFree: false, wheelchair: false, companion: false, hearing: false, sight: false };
let server: TestServer;
let mother: Caller;
let rider: Caller;
let staff: Caller;

beforeAll(async () => {
  // Gate B, where category B sits, has steps; Gate A has none.
  const blueprint = smallBlueprint();
  const gates = blueprint.gates.map((gate) =>
    gate.venueId === 'hall' && gate.gateId === 'B' ? { ...gate, stepFree: false } : gate,
  );
  server = await testServer({ ...blueprint, gates });
  mother = await server.signIn('mother@example.org');
  rider = await server.signIn('rider@example.org');
  staff = await server.signIn('staff@example.org');
  const profile = { name: 'Rin', language: 'fr' as const, currency: null, favouriteDisciplines: [], needs: noNeeds };
  await rider.call(people.saveProfile, { body: { ...profile, needs: { ...noNeeds, stepFree: true } } });
});
afterAll(() => server.close());

async function buy(buyer: Caller, category: string, count: number): Promise<string> {
  await buyer.call(tickets.holdSeats, {
    params,
    body: { id: newId(), session, choice: { kind: 'best', category, count } },
  });
  const quote = await buyer.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await buyer.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const paid = await buyer.call(orders.startPayment, {
    params: { edition, order: order.body.id },
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });
  expect(paid.body.state).toBe('paid');
  return order.body.id;
}

const arrivalsOf = async (caller: Caller) => (await caller.call(arrivals.listArrivals, { params })).body.arrivals;
const settled = (check: () => Promise<void>) => vi.waitFor(check, 5_000);

it('with tickets comes a slot: the gate of the seats, time before the start, and the reason', async () => {
  expect(await arrivalsOf(mother)).toEqual([]);
  await buy(mother, 'B', 3);
  await settled(async () => expect(await arrivalsOf(mother)).toHaveLength(1));
  const [slot] = await arrivalsOf(mother);
  expect(slot).toMatchObject({
    session,
    people: 3,
    state: 'advised',
    gate: 'hall.B',
    gateName: 'B',
    why: ['nearestGate'],
  });
  expect(slot!.window!.untilAt).toBeLessThanOrEqual(startsAt - 15 * minute);
  expect(slot!.window!.fromAt).toBeGreaterThanOrEqual(startsAt - 2 * hour);
  expect(slot!.station!.leaveAt).toBe(slot!.window!.fromAt + 7 * minute - 5 * minute);
  expect(slot!.toSeatsMinutes).toBe(0);
});

it('who needs a step-free way is told the gate that has one', async () => {
  await buy(rider, 'B', 2);
  await settled(async () => expect(await arrivalsOf(rider)).toHaveLength(1));
  expect((await arrivalsOf(rider))[0]).toMatchObject({ gate: 'hall.A', isStepFree: true, why: ['stepFreeGate'] });
});

it('a party may come earlier, later or when it likes, but not into a time that is none', async () => {
  const [slot] = await arrivalsOf(mother);
  const earlier = slot!.choices[0]!.fromAt;
  const choose = (fromAt: number | null, who = mother) =>
    who.call(arrivals.chooseSlot, { params: { edition, session }, body: { fromAt } });
  expect((await choose(earlier)).body).toMatchObject({ state: 'chosen', window: { fromAt: earlier } });
  expect((await choose(earlier + 60_000)).body.code).toBe('arrivals/noSuchWindow');
  expect((await choose(null)).body).toMatchObject({ state: 'declined', window: null, gate: 'hall.B' });
  expect((await choose(earlier)).body.state).toBe('chosen');
  expect((await choose(earlier, staff)).body.code).toBe('arrivals/noSuchSlot');
});

it('staff see what closing a gate changes before it does; then its parties, and no others, are told', async () => {
  server.database.clock.set(startsAt - 3 * hour);
  const before = (await arrivalsOf(rider))[0];
  const gate = { edition, gate: 'hall.B' };
  const preview = (await staff.call(arrivals.getClosure, { params: gate })).body;
  expect(preview).toEqual({
    closure: null,
    effect: {
      parties: 1,
      people: 3,
      sessions: [session],
      to: [{ gate: 'hall.A', name: 'A', people: 3 }],
      withoutGate: 0,
    },
  });
  expect((await arrivalsOf(mother))[0]!.gate).toBe('hall.B');

  const body = { id: newId(), reason: 'A power cut' };
  const first = await staff.call(arrivals.closeGate, { params: gate, body });
  expect(first.body).toEqual(preview.effect);
  expect((await staff.call(arrivals.closeGate, { params: gate, body })).body).toEqual(first.body);
  expect((await staff.call(arrivals.closeGate, { params: gate, body: { ...body, id: newId() } })).body.code).toBe(
    'arrivals/closedAlready',
  );
  expect((await arrivalsOf(mother))[0]).toMatchObject({
    gate: 'hall.A',
    why: ['gateClosed', 'chosen'],
    movedFrom: { gateName: 'B', reason: 'A power cut' },
  });
  expect((await arrivalsOf(rider))[0]).toMatchObject({ gate: before!.gate, movedFrom: null });
  await settled(async () => {
    const mails = (await server.nobody.call(people.listDemoMail, { query: { to: 'mother@example.org' } })).body.mails;
    expect(mails.filter((mail) => mail.text.includes('A power cut'))).toHaveLength(1);
  });
  const others = (await server.nobody.call(people.listDemoMail, { query: { to: 'rider@example.org' } })).body.mails;
  expect(others.some((mail) => mail.text.includes('A power cut'))).toBe(false);

  const forecast = (await staff.call(arrivals.getForecast, { params: { edition, session } })).body;
  expect(forecast).toMatchObject({
    people: 5,
    stepFreeParties: 1,
    declinedParties: 0,
    partySizes: [0, 1, 1],
    fitted: null,
  });
  expect(forecast.closures).toMatchObject([{ gate: 'hall.B', reason: 'A power cut' }]);
  const told = Object.fromEntries(forecast.gates.map((one) => [one.name, one.told.reduce((sum, n) => sum + n, 0)]));
  expect(told).toEqual({ A: 5, B: 0 });

  expect((await staff.call(arrivals.reopenGate, { params: gate, body: { closure: newId() } })).body.code).toBe(
    'arrivals/notClosed',
  );
  const back = await staff.call(arrivals.reopenGate, { params: gate, body: { closure: body.id } });
  expect(back.body).toEqual({ parties: 1, people: 3 });
  expect((await arrivalsOf(mother))[0]).toMatchObject({ gate: 'hall.B', movedFrom: null });
});

it('unknown gates and sessions that nobody arrives at are said to be so', async () => {
  const closure = await staff.call(arrivals.getClosure, { params: { edition, gate: 'hall.Z' } });
  expect([closure.status, closure.body.code]).toEqual([404, 'arrivals/noSuchVisitorGate']);
  const reserve = await staff.call(arrivals.getForecast, { params: { edition, session: 'S-MAR-R' } });
  expect(reserve.body.code).toBe('arrivals/noArrivals');
});

it('what gates saw at earlier sessions becomes the curve of the next, once it is enough', async () => {
  const earlier = Date.parse('2021-07-21T11:00:00+09:00');
  const number = await server.database.read(systemActor('test'), async (tx) =>
    (await getProgramme(tx, edition)).sessionNumber('S-JUD-1'),
  );
  // Everybody came between 40 and 20 minutes before the start: 200 acts of two people, and one that was annulled.
  await server.database.write(systemActor('test'), async (tx) => {
    for (let act = 0; act <= 200; act += 1)
      for (const pass of ['P', 'Q'])
        await tx.db.run(sql`INSERT INTO passes.movement (edition, venue, pass, event, session, direction, gate, at, is_annulled)
          VALUES (${edition}, 'hall', ${`${pass}${act}`}, ${`e${act}`}, ${number}, 'entry', 'hall.A',
            ${at(earlier - 40 * minute + act * 6_000)}, ${act === 200})`);
  });
  server.database.clock.set(earlier + hour);
  const { fitted } = (await staff.call(arrivals.getForecast, { params: { edition, session: 'S-JUD-3' } })).body;
  expect(fitted).toMatchObject({ sessions: 1, people: 400, isCurveEnough: true });
  const curve = fitted!.curve;
  const sum = curve.shares.reduce((total, share) => total + share, 0);
  const seen = curve.shares.filter((_, i) => curve.edges[i]! >= -2_700 && curve.edges[i + 1]! <= -900);
  expect(seen.reduce((total, share) => total + share, 0) / sum).toBeGreaterThan(0.9);
  server.database.clock.set(startsAt - 3 * hour);
});

it('a need told later moves the party; the export holds the slot, and erasing takes it away', async () => {
  const motherMe = (await mother.call(people.getMe)).body;
  await mother.call(people.saveProfile, {
    body: { ...motherMe.profile, needs: { ...noNeeds, stepFree: true } },
  });
  await settled(async () =>
    expect((await arrivalsOf(mother))[0]).toMatchObject({ gate: 'hall.A', needsStepFree: true }),
  );
  await mother.call(people.saveMember, { params: { member: newId() }, body: { name: 'Hana', kind: 'child' } });
  const exported = (await mother.call(people.exportMe)).body.areas['arrivals'] as { session: string }[];
  expect(exported).toMatchObject([{ session, gate: 'hall.A', people: 3 }]);
  server.database.clock.set(startsAt + 24 * hour);
  expect(await arrivalsOf(mother)).toEqual([]);
  expect((await mother.call(people.eraseMe, { body: { email: 'mother@example.org' } })).status).toBe(204);
  const left = (await staff.call(arrivals.getForecast, { params: { edition, session } })).body;
  expect(left.partySizes).toEqual([0, 1]);
});
