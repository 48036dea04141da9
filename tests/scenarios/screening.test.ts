import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { encodeCode } from '../../src/engines/admission/code.ts';
import { canonicalBytes, emptyChain, link } from '../../src/engines/admission/journal-chain.ts';
import type { Note } from '../../src/engines/admission/ledger.ts';
import { firstPolicy } from '../../src/engines/screening/first-policy.ts';
import { type DecisionNote, topics } from '../../src/engines/screening/log.ts';
import { replayScreening } from '../../src/engines/screening/replay.ts';
import type { Act, GateState } from '../../src/gate/contract.ts';
import { type RunningGate, runGate } from '../../src/gate/main.ts';
import type { Screened, ScreeningView } from '../../src/gate/screening/contract.ts';
import { hour } from '../../src/kernel/time.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as screening from '../../src/modules/screening/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

const params = { edition };
const session = 'S-JUD-2';
const startsAt = Date.parse('2021-07-21T17:00:00+09:00');
const day = { edition, day: '2021-07-21' };
const gateKey = 'hall.A';
const folder = mkdtempSync(join(tmpdir(), 'kaimon-screening-'));
const hashes = {
  sha256: (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  hmac: (key: Uint8Array, message: Uint8Array) => new Uint8Array(createHmac('sha256', key).update(message).digest()),
};
let server: TestServer;
let mother: Caller;
let other: Caller;
let staff: Caller;
let gate: RunningGate;

beforeAll(async () => {
  server = await testServer();
  mother = await server.signIn('mother@example.org');
  other = await server.signIn('other@example.org');
  staff = await server.signIn('staff@example.org');
  const profile = (await mother.call(people.getMe)).body.profile;
  await mother.call(people.saveProfile, { body: { ...profile, needs: { ...profile.needs, stepFree: true } } });
  await other.call(people.saveProfile, { body: (await other.call(people.getMe)).body.profile });
  await mother.call(people.saveMember, { params: { member: newId() }, body: { name: 'Taro', kind: 'adult' } });
  await buy(mother, [0, 1]);
  await buy(other, [2]);
  await vi.waitFor(async () => expect(await passesOf(other)).toHaveLength(1), 5_000);
  server.database.clock.set(startsAt - hour);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const secret = await pair(gateKey);
  gate = await runGate({ folder, port: 0, host: '127.0.0.1', server: url, edition, gate: gateKey, secret });
  await vi.waitFor(async () => expect((await ask<GateState>('state')).hasSnapshot).toBe(true), 5_000);
});
afterAll(async () => {
  await gate.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function buy(buyer: Caller, places: number[]): Promise<void> {
  const choice = { kind: 'chosen' as const, category: 'A', places };
  await buyer.call(tickets.holdSeats, { params, body: { id: newId(), session, choice } });
  const quote = await buyer.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await buyer.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const of = { edition, order: order.body.id };
  const paid = await buyer.call(orders.startPayment, {
    params: of,
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });
  expect(paid.body.state).toBe('paid');
}

const passesOf = async (caller: Caller) => (await caller.call(passes.listPasses, { params })).body.passes;
const pair = async (key: string) => {
  const body = { id: newId(), name: key };
  return (await staff.call(passes.pairGate, { params: { edition, gate: key }, body })).body.secret;
};
const ask = async <T>(path: string) => (await (await fetch(`${gate.url}/api/${path}`)).json()) as T;
async function post<T>(path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return (await (
    await fetch(`${gate.url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  ).json()) as T;
}
const bareCode = (token: string) =>
  Buffer.from(encodeCode({ kind: 'bare', token: new Uint8Array(Buffer.from(token, 'base64url')) })).toString(
    'base64url',
  );

it('a threat level that somebody raises is at the gate within two seconds, in their name', async () => {
  await expect.poll(async () => (await ask<ScreeningView>('screening')).isFromServer, { timeout: 5_000 }).toBe(true);
  const id = newId();
  const wish = { params, body: { id, level: 'raised' as const, why: 'A warning of the police for today' } };
  const raised = await staff.call(screening.setThreat, wish);
  expect(raised.body.threat).toMatchObject({ level: 'raised', by: 'staff', number: 1 });
  const started = performance.now();
  await expect.poll(async () => (await ask<ScreeningView>('screening')).threat, { timeout: 3_000 }).toBe('raised');
  expect(performance.now() - started).toBeLessThan(2_000);
  expect((await staff.call(screening.setThreat, wish)).body.threatChanges).toHaveLength(1);
  const twisted = await staff.call(screening.setThreat, { params, body: { ...wish.body, level: 'usual' } });
  expect(twisted).toMatchObject({ status: 409 });
  await staff.call(screening.setThreat, { params, body: { id: newId(), level: 'usual', why: 'The warning is over' } });
  await expect.poll(async () => (await ask<ScreeningView>('screening')).threat, { timeout: 3_000 }).toBe('usual');
});

it('people go through the lane, an officer acts in their own name, and the picture of the day has it', async () => {
  const [own, taro] = await passesOf(mother);
  const act = await post<Act>('admit', { id: newId(), direction: 'entry', pass: own!.id, steward: 'Mori' });
  expect(act).toMatchObject({ outcome: 'admit' });
  expect(act.members.map((member) => member.pass).sort()).toEqual([own!.id, taro!.id].sort());
  const wish = { act: act.id, lane: '1', bag: 'large', asksForHelp: false, code: bareCode(own!.token) };
  const { people: screened } = await post<{ people: Screened[] }>('screening/people', wish);
  expect(screened).toHaveLength(2);
  for (const one of screened) expect(['bagLane', 'secondaryCheck']).toContain(one.outcome);
  expect(await post('screening/people', wish)).toEqual({ people: screened });
  const outcome = { id: newId(), request: screened[0]!.request, found: 'nothing', steward: 'Mori' };
  expect(await post('screening/outcomes', { ...outcome, act: 'leftAlone' })).toMatchObject({ code: 'gate/whyNeeded' });
  await post('screening/outcomes', { ...outcome, act: 'leftAlone', why: 'The bag is a pram' });
  // Somebody goes home instead of being checked: their entry did not happen.
  await post('screening/outcomes', { ...outcome, id: newId(), request: screened[1]!.request, act: 'wentAway' });
  expect((await ask<GateState>('state')).inside).toBe(1);

  await expect
    .poll(async () => (await staff.call(screening.getDay, { params: day })).body.overrideCount, { timeout: 5_000 })
    .toBe(1);
  const { body } = await staff.call(screening.getDay, { params: day });
  expect(body).toMatchObject({ people: 2, officerActs: { leftAlone: 1, wentAway: 1, refused: 0 } });
  expect(body.overrides[0]).toMatchObject({ by: 'Mori', why: 'The bag is a pram', gate: gateKey });
  expect(body.quarters).toHaveLength(1);
});

it('a policy is drafted, looked at, published by a person, and then at the gate', async () => {
  const { current } = (await staff.call(screening.getScreening, { params })).body;
  expect(current).toMatchObject({ version: 1, publishedBy: null });
  expect((await staff.call(screening.getPreview, { params })).body).toMatchObject({ code: 'screening/noDraft' });
  const policy = { ...current.policy, bagLane: { usual: [], raised: [], high: [] } };
  const smuggled = { ...policy, nationality: { xx: 0.1 } };
  expect((await staff.call(screening.savePolicy, { params, body: { policy: smuggled } })).status).toBe(422);
  const faulty = { ...policy, randomShare: { usual: 0.05, raised: 0.02, high: 0.02 } };
  expect((await staff.call(screening.savePolicy, { params, body: { policy: faulty } })).body.code).toBe(
    'screening/faultyPolicy',
  );
  const { draft } = (await staff.call(screening.savePolicy, { params, body: { policy } })).body;
  expect(draft).toMatchObject({ version: 2, state: 'draft' });
  const preview = (await staff.call(screening.getPreview, { params })).body;
  expect(preview.people).toBe(2);
  expect(preview.current.bagLane).toBeGreaterThan(0.9);
  expect(preview.draft.bagLane).toBe(0);
  expect(preview.draft.walkThrough).toBeCloseTo(preview.current.bagLane, 10);
  expect((await ask<ScreeningView>('screening')).policyVersion).toBe(1);

  const stale = await staff.call(screening.publishPolicy, { params, body: { version: 2, hash: '0'.repeat(64) } });
  expect(stale.body.code).toBe('screening/draftChanged');
  const published = await staff.call(screening.publishPolicy, { params, body: { version: 2, hash: draft!.hash } });
  expect(published.body).toMatchObject({ current: { version: 2, publishedBy: 'staff' }, draft: null });
  await expect.poll(async () => (await ask<ScreeningView>('screening')).policyVersion, { timeout: 3_000 }).toBe(2);
  const visitor = await mother.call(screening.publishPolicy, { params, body: { version: 2, hash: draft!.hash } });
  expect(visitor.status).toBe(403);
});

it('the draws of the day are told, and anybody decides everything again, the same', async () => {
  const own = (await passesOf(other))[0]!;
  const act = await post<Act>('admit', { id: newId(), direction: 'entry', pass: own.id, steward: 'Mori' });
  await post('screening/people', { act: act.id, lane: '1', bag: 'none', asksForHelp: false });
  const before = (await staff.call(screening.getReplay, { params: day })).body.seeds[0]!;
  expect(before).toMatchObject({ gate: gateKey, revealedAt: null, faults: [] });
  expect(before.committedAt).not.toBeNull();
  const { seed } = await post<{ seed: string }>('screening/seeds', { id: newId(), steward: 'Mori' });
  expect(seed).toBe('2021-07-21.1');
  await expect
    .poll(
      async () =>
        (await staff.call(screening.getReplay, { params: day })).body.seeds.find((one) => one.seed === seed)
          ?.revealedAt,
      { timeout: 5_000 },
    )
    .not.toBeNull();
  const { seeds } = (await staff.call(screening.getReplay, { params: day })).body;
  expect(seeds.find((one) => one.seed === seed)).toMatchObject({ decisions: 3, same: 3, faults: [] });

  const { notes } = (await staff.call(screening.exportNotes, { params: day })).body;
  expect(JSON.stringify(notes)).not.toContain(own.id);
  expect(replayScreening(notes, hashes)).toEqual(seeds);
});

it('fairness is told in aggregate, with an alarm where it is not luck', async () => {
  const [stepFree] = await passesOf(mother);
  const [plain] = await passesOf(other);
  const secret = await pair('hall.B');
  const gateB = server.withToken(secret);
  let head = emptyChain;
  const entries = Array.from({ length: 800 }, (_, index) => {
    const isStepFree = index % 2 === 0;
    const isChecked = index % (isStepFree ? 4 : 41) === 0;
    const content: DecisionNote = {
      gate: 'hall.B',
      lane: '1',
      request: `person-${index}`,
      passage: null,
      pass: isStepFree ? stepFree!.id : plain!.id,
      policyHash: '0'.repeat(64),
      seed: '2021-07-21.1',
      counter: index + 1,
      draw: 0.5,
      signals: {
        vetting: 'none',
        binding: 'device',
        transfers: 0,
        bag: 'none',
        detector: { state: 'none' },
        asksForHelp: false,
        threat: 'usual',
        load: 0,
      },
      outcome: isChecked ? 'secondaryCheck' : 'walkThrough',
      reasons: [isChecked ? 'chance' : 'nothingFound'],
      share: firstPolicy(edition).randomShare.usual,
    };
    const note: Note = { kind: 'note', id: `note-${index}`, at: startsAt, topic: topics.decision, content };
    const entry = link(head, note, hashes.sha256);
    head = { number: entry.number, hash: entry.hash };
    return {
      number: entry.number,
      bytes: Buffer.from(canonicalBytes(note)).toString('base64url'),
      hash: Buffer.from(entry.hash).toString('hex'),
    };
  });
  for (const from of [0, 400]) {
    const body = { acknowledged: from, entries: entries.slice(from, from + 400), known: {}, snapshotVersion: null };
    const answer = await gateB.call(passes.syncGate, { params: { edition, gate: 'hall.B' }, body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }
  const { body } = await staff.call(screening.getFairness, { params: day });
  expect(body.people).toBe(803);
  const uneven = body.groups.find((one) => one.group === 'stepFree');
  expect(uneven).toMatchObject({ division: 'needs', checked: { verdict: 'alarm' } });
  expect(uneven!.checked.ratio).toBeGreaterThan(1.25);
  expect(uneven!.checked.ratioInterval!.low).toBeGreaterThan(1);
  expect(JSON.stringify(body)).not.toContain(stepFree!.id);
  // Decisions that nobody committed to, with draws nobody can explain, do not pass for sound ones.
  const { seeds } = (await staff.call(screening.getReplay, { params: day })).body;
  const forged = seeds.find((one) => one.gate === 'hall.B')!;
  expect(forged.same).toBe(0);
  expect(new Set(forged.faults.map((one) => one.fault))).toEqual(new Set(['notCommitted', 'noPolicy']));
});

it('a gate gets only its own rules, and a visitor none', async () => {
  const own = server.withToken(await pair('hall.B'));
  expect((await own.call(screening.getGateRules, { params: { edition, gate: gateKey } })).body.code).toBe(
    'screening/otherGate',
  );
  expect((await mother.call(screening.getGateRules, { params: { edition, gate: gateKey } })).status).toBe(401);
  const first = await own.call(screening.getGateRules, { params: { edition, gate: 'hall.B' } });
  expect(first.body.rules).not.toBeNull();
  const known = await own.call(screening.getGateRules, {
    params: { edition, gate: 'hall.B' },
    query: { known: first.body.version },
  });
  expect(known.body).toEqual({ version: first.body.version, rules: null });
});
