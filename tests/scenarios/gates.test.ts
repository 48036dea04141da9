import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { encodeCode, proofInput, stepOf } from '../../src/engines/admission/code.ts';
import type { Act, GateState } from '../../src/gate/contract.ts';
import { type RunningGate, runGate } from '../../src/gate/main.ts';
import { hour } from '../../src/kernel/time.ts';
import { smallBlueprint } from '../../src/modules/editions/testing/small-edition.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

const params = { edition };
const session = 'S-JUD-2';
const startsAt = Date.parse('2021-07-21T17:00:00+09:00');
const nowhere = 'http://127.0.0.1:9';
const names = ['A', 'B', 'C'] as const;
type Name = (typeof names)[number];

let server: TestServer;
let url: string;
let staff: Caller;
const folder = mkdtempSync(join(tmpdir(), 'kaimon-gates-'));
const secrets = new Map<Name, string>();
const ports = new Map<Name, number>();
const running = new Set<RunningGate>();

beforeAll(async () => {
  const small = smallBlueprint();
  server = await testServer({ ...small, gates: [...small.gates, { ...small.gates[0]!, gateId: 'C', name: 'C' }] });
  staff = await server.signIn('staff@example.org');
  for (const name of names) {
    const pairing = { params: { edition, gate: `hall.${name}` }, body: { id: newId(), name } };
    secrets.set(name, (await staff.call(passes.pairGate, pairing)).body.secret);
    ports.set(name, await freePort());
  }
  server.database.clock.set(startsAt - hour);
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  for (const gate of running) await stop(gate);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function start(
  name: Name,
  to: string,
  more: { home?: string; isAlone?: boolean; syncEveryMs?: number } = {},
): Promise<RunningGate> {
  const gate = await runGate({
    folder: join(folder, more.home ?? name),
    port: 0,
    host: '127.0.0.1',
    server: to,
    edition,
    gate: `hall.${name}`,
    secret: secrets.get(name)!,
    syncEveryMs: more.syncEveryMs ?? 100,
    peer: more.isAlone ? undefined : { host: '127.0.0.1', port: ports.get(name)! },
  });
  running.add(gate);
  return gate;
}

async function stop(gate: RunningGate): Promise<void> {
  running.delete(gate);
  await gate.close();
}

const stateOf = async (gate: RunningGate): Promise<GateState> =>
  (await (await fetch(`${gate.url}/api/state`)).json()) as GateState;
const admit = async (gate: RunningGate, code: string): Promise<Act> => {
  const body = JSON.stringify({ id: newId(), direction: 'entry', code });
  const headers = { 'content-type': 'application/json' };
  return (await (await fetch(`${gate.url}/api/admit`, { method: 'POST', headers, body })).json()) as Act;
};
const now = () => server.database.clock.now();

/** A phone with a key, and its owner with seats. */
interface Visitor {
  readonly caller: Caller;
  readonly order: string;
  readonly key: KeyObject;
  token: string;
}

async function visitor(name: string, places: number[]): Promise<Visitor> {
  const caller = await server.signIn(`${name}@example.org`);
  const choice = { kind: 'chosen' as const, category: 'A', places };
  await caller.call(tickets.holdSeats, { params, body: { id: newId(), session, choice } });
  const quote = await caller.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await caller.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const pay = { id: newId(), provider: 'bank', card: '4000000000000001' };
  const paid = await caller.call(orders.startPayment, { params: { edition, order: order.body.id }, body: pay });
  expect(paid.body.state).toBe('paid');
  const key = await bind(caller);
  await vi.waitFor(async () => expect((await ownPass(caller)).tickets).toHaveLength(places.length), 5_000);
  return { caller, order: order.body.id, key, token: (await ownPass(caller)).token };
}

const ownPass = async (caller: Caller) => (await caller.call(passes.listPasses, { params })).body.passes[0]!;

async function bind(caller: Caller): Promise<KeyObject> {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const point = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-65);
  const publicKey = Buffer.concat([Buffer.from([2 + (point[64]! & 1)]), point.subarray(1, 33)]).toString('base64url');
  await caller.call(passes.bindDevice, { params, body: { publicKey } });
  return pair.privateKey;
}

function codeOf({ token, key }: Visitor, receipts: readonly string[] = []): string {
  const bytes = new Uint8Array(Buffer.from(token, 'base64url'));
  const step = stepOf(now(), 15);
  const signature = new Uint8Array(sign('sha256', proofInput(bytes, step), { key, dsaEncoding: 'ieee-p1363' }));
  const carried = receipts.map((one) => new Uint8Array(Buffer.from(one, 'base64url')));
  return Buffer.from(encodeCode({ kind: 'device', token: bytes, step, signature, receipts: carried })).toString(
    'base64url',
  );
}

/** Milliseconds until a gate says so of a code. */
async function until(gate: RunningGate, code: () => string, reason: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const act = await admit(gate, code());
    const took = performance.now() - began;
    if (act.reason === reason) return took;
    if (took > 8_000) throw new Error(`The gate says ${act.reason}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Every gate has heard the others and knows a person by name. */
async function meetOnce(name: string): Promise<void> {
  const gates = await Promise.all(names.map((name) => start(name, url)));
  for (const gate of gates) {
    await expect.poll(async () => (await stateOf(gate)).neighbours, { timeout: 8_000 }).toEqual({ named: 2, heard: 2 });
    const found = async () =>
      ((await (await fetch(`${gate.url}/api/people?q=${name}`)).json()) as { people: object[] }).people;
    await expect.poll(found, { timeout: 5_000 }).toHaveLength(1);
  }
  for (const gate of gates) await stop(gate);
}

it('gates of one venue tell each other without a server, also what a third one wrote', {
  timeout: 40_000,
}, async () => {
  const one = await visitor('one', [0]);
  await meetOnce('one');
  const [a, b] = await Promise.all([start('A', nowhere), start('B', nowhere)]);
  await expect.poll(async () => (await stateOf(b)).neighbours.heard, { timeout: 5_000 }).toBe(1);
  expect(await admit(a, codeOf(one))).toMatchObject({ outcome: 'admit', reason: 'entitled' });
  await expect.poll(async () => (await stateOf(b)).inside, { timeout: 2_000 }).toBe(1);
  expect(await admit(b, codeOf(one))).toMatchObject({ outcome: 'steward', reason: 'alreadyUsed' });
  await stop(a);
  const c = await start('C', nowhere);
  await expect.poll(async () => (await stateOf(c)).inside, { timeout: 5_000 }).toBe(1);
  expect(await admit(c, codeOf(one))).toMatchObject({ reason: 'alreadyUsed', facts: { used: { gate: 'hall.A' } } });
});

it('what two cut-off gates both let in is a finding at both within a second of their meeting, and at the server', {
  timeout: 40_000,
}, async () => {
  const two = await visitor('two', [1]);
  await meetOnce('two');
  const a = await start('A', nowhere);
  expect(await admit(a, codeOf(two))).toMatchObject({ outcome: 'admit' });
  await stop(a);
  const b = await start('B', nowhere);
  expect(await admit(b, codeOf(two))).toMatchObject({ outcome: 'admit' });
  expect(await stateOf(b)).toMatchObject({ findings: [] });
  const again = await start('A', nowhere);
  await expect.poll(async () => (await stateOf(again)).neighbours.heard, { timeout: 5_000, interval: 10 }).toBe(1);
  const met = performance.now();
  for (const gate of [again, b]) {
    await expect.poll(async () => (await stateOf(gate)).findings, { timeout: 5_000, interval: 10 }).toHaveLength(1);
  }
  expect(performance.now() - met).toBeLessThanOrEqual(1_000);
  const [finding] = (await stateOf(b)).findings;
  expect(finding).toMatchObject({ name: 'two', first: { gateName: 'A' }, second: { gateName: 'B' } });
  await stop(again);
  await stop(b);
  for (const name of ['A', 'B'] as const) {
    const gate = await start(name, url);
    await expect.poll(async () => (await stateOf(gate)).pending, { timeout: 5_000, interval: 10 }).toBe(0);
  }
  const reported = performance.now();
  const findings = async () => (await staff.call(passes.getBoard, { params })).body.findings;
  await expect
    .poll(findings, { timeout: 5_000, interval: 10 })
    .toMatchObject([{ name: 'two', first: { gate: 'hall.A' }, second: { gate: 'hall.B' } }]);
  expect(performance.now() - reported).toBeLessThanOrEqual(1_000);
});

it('a ticket passed on or moved to another phone is dead at an online gate within two seconds', {
  timeout: 60_000,
}, async () => {
  const passing = await visitor('passing', [2]);
  const moving = await visitor('moving', [3]);
  const friend = await server.signIn('friend@example.org');
  const gate = await start('A', url, { syncEveryMs: 1_000 });
  await expect.poll(async () => (await stateOf(gate)).directory.state, { timeout: 5_000 }).toBe('ready');
  for (const one of [passing, moving]) expect((await admit(gate, codeOf(one))).outcome).toBe('admit');
  const { tickets: own } = (await passing.caller.call(tickets.listTickets, { params })).body;
  const ticket = own[0]!.id;
  await passing.caller.call(tickets.offerTicket, {
    params: { edition, ticket },
    body: { email: 'friend@example.org' },
  });
  const accepted = await friend.call(tickets.acceptOffer, { params: { edition, ticket }, body: { id: newId() } });
  expect(accepted.status).toBeLessThan(300);
  const passed = await until(gate, () => codeOf(passing), 'revoked');
  server.database.clock.set(now() + 2_000);
  await bind(moving.caller);
  const moved = await until(gate, () => codeOf(moving), 'revoked');
  for (const took of [passed, moved]) expect(took).toBeLessThan(2_000);
});

it('a receipt on the phone tells a gate that never met the first one', { timeout: 40_000 }, async () => {
  const carrying = await visitor('carrying', [4]);
  await meetOnce('carrying');
  const a = await start('A', url);
  expect(await admit(a, codeOf(carrying))).toMatchObject({ outcome: 'admit' });
  const receipts = async () =>
    (await carrying.caller.call(passes.listReceipts, { params })).body.passes[0]?.receipts ?? [];
  await expect.poll(receipts, { timeout: 5_000 }).toHaveLength(1);
  await stop(a);
  const alone = await start('C', nowhere, { isAlone: true });
  const code = codeOf(carrying, await receipts());
  expect(code.length).toBeLessThan(700);
  expect(await admit(alone, code)).toMatchObject({
    outcome: 'steward',
    reason: 'alreadyUsed',
    facts: { used: { gate: 'hall.A' } },
  });
  // Without it the cut-off gate cannot know.
  expect(await admit(alone, codeOf(carrying))).toMatchObject({ outcome: 'admit' });
});

it('of two devices with one secret, one is told', { timeout: 30_000 }, async () => {
  const a = await start('A', url);
  await expect.poll(async () => (await stateOf(a)).isOnline, { timeout: 5_000 }).toBe(true);
  const copy = await start('A', url, { home: 'copy', isAlone: true });
  await expect.poll(async () => (await stateOf(copy)).troubles, { timeout: 5_000 }).toEqual(['gateInUse']);
  expect(await stateOf(a)).toMatchObject({ troubles: [], isOnline: true });
});

it('the status list of a session is there for readers of other makers, signed, as JWT and as CWT', async () => {
  const path = `/api/editions/${edition}/sessions/${session}/status-list`;
  const jwt = await server.app.inject({ method: 'GET', url: path });
  expect(jwt.headers['content-type']).toBe('application/statuslist+jwt');
  const { keys } = (await server.nobody.call(passes.getKeySet, { params })).body;
  const { payload, protectedHeader } = await jwtVerify(jwt.body, createLocalJWKSet({ keys: [...keys] }), {
    typ: 'statuslist+jwt',
    currentDate: new Date(now()),
  });
  expect(protectedHeader.alg).toBe('EdDSA');
  expect(payload).toMatchObject({ sub: `http://localhost:7000${path}`, ttl: 60, status_list: { bits: 1 } });
  const cwt = await server.app.inject({ method: 'GET', url: path, headers: { accept: 'application/statuslist+cwt' } });
  expect(cwt.headers['content-type']).toBe('application/statuslist+cwt');
  expect([...cwt.rawPayload.subarray(0, 2)]).toEqual([0xd2, 0x84]);
  expect((await server.app.inject({ method: 'GET', url: path.replace(session, 'S-NONE') })).statusCode).toBe(404);
});
