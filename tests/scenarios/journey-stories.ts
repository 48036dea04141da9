import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { getProgramme, parseBlueprint } from '../../src/modules/editions/index.ts';
import * as journeys from '../../src/modules/journeys/contract.ts';
import { findSupply, loadSupply, parseSupply } from '../../src/modules/journeys/index.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, newId, type TestServer, testServer } from './test-server.ts';

export const tokyo = 'tokyo-2020';
export const params = { edition: tokyo };

const filesIn = (folder: string) =>
  new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((one) => one.isFile() && /\.(csv|ya?ml)$/.test(one.name))
      .map((one) => [one.name, readFileSync(join(folder, one.name), 'utf8')]),
  );

/** A server over the whole of Tokyo 2020 with all it has on offer. */
export async function tokyoServer(): Promise<TestServer> {
  const { blueprint } = parseBlueprint(filesIn('editions/tokyo-2020'));
  const server = await testServer(blueprint!);
  await server.database.write(systemActor('test'), async (tx) => {
    const { tables, faults } = parseSupply(filesIn('editions/tokyo-2020/supply'), await getProgramme(tx, tokyo));
    expect(faults).toEqual([]);
    await loadSupply(tx, tokyo, tables!);
  });
  return server;
}

/** What somebody wishes who said nothing but their days. */
export const plainWishes: journeys.Wishes = {
  country: null,
  origin: null,
  sports: [],
  interests: [],
  likes: [],
  mustSee: [],
  mustNot: [],
  pins: [],
  party: { adults: 1, children: 0, wheelchairs: 0 },
  firstDay: '2021-07-24',
  lastDay: '2021-07-30',
  budget: null,
  pace: 'steady',
  walkingMetres: null,
  stepFree: false,
  stars: 3,
  hotel: null,
  notHotels: [],
  guide: null,
  character: null,
  package: null,
  seed: 7,
};

/** Plans, and holds every journey against what was wished for: judged here, apart from whoever made it. */
export async function suggest(
  caller: Pick<Caller, 'call'>,
  server: TestServer,
  wishes: journeys.Wishes,
): Promise<readonly journeys.Journey[]> {
  const answer = await caller.call(journeys.suggestJourneys, { params, body: { wishes } });
  expect(answer.status, JSON.stringify(answer.body).slice(0, 400)).toBe(200);
  for (const journey of answer.body.journeys) await holdAgainst(server, wishes, journey);
  return answer.body.journeys;
}

const minute = 60_000;

/** No plan breaks a window, a budget, a capacity, a walking limit, a step-free need. */
export async function holdAgainst(
  server: TestServer,
  wishes: journeys.Wishes,
  journey: journeys.Journey,
): Promise<void> {
  const { programme, supply } = await server.database.read(systemActor('test'), async (tx) => ({
    programme: await getProgramme(tx, tokyo),
    supply: (await findSupply(tx, tokyo))!,
  }));
  const overBudget = journey.obstacles.some((one) => one.because === 'budget' && one.ref === null);
  if (wishes.budget !== null && !overBudget) expect(journey.price.total.amount).toBeLessThanOrEqual(wishes.budget);
  const sum = journey.price.lines.reduce((total, line) => total + line.total.amount, 0);
  expect(sum).toBe(journey.price.total.amount);
  const seen = new Set<string>();
  for (const day of journey.days) {
    let at = day.leavesAt;
    if (wishes.walkingMetres !== null) expect(day.walkMetres).toBeLessThanOrEqual(wishes.walkingMetres);
    for (const visit of day.visits) {
      expect(visit.startsAt).toBeGreaterThanOrEqual(at + visit.travel.minutes * minute);
      at = visit.endsAt;
      const [kind, id = ''] = visit.ref.split(':', 2);
      if (kind === 'meal' || kind === 'rest') continue;
      expect(seen.has(visit.ref), `${visit.ref} twice`).toBe(false);
      seen.add(visit.ref);
      expect(wishes.mustNot).not.toContain(visit.ref);
      if (kind === 'session') {
        const session = programme.sessions.get(id)!;
        expect(visit.startsAt).toBeLessThan(session.startsAt!);
        expect(visit.endsAt).toBeGreaterThanOrEqual(session.endsAt!);
        expect(session.day).toBe(day.day);
      } else {
        const sight = supply.sights.get(id)!;
        const clock = (instant: number) => new Date(instant + 9 * 60 * minute).toISOString().slice(11, 16);
        expect(clock(visit.startsAt) >= sight.opensAt, `${id} opens ${sight.opensAt}`).toBe(true);
        expect(clock(visit.endsAt) <= sight.closesAt, `${id} closes ${sight.closesAt}`).toBe(true);
        if (wishes.stepFree) expect(sight.stepFree).toBe(true);
      }
    }
    expect(day.returnsAt).toBeGreaterThanOrEqual(at);
  }
  if (wishes.stepFree) expect(journey.isStepFree).toBe(true);
}

/** From the plan to the paid order. */
export async function buy(caller: Caller, journey: journeys.Journey): Promise<orders.Order> {
  const saved = await caller.call(journeys.saveJourney, {
    params: { ...params, journey: journey.id },
    body: { journey },
  });
  expect(saved.status, JSON.stringify(saved.body).slice(0, 300)).toBe(200);
  const wish = { id: newId(), journey: journey.id, parts: journey.parts, total: journey.price.total };
  const held = await caller.call(journeys.holdJourney, { params, body: wish });
  expect(held.status, JSON.stringify(held.body)).toBe(200);
  expect((await caller.call(journeys.holdJourney, { params, body: wish })).body).toEqual(held.body);
  return await payCart(caller);
}

export async function payCart(caller: Caller): Promise<orders.Order> {
  const quote = await caller.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await caller.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const paid = await caller.call(orders.startPayment, {
    params: { ...params, order: order.body.id },
    body: { id: newId(), provider: 'bank', card: '4000 0000 0000 0001' },
  });
  expect(paid.body.state).toBe('paid');
  return paid.body;
}
