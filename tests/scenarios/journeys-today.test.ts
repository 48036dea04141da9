import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as journeys from '../../src/modules/journeys/contract.ts';
import { buy, params, plainWishes, suggest, tokyoServer } from './journey-stories.ts';
import { type Caller, newId, type TestServer } from './test-server.ts';

let server: TestServer;
let staff: Caller;
let visitor: Caller;
let journey: journeys.Journey;
let index = 0;

beforeAll(async () => {
  server = await tokyoServer();
  staff = await server.signIn('staff@example.org');
}, 60_000);
afterAll(() => server.close());

const bought = Date.parse('2021-06-10T03:00:00Z');
const hour = 3_600_000;

/** A family with a booked journey, each test with one of its own, on the sale's day. */
beforeEach(async () => {
  for (const { id } of (await server.nobody.call(journeys.listDisruptions, { params })).body.disruptions)
    await staff.call(journeys.endDisruption, { params: { ...params, disruption: id } });
  server.database.clock.set(bought);
  visitor = await server.signIn(`today${index++}@example.org`);
  const wishes: journeys.Wishes = {
    ...plainWishes,
    sports: ['JUD'],
    interests: ['nature', 'culture'],
    party: { adults: 2, children: 1, wheelchairs: 0 },
    character: 'city',
    seed: index,
  };
  const [plan] = await suggest(visitor, server, wishes);
  journey = plan!;
  await buy(visitor, journey);
});

const own = () => ({ ...params, journey: journey.id });
const proposals = async () => (await visitor.call(journeys.listProposals, { params: own() })).body.proposals;
const refs = (day: journeys.JourneyDay) =>
  day.visits.map((visit) => visit.ref).filter((ref) => /^(sight|session):/.test(ref));

async function tell(disruption: Omit<journeys.Disruption, 'id'>): Promise<string> {
  const id = newId();
  const answer = await staff.call(journeys.recordDisruption, { params, body: { id, ...disruption } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return id;
}

it('rain: what lies outdoors makes room, what is booked stays, and nothing changes before a yes', async () => {
  const sights = (await server.nobody.call(journeys.getChoices, { params })).body.sights;
  const outdoors = new Set(sights.filter((one) => !one.indoor).map((one) => `sight:${one.id}`));
  const day = journey.days.find((one) =>
    one.visits.some((visit) => outdoors.has(visit.ref) && visit.cost.amount === 0),
  )!;
  const wet = day.visits.find((visit) => outdoors.has(visit.ref) && visit.cost.amount === 0)!;
  server.database.clock.set(day.leavesAt - hour);
  const rain = await tell({
    kind: 'rain',
    what: null,
    fromAt: day.leavesAt - hour,
    untilAt: day.returnsAt,
    minutes: 0,
  });
  await expect.poll(async () => (await proposals()).length, { timeout: 15_000 }).toBe(1);
  const [offer] = await proposals();
  expect(offer).toMatchObject({ because: 'rain', state: 'offered', before: day });
  const bought = offer!.after.visits.filter((visit) => offer!.added.includes(visit.ref) && visit.cost.amount > 0);
  expect(bought).toEqual([]);
  expect(refs(offer!.after)).not.toContain(wet.ref);
  expect(offer!.dropped).toContain(wet.ref);
  const paid = day.visits.filter((visit) => visit.cost.amount > 0).map((visit) => visit.ref);
  expect(refs(offer!.after)).toEqual(expect.arrayContaining(paid.filter((ref) => !outdoors.has(ref))));
  const now = async () => (await visitor.call(journeys.listJourneys, { params })).body.journeys[0]!.journey;
  expect((await now()).days).toEqual(journey.days);
  const answer = { params: { ...own(), proposal: offer!.id }, body: { accept: true } };
  expect((await visitor.call(journeys.answerProposal, answer)).status).toBe(200);
  expect((await visitor.call(journeys.answerProposal, answer)).status).toBe(200);
  expect((await visitor.call(journeys.answerProposal, { ...answer, body: { accept: false } })).body.code).toBe(
    'journeys/proposalAnswered',
  );
  expect((await now()).days.find((one) => one.day === day.day)).toEqual(offer!.after);
  const mails = await server.app.inject({ method: 'GET', url: `/api/demo/mail?to=today${index - 1}%40example.org` });
  expect((mails.json() as { mails: { subject: string }[] }).mails.map((mail) => mail.subject).join()).toMatch(
    /Your day has changed/,
  );
  expect((await staff.call(journeys.endDisruption, { params: { ...params, disruption: rain } })).status).toBe(204);
  expect((await staff.call(journeys.endDisruption, { params: { ...params, disruption: rain } })).body.code).toBe(
    'journeys/noSuchDisruption',
  );
});

it('a session is delayed: they still go, later, and the rest is arranged around it', async () => {
  const { session } = journey.parts.tickets[0]!;
  const day = journey.days.find((one) => one.visits.some((visit) => visit.ref === `session:${session}`))!;
  const visit = day.visits.find((one) => one.ref === `session:${session}`)!;
  server.database.clock.set(day.leavesAt - hour);
  await tell({ kind: 'sessionDelayed', what: session, fromAt: visit.startsAt, untilAt: day.returnsAt, minutes: 45 });
  await expect.poll(async () => (await proposals()).length, { timeout: 15_000 }).toBe(1);
  const later = (await proposals())[0]!.after.visits.find((one) => one.ref === visit.ref)!;
  expect(later.startsAt - visit.startsAt).toBe(45 * 60_000);
});

it('a tired child: a rest first, no more than one thing that is not booked, less on foot; what has begun stays', async () => {
  const day = journey.days.find((one) => one.visits.length >= 5)!;
  const second = day.visits[1]!;
  server.database.clock.set(second.startsAt + 60_000);
  const body = { id: newId(), because: 'tired' as const };
  const offer = await visitor.call(journeys.replanToday, { params: own(), body });
  expect(offer.status, JSON.stringify(offer.body)).toBe(200);
  expect(offer.body.after.visits.slice(0, 2)).toEqual(day.visits.slice(0, 2));
  const next = offer.body.after.visits.slice(2, 4).map((visit) => visit.ref);
  expect(next.some((ref) => ref.startsWith('rest:'))).toBe(true);
  expect((await visitor.call(journeys.replanToday, { params: own(), body })).body.id).toBe(body.id);
  const tickets = new Set(journey.parts.tickets.map((one) => `session:${one.session}`));
  const booked = refs(day).filter((ref) => tickets.has(ref));
  expect(refs(offer.body.after)).toEqual(expect.arrayContaining(booked));
  const other = await server.signIn('stranger@example.org');
  expect((await other.call(journeys.replanToday, { params: own(), body })).body.code).toBe('journeys/noSuchJourney');
});

it('a day of no journey, and things that are not there, are named', async () => {
  server.database.clock.set(bought);
  const body = { id: newId(), because: 'tired' as const };
  expect((await visitor.call(journeys.replanToday, { params: own(), body })).body.code).toBe('journeys/notToday');
  const told = {
    id: newId(),
    kind: 'sightClosed' as const,
    what: 'atlantis',
    fromAt: bought,
    untilAt: bought,
    minutes: 0,
  };
  expect((await staff.call(journeys.recordDisruption, { params, body: told })).body.code).toBe('journeys/unknownWish');
  expect((await visitor.call(journeys.recordDisruption, { params, body: told })).status).toBe(403);
});
