import { expect } from 'vitest';
import { getProgramme, parseBlueprint } from '../../src/modules/editions/index.ts';
import * as journeys from '../../src/modules/journeys/contract.ts';
import { getSupply, loadSupply, parseSupply } from '../../src/modules/journeys/index.ts';
import { judgeJourney } from '../../src/modules/journeys/testing/judge-journey.ts';
import { filesIn } from '../../src/modules/journeys/testing/tokyo.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, newId, type TestServer, testServer } from './test-server.ts';

export { plainWishes } from '../../src/modules/journeys/testing/tokyo.ts';

export const tokyo = 'tokyo-2020';
export const params = { edition: tokyo };

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

/** Held against what was wished for, apart from whoever made it. */
export async function holdAgainst(
  server: TestServer,
  wishes: journeys.Wishes,
  journey: journeys.Journey,
): Promise<void> {
  const { known } = await server.database.read(systemActor('test'), (tx) => getSupply(tx, tokyo));
  expect(judgeJourney(known, wishes, journey)).toEqual([]);
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
