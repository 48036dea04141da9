import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { encodeCode, proofInput, stepOf } from '../../src/engines/admission/code.ts';
import type { Act, GateState } from '../../src/gate/contract.ts';
import { type RunningGate, runGate } from '../../src/gate/main.ts';
import { hour, minute } from '../../src/kernel/time.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import { rotateIssuer } from '../../src/modules/passes/index.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { secretBox } from '../../src/platform/secrets/secret-box.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

const params = { edition };
const session = 'S-JUD-2';
const startsAt = Date.parse('2021-07-21T17:00:00+09:00');
const gateKey = 'hall.A';
let server: TestServer;
let mother: Caller;
let staff: Caller;
let secret: string;
let url: string;
const phone = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const folder = mkdtempSync(join(tmpdir(), 'kaimon-gate-'));

beforeAll(async () => {
  server = await testServer();
  mother = await server.signIn('mother@example.org');
  for (const [name, kind] of [
    ['Taro', 'adult'],
    ['Hana', 'child'],
  ] as const) {
    await mother.call(people.saveMember, { params: { member: newId() }, body: { name, kind } });
  }
  await buy(mother, [0, 1, 2]);
  staff = await server.signIn('staff@example.org');
  secret = (
    await staff.call(passes.pairGate, { params: { edition, gate: gateKey }, body: { id: newId(), name: 'Gate A' } })
  ).body.secret;
  await vi.waitFor(
    async () => expect((await mother.call(passes.listPasses, { params })).body.passes).toHaveLength(3),
    5_000,
  );
  server.database.clock.set(startsAt - hour);
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function buy(buyer: Caller, places: number[]): Promise<void> {
  await buyer.call(tickets.holdSeats, {
    params,
    body: { id: newId(), session, choice: { kind: 'chosen', category: 'A', places } },
  });
  const quote = await buyer.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await buyer.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const paid = await buyer.call(orders.startPayment, {
    params: { edition, order: order.body.id },
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });
  expect(paid.body.state).toBe('paid');
}

function compressed(key: KeyObject): string {
  const point = key.export({ format: 'der', type: 'spki' }).subarray(-65);
  return Buffer.concat([Buffer.from([2 + (point[64]! & 1)]), point.subarray(1, 33)]).toString('base64url');
}

/** What the phone shows: the token with a fresh proof. */
function codeOf(token: string, at: number): string {
  const bytes = new Uint8Array(Buffer.from(token, 'base64url'));
  const step = stepOf(at, 15);
  const signature = new Uint8Array(
    sign('sha256', proofInput(bytes, step), { key: phone.privateKey, dsaEncoding: 'ieee-p1363' }),
  );
  return Buffer.from(encodeCode({ kind: 'device', token: bytes, step, signature })).toString('base64url');
}

const start = (to: string): Promise<RunningGate> =>
  runGate({ folder, port: 0, host: '127.0.0.1', server: to, edition, gate: gateKey, secret, syncEveryMs: 100 });
const stateOf = async (gate: RunningGate): Promise<GateState> =>
  (await (await fetch(`${gate.url}/api/state`)).json()) as GateState;
async function post(gate: RunningGate, path: string, body: object): Promise<Act> {
  const answer = await fetch(`${gate.url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: newId(), direction: 'entry', ...body }),
  });
  return (await answer.json()) as Act;
}

const secretOfDeployment = 'a secret of these tests, long enough to be one';
const nowhere = 'http://127.0.0.1:9';
const now = () => server.database.clock.now();

it('a gate that has lost its server admits a family once, refuses the replay, and hands its journal in later', async () => {
  const bound = await mother.call(passes.bindDevice, { params, body: { publicKey: compressed(phone.publicKey) } });
  const [own, , child] = bound.body.passes;
  const online = await start(url);
  await expect.poll(async () => (await stateOf(online)).directory.state, { timeout: 5_000 }).toBe('ready');
  await online.close();

  const gate = await start(nowhere);
  expect(await stateOf(gate)).toMatchObject({ hasSnapshot: true, isOnline: false });
  await expect
    .poll(async () => (await stateOf(gate)).directory, { timeout: 5_000 })
    .toEqual({ state: 'ready', people: 3 });
  const alone = await post(gate, 'admit', { code: codeOf(child!.token, now()) });
  expect(alone).toMatchObject({ outcome: 'steward', reason: 'childAlone' });
  const request = { id: newId(), code: codeOf(own!.token, now()) };
  const family = await post(gate, 'admit', request);
  expect(family).toMatchObject({ outcome: 'admit', isRecorded: true });
  expect(family.members.map((member) => [member.name, member.outcome, member.seat?.number])).toEqual([
    ['mother', 'admit', 1],
    ['Taro', 'admit', 2],
    ['Hana', 'admit', 3],
  ]);
  expect(await post(gate, 'admit', request)).toEqual(family);
  const replay = await post(gate, 'admit', { code: codeOf(own!.token, now()) });
  expect(replay).toMatchObject({ outcome: 'steward', reason: 'alreadyUsed' });
  expect(replay.facts).toMatchObject({ used: { gate: gateKey } });
  expect(await post(gate, 'admit', { code: codeOf(own!.token, now() - 2 * minute) })).toMatchObject({
    outcome: 'steward',
    reason: 'staleProof',
  });
  const bare = Buffer.from(
    encodeCode({ kind: 'bare', token: new Uint8Array(Buffer.from(own!.token, 'base64url')) }),
  ).toString('base64url');
  expect((await post(gate, 'admit', { code: bare, direction: 'exit' })).outcome).toBe('exit');
  expect((await post(gate, 'admit', { code: 'AAAA' })).reason).toBe('unknown');
  expect((await stateOf(gate)).pending).toBe(6);
  await gate.close();

  const back = await start(url);
  await expect.poll(async () => (await stateOf(back)).pending, { timeout: 5_000 }).toBe(0);
  const board = await staff.call(passes.getBoard, { params });
  expect(board.body.sessions).toEqual([{ session, sold: 3, entered: 3, inside: 0, expected: 0 }]);
  expect(board.body.gates[0]).toMatchObject({ gate: gateKey, entered: 3, left: 3, isOnline: true });
  const admissions = await staff.call(passes.listAdmissions, { params: { edition, session } });
  expect(
    admissions.body.admissions
      .filter((one) => one.outcome === 'admit')
      .map((one) => one.name)
      .sort(),
  ).toEqual(['Hana', 'Taro', 'mother']);
  await back.close();
});

it('a gate that knows the first key believes the second, and takes passes signed with either', async () => {
  const [former] = (await mother.call(passes.listPasses, { params })).body.passes;
  await server.database.write(systemActor('test'), (tx) =>
    rotateIssuer(tx, edition, secretBox(secretOfDeployment), { onlyIfNone: false }),
  );
  expect((await server.nobody.call(passes.getKeySet, { params })).body.keys).toHaveLength(2);
  const [fresh] = (await mother.call(passes.listPasses, { params })).body.passes;
  const gate = await start(url);
  await expect
    .poll(
      async () =>
        (await post(gate, 'admit', { code: codeOf(fresh!.token, now()), direction: 'exit' })).members[0]?.name,
      { timeout: 5_000 },
    )
    .toBe('mother');
  expect((await post(gate, 'admit', { code: codeOf(former!.token, now()), direction: 'exit' })).members[0]?.name).toBe(
    'mother',
  );
  await gate.close();
});

it("another gate's snapshot, a stranger's secret and a broken body are refused", async () => {
  const stranger = server.withToken('A'.repeat(43));
  expect((await stranger.call(passes.getGateSnapshot, { params: { edition, gate: gateKey } })).status).toBe(401);
  const own = server.withToken(secret);
  expect((await own.call(passes.getGateSnapshot, { params: { edition, gate: 'hall.B' } })).body.code).toBe(
    'passes/noSuchGate',
  );
  const entries = [{ number: 1_000, bytes: 'AAAA', hash: '0'.repeat(64) }];
  const body = { acknowledged: 0, entries, known: {}, snapshotVersion: null };
  expect((await own.call(passes.syncGate, { params: { edition, gate: gateKey }, body })).status).toBe(422);
});
