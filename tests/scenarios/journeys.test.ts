import { afterAll, beforeAll, expect, it } from 'vitest';
import * as journeys from '../../src/modules/journeys/contract.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { buy, params, payCart, plainWishes, suggest, tokyo, tokyoServer } from './journey-stories.ts';
import { type Caller, newId, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await tokyoServer();
}, 60_000);
afterAll(() => server.close());

async function addMembers(caller: Caller, members: readonly (readonly [string, 'adult' | 'child' | 'companion'])[]) {
  for (const [name, kind] of members)
    await caller.call(people.saveMember, { params: { member: newId() }, body: { name, kind } });
}

it('a family of four from Chengdu with a grandmother who walks little: planned, changed, paid, with a pass each', async () => {
  const father = await server.signIn('father@example.cn');
  await addMembers(father, [
    ['母亲', 'adult'],
    ['奶奶', 'adult'],
    ['小雨', 'child'],
  ]);
  const wishes: journeys.Wishes = {
    ...plainWishes,
    country: 'CHN',
    origin: 'CTU',
    sports: ['TTE', 'JUD'],
    interests: ['food', 'history', 'family'],
    likes: ['sight:kodokan'],
    party: { adults: 3, children: 1, wheelchairs: 0 },
    walkingMetres: 3_000,
  };
  const plans = await suggest(father, server, wishes);
  expect(plans.map((one) => one.character)).toEqual(['easy', 'sport', 'city']);
  for (const plan of plans) {
    expect(plan.parts.transports).toHaveLength(2);
    expect(plan.parts.stay?.nights).toBe(6);
    expect(
      plan.days.flatMap((day) => day.visits).filter((visit) => visit.ref.startsWith('meal:')).length,
    ).toBeGreaterThanOrEqual(4);
  }
  expect(plans[0]!.reasons).toContainEqual({ kind: 'followsSport', what: 'JUD' });
  const same = await suggest(father, server, wishes);
  expect(same.map((one) => one.days)).toEqual(plans.map((one) => one.days));

  const chosen = plans[0]!;
  const body = { wishes, parts: chosen.parts, character: chosen.character };
  const other = await father.call(journeys.changeJourney, {
    params,
    body: { ...body, change: { kind: 'otherHotel', hotel: null } },
  });
  expect(other.body.journey.parts.stay!.hotel).not.toBe(chosen.parts.stay!.hotel);
  expect(other.body.difference.amount).toBe(other.body.journey.price.total.amount - chosen.price.total.amount);
  const kept = new Set(other.body.journey.parts.tickets.map((one) => one.session));
  expect(chosen.parts.tickets.every((one) => kept.has(one.session))).toBe(true);
  const calm = await father.call(journeys.changeJourney, {
    params,
    body: { ...body, change: { kind: 'lessWalking' } },
  });
  expect(calm.body.journey.mostWalkMetres).toBeLessThanOrEqual(2_000);

  const order = await buy(father, chosen);
  expect(order.lines.map((line) => [line.kind, line.total.amount])).toEqual([['package', chosen.price.total.amount]]);
  const mine = (await father.call(tickets.listTickets, { params })).body.tickets;
  expect(mine).toHaveLength(4 * chosen.parts.tickets.length);
  await expect
    .poll(async () => (await father.call(passes.listPasses, { params })).body.passes.length, { timeout: 10_000 })
    .toBe(4);

  // One of its seats cannot be given back alone; the whole can, and everything of it is free again.
  const orderParams = { edition: tokyo, order: order.id };
  const alone = { id: newId(), items: [mine[0]!.id], commit: true };
  expect((await father.call(orders.cancelItems, { params: orderParams, body: alone })).body.code).toBe(
    'tickets/partOfPackage',
  );
  const whole = { id: newId(), items: [order.lines[0]!.hold], commit: true };
  const back = await father.call(orders.cancelItems, { params: orderParams, body: whole });
  expect(back.body.refund.amount).toBe(chosen.price.total.amount);
  expect(
    (await father.call(tickets.listTickets, { params })).body.tickets.filter((one) => one.state === 'valid'),
  ).toEqual([]);
  expect(await takenOf(server)).toEqual({});
});

it('a judo club of 20: one journey for all, rooms for all, seats at every session they go to', async () => {
  const coach = await server.signIn('coach@example.fr');
  const wishes: journeys.Wishes = {
    ...plainWishes,
    country: 'FRA',
    origin: 'CDG',
    sports: ['JUD'],
    interests: ['sport', 'culture'],
    mustSee: ['sight:kodokan', 'session:TYO20-JUD-06'],
    party: { adults: 18, children: 2, wheelchairs: 0 },
    pace: 'full',
    stars: 2,
  };
  const plans = await suggest(coach, server, wishes);
  expect(plans.length).toBeGreaterThanOrEqual(2);
  for (const plan of plans) {
    const refs = plan.days.flatMap((day) => day.visits.map((visit) => visit.ref));
    const missing = wishes.mustSee.filter((ref) => !refs.includes(ref));
    expect(plan.obstacles.map((one) => one.ref)).toEqual(missing);
  }
  const sport = plans.find((one) => one.character === 'sport')!;
  expect(sport.parts.tickets.length).toBeGreaterThanOrEqual(3);
  await buy(coach, sport);
  expect((await coach.call(tickets.listTickets, { params })).body.tickets).toHaveLength(
    20 * sport.parts.tickets.length,
  );
});

it('one wheelchair user and a companion: step-free from the room to the seat', async () => {
  const anna = await server.signIn('anna@example.de');
  await addMembers(anna, [['Ben', 'companion']]);
  const wishes: journeys.Wishes = {
    ...plainWishes,
    country: 'GER',
    origin: 'FRA',
    sports: ['SWM'],
    interests: ['craft', 'nature'],
    party: { adults: 2, children: 0, wheelchairs: 1 },
    stepFree: true,
    pace: 'calm',
    lastDay: '2021-07-28',
  };
  const [plan] = await suggest(anna, server, wishes);
  expect(plan!.isStepFree).toBe(true);
  expect(plan!.parts.stay!.rooms.some((one) => one.roomType.includes('step-free'))).toBe(true);
  await buy(anna, plan!);
  const mine = (await anna.call(tickets.listTickets, { params })).body.tickets;
  const sessions = new Set(mine.map((one) => one.session));
  for (const session of sessions)
    expect(mine.filter((one) => one.session === session && one.seat.kind === 'wheelchair')).toHaveLength(1);
});

it('a day trip with 80 euros: within the budget to the last yen, or the one thing that stands in the way', async () => {
  const student = await server.signIn('student@example.jp');
  // 80 euros at 130 yen each, as in July 2021.
  const budget = 10_400;
  const wishes: journeys.Wishes = {
    ...plainWishes,
    interests: ['pop', 'food'],
    sports: ['SKB'],
    firstDay: '2021-07-27',
    lastDay: '2021-07-27',
    stars: 0,
    budget,
  };
  const plans = await suggest(student, server, wishes);
  for (const plan of plans) {
    expect(plan.price.total.amount).toBeLessThanOrEqual(budget);
    expect(plan.days).toHaveLength(1);
    expect(plan.days[0]!.visits.length).toBeGreaterThanOrEqual(3);
  }
  const dear = await suggest(student, server, { ...wishes, mustSee: ['session:TYO20-OCC-01'], lastDay: '2021-08-08' });
  const stands = dear[0]!.obstacles.find((one) => one.ref === 'session:TYO20-OCC-01');
  expect(stands).toMatchObject({ because: 'budget' });
  expect(stands!.over).toBeGreaterThan(0);
});

it('what cannot be is named, and the nearest plan is given', async () => {
  const ask = async (wishes: Partial<journeys.Wishes>) =>
    await server.nobody.call(journeys.suggestJourneys, { params, body: { wishes: { ...plainWishes, ...wishes } } });
  expect((await ask({ firstDay: '2021-07-30', lastDay: '2021-07-24' })).body.code).toBe('journeys/badDays');
  expect((await ask({ firstDay: '2024-07-30', lastDay: '2024-08-01' })).body.code).toBe('journeys/badDays');
  expect((await ask({ sports: ['QUIDDITCH'] })).body).toMatchObject({
    code: 'journeys/unknownWish',
    facts: { what: ['QUIDDITCH'] },
  });
  expect((await ask({ budget: 12.5 })).status).toBe(422);
  const poor = await ask({ origin: 'CDG', budget: 0 });
  expect(poor.body.journeys[0]!.obstacles[0]).toMatchObject({ ref: null, because: 'budget' });
  const full = await ask({ party: { adults: 40, children: 20, wheelchairs: 0 }, stars: 5, origin: 'CTU' });
  expect(full.body.journeys[0]!.obstacles.map((one) => one.because)).toContain('noSeats');
  const twice = await ask({ mustSee: ['session:TYO20-JUD-04', 'session:TYO20-SWM-03', 'session:TYO20-TTE-05'] });
  const named = twice.body.journeys[0]!.obstacles.filter((one) => one.ref !== null);
  const refs = twice.body.journeys[0]!.days.flatMap((day) => day.visits.map((visit) => visit.ref));
  for (const { ref } of named) expect(refs).not.toContain(ref);
  const nowhere = await server.nobody.call(journeys.suggestJourneys, {
    params: { edition: 'nowhere' },
    body: { wishes: plainWishes },
  });
  expect(nowhere.body.code).toBe('editions/noSuchEdition');
});

it('all parts or none: a price that moved, a part sold out, an id used again', async () => {
  const one = await server.signIn('one@example.org');
  const wishes = { ...plainWishes, sports: ['JUD'], origin: 'CTU', country: 'CHN' };
  const [plan] = await suggest(one, server, wishes);
  const before = await takenOf(server);
  const wish = { id: newId(), journey: plan!.id, parts: plan!.parts, total: plan!.price.total };
  const cheap = { ...wish, total: { ...wish.total, amount: 1 } };
  expect((await one.call(journeys.holdJourney, { params, body: cheap })).body.code).toBe('journeys/priceChanged');
  const noBed = { ...wish, parts: { ...wish.parts, party: { adults: 9, children: 0, wheelchairs: 0 } } };
  expect((await one.call(journeys.holdJourney, { params, body: noBed })).body.code).toBe('journeys/partMissing');
  const stranger = { ...wish, parts: { ...wish.parts, sights: ['atlantis'] } };
  expect((await one.call(journeys.holdJourney, { params, body: stranger })).body.code).toBe('journeys/noSuchPart');
  expect(await takenOf(server)).toEqual(before);
  expect((await one.call(journeys.holdJourney, { params, body: wish })).status).toBe(200);
  const twice = { ...wish, parts: { ...wish.parts, sights: [] }, total: wish.total };
  expect((await one.call(journeys.holdJourney, { params, body: twice })).body.code).toBe('common/conflictingId');
  const held = await takenOf(server);
  expect(Object.keys(held).length).toBeGreaterThan(Object.keys(before).length);
  const cart = await one.call(orders.getCart, { params });
  expect(cart.body.lines.map((line) => line.kind)).toEqual(['package']);
  expect((await one.call(journeys.releaseJourney, { params: { ...params, hold: wish.id } })).status).toBe(204);
  expect(await takenOf(server)).toEqual(before);

  // What nobody pays goes back by itself, seats and rooms alike.
  const again = { ...wish, id: newId() };
  expect((await one.call(journeys.holdJourney, { params, body: again })).status).toBe(200);
  server.database.clock.set(server.database.clock.now() + 11 * 60_000);
  await expect.poll(async () => await takenOf(server), { timeout: 15_000 }).toEqual(before);
});

it('forty who want the last places of one package: never one too many', async () => {
  const callers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => server.signIn(`many${index}@example.org`)),
  );
  const [plan] = await suggest(callers[0]!, server, { ...plainWishes, sports: ['JUD'], origin: 'CTU', country: 'CHN' });
  const left = await Promise.all(plan!.parts.transports.map((one) => seatsLeft(server, one.transport, one.day)));
  const seats = Math.min(...left);
  const size = Math.ceil(seats / 8);
  const { tickets: _none, ...rest } = plan!.parts;
  const parts = {
    ...rest,
    tickets: [],
    sights: [],
    stay: null,
    transfers: [],
    party: { adults: size, children: 0, wheelchairs: 0 },
  };
  const asks = await Promise.all(
    callers.map(async (caller) => {
      const total = { amount: await priceOf(server, parts), currency: 'JPY' };
      return await caller.call(journeys.holdJourney, { params, body: { id: newId(), journey: newId(), parts, total } });
    }),
  );
  const got = asks.filter((one) => one.status === 200).length;
  expect(got).toBe(Math.floor(seats / size));
  expect(asks.filter((one) => one.status !== 200).every((one) => one.body.code === 'journeys/soldOut')).toBe(true);
  const mixed = callers[asks.findIndex((one) => one.status === 200)]!;
  await payCart(mixed);
});

it('a journey is kept, shared and voted on; nobody else can change it', async () => {
  const owner = await server.signIn('owner@example.org');
  const other = await server.signIn('other@example.org');
  const [plan] = await suggest(owner, server, { ...plainWishes, lastDay: '2021-07-26', stars: 0 });
  const own = { ...params, journey: plan!.id };
  await owner.call(journeys.saveJourney, { params: own, body: { journey: plan! } });
  expect((await other.call(journeys.saveJourney, { params: own, body: { journey: plan! } })).body.code).toBe(
    'journeys/noSuchJourney',
  );
  expect((await other.call(journeys.shareJourney, { params: own })).body.code).toBe('journeys/noSuchJourney');
  const { share } = (await owner.call(journeys.shareJourney, { params: own })).body;
  expect((await owner.call(journeys.shareJourney, { params: own })).body.share).toBe(share);
  const voter = newId();
  const address = { ...params, share: share! };
  const vote = (answer: 'yes' | 'no') =>
    server.nobody.call(journeys.voteOnJourney, {
      params: { ...address, voter },
      body: { name: '奶奶', vote: answer, note: '' },
    });
  await vote('no');
  expect((await vote('yes')).body.votes).toEqual([{ voter, name: '奶奶', vote: 'yes', note: '' }]);
  expect((await owner.call(journeys.listJourneys, { params })).body.journeys[0]!.votes).toHaveLength(1);
  await owner.call(journeys.removeJourney, { params: own });
  expect((await server.nobody.call(journeys.getSharedJourney, { params: address })).body.code).toBe(
    'journeys/noSuchShare',
  );
});

async function takenOf(from: TestServer): Promise<Record<string, number>> {
  const { listTaken } = await import('../../src/modules/journeys/store.ts');
  const { systemActor } = await import('../../src/platform/tx.ts');
  const rows = await from.database.read(systemActor('test'), (tx) => listTaken(tx.db, tokyo));
  return Object.fromEntries(rows.map((row) => [row.pool, row.taken]));
}

async function seatsLeft(from: TestServer, transport: string, day: string): Promise<number> {
  const { findSupply } = await import('../../src/modules/journeys/index.ts');
  const { systemActor } = await import('../../src/platform/tx.ts');
  const supply = await from.database.read(systemActor('test'), (tx) => findSupply(tx, tokyo));
  const taken = await takenOf(from);
  return supply!.capacityOf(`seat/${transport}/${day}`)! - (taken[`seat/${transport}/${day}`] ?? 0);
}

async function priceOf(from: TestServer, parts: journeys.Parts): Promise<number> {
  const { getSupply } = await import('../../src/modules/journeys/index.ts');
  const { priceParts } = await import('../../src/modules/journeys/price-parts.ts');
  const { systemActor } = await import('../../src/platform/tx.ts');
  const { known } = await from.database.read(systemActor('test'), (tx) => getSupply(tx, tokyo));
  return priceParts(known, parts)!.total.amount;
}
