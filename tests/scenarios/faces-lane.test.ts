import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { unitOf } from '../../src/engines/faces/encoder.ts';
import { quantise, rotate, streamBytes } from '../../src/engines/faces/template.ts';
import type { FaceState, LaneAnswer } from '../../src/gate/faces/contract.ts';
import {
  base64UrlOf,
  bytesOf,
  newTemplateKeys,
  rotationStream,
  sealTemplate,
  type TemplateKeys,
  wrapKeys,
} from '../../src/gate/faces/envelope.ts';
import { type RunningGate, runGate } from '../../src/gate/main.ts';
import { type Random, seededRandom } from '../../src/kernel/random.ts';
import { hour, second } from '../../src/kernel/time.ts';
import * as faces from '../../src/modules/faces/contract.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import { listNotes } from '../../src/modules/passes/index.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

/*
 * Phones, server and a gate with a lane, all real but the camera: vectors are drawn, with the likeness that pictures of one
 * person have.
 */

const params = { edition };
const session = 'S-JUD-2';
const gateKey = 'hall.A';
const startsAt = Date.parse('2021-07-21T17:00:00+09:00');
const random = seededRandom(20_210_721);
const folder = mkdtempSync(join(tmpdir(), 'kaimon-lane-'));
let server: TestServer;
let url: string;
let gate: RunningGate;
let secret: string;

interface Visitor {
  readonly caller: Caller;
  readonly person: string;
  readonly pass: string;
  readonly face: Float32Array;
  readonly keys: TemplateKeys;
}
let mother: Visitor;
let alone: Visitor;
const stranger = unit(random);

function unit(chance: Random): Float32Array {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return unitOf(Float32Array.from({ length: 512 }, gauss));
}

/** Another picture of the same face: cosine about .75 with it. */
function picture(face: Float32Array, noise = 0.85): Float32Array {
  const other = unit(random);
  return unitOf(face.map((value, index) => value + noise * other[index]!));
}

async function visitor(email: string, places: number[], child?: string): Promise<Visitor> {
  const caller = await server.signIn(email);
  if (child !== undefined)
    await caller.call(people.saveMember, { params: { member: newId() }, body: { name: child, kind: 'child' } });
  const choice = { kind: 'chosen' as const, category: 'A', places };
  await caller.call(tickets.holdSeats, { params, body: { id: newId(), session, choice } });
  const quote = await caller.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await caller.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const orderParams = { edition, order: order.body.id };
  await caller.call(orders.startPayment, {
    params: orderParams,
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });
  const all = await vi.waitFor(async () => {
    const found = (await caller.call(passes.listPasses, { params })).body.passes;
    expect(found.length).toBe(places.length);
    return found;
  }, 5_000);
  const own = { caller, person: all[0]!.member, pass: all[0]!.id, face: unit(random), keys: newTemplateKeys() };
  await enrol(own);
  return own;
}

/** What the page does: the mean of three pictures, turned by the phone's own key and sealed under another. */
async function enrol({ caller, person, pass, face, keys }: Visitor): Promise<void> {
  const mean = unitOf(face.map((value, index) => value + 0.4 * picture(face)[index]!));
  const turned = rotate(mean, await rotationStream(keys.rotation, streamBytes(512)));
  const sealed = base64UrlOf(await sealTemplate(quantise(turned), keys.seal, { edition, pass }));
  const consent = { textVersion: faces.faceTextVersion, isAdult: true as const };
  const body = { id: newId(), consent, encoder: 'mobilefacenet-512', sealed };
  const saved = await caller.call(faces.saveEnrolment, { params: { edition, member: person }, body });
  expect(saved.status).toBe(200);
}

async function arm({ caller, keys, pass }: Visitor): Promise<void> {
  const known = (await caller.call(faces.listFaceGates, { params: { edition, session } })).body.gates;
  const wraps = await Promise.all(
    known.map(async ({ gate: to, keyId, publicKey }) => ({
      gate: to,
      keyId,
      wrapped: base64UrlOf(await wrapKeys(keys, bytesOf(publicKey), { edition, session, pass, gate: to })),
    })),
  );
  const armed = await caller.call(faces.saveArming, { params: { edition, session }, body: { id: newId(), wraps } });
  expect(armed.status).toBe(200);
}

const now = () => server.database.clock.now();
const startGate = (to = url): Promise<RunningGate> =>
  runGate({
    folder,
    port: 0,
    host: '127.0.0.1',
    server: to,
    edition,
    gate: gateKey,
    secret,
    syncEveryMs: 50,
    faces: {
      openRunner: () => ({ run: () => Promise.reject(new Error('no networks')), close: async () => undefined }),
    },
  });
const stateOf = async (): Promise<FaceState> =>
  (await (await fetch(`${gate.url}/api/faces/state`)).json()) as FaceState;
const expecting = (expected: number) =>
  expect.poll(async () => (await stateOf()).expected, { timeout: 8_000, interval: 30 }).toBe(expected);

async function look(vectors: readonly Float32Array[]): Promise<LaneAnswer> {
  const texts = vectors.map((vector) => base64UrlOf(new Uint8Array(vector.slice().buffer)));
  const answer = await fetch(`${gate.url}/api/faces/look`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: newId(), lane: 'left', vectors: texts }),
  });
  return (await answer.json()) as LaneAnswer;
}
const walk = (face: Float32Array) => look([picture(face), picture(face)]);
const whyOf = (answer: LaneAnswer) => (answer.kind === 'otherWay' ? answer.why : answer.act.reason);

beforeAll(async () => {
  server = await testServer();
  mother = await visitor('mother@example.org', [0, 1], 'Hana');
  alone = await visitor('alone@example.org', [5]);
  const staff = await server.signIn('staff@example.org');
  secret = (
    await staff.call(passes.pairGate, { params: { edition, gate: gateKey }, body: { id: newId(), name: 'Gate A' } })
  ).body.secret;
  server.database.clock.set(startsAt - hour);
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  gate = await startGate();
  await vi.waitFor(async () => {
    const known = (await (await fetch(`${gate.url}/api/state`)).json()) as { hasSnapshot: boolean };
    expect([known.hasSnapshot, (await stateOf()).isFresh]).toEqual([true, true]);
  }, 5_000);
});
afterAll(async () => {
  await gate.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('knows nobody who did not arm, lets in who did with the child, and knows the same face for a moment', async () => {
  expect(whyOf(await walk(mother.face))).toBe('nobody');
  await arm(mother);
  await arm(alone);
  await expecting(2);
  const came = await walk(mother.face);
  if (came.kind !== 'act') throw new Error(JSON.stringify(came));
  expect(came.act.members.map(({ name, outcome, kind }) => [name, outcome, kind])).toEqual([
    ['mother', 'admit', 'adult'],
    ['Hana', 'admit', 'child'],
  ]);
  expect(await walk(mother.face)).toEqual(came);
  expect(whyOf(await walk(stranger))).toBe('nobody');
  expect(whyOf(await look([picture(mother.face), picture(alone.face)]))).not.toBe('entitled');
});

it('blurs to unsure rather than to a refusal, and takes no vector that is none', async () => {
  const far = picture(alone.face, 2.8);
  expect(['unsure', 'nobody']).toContain(whyOf(await look([far, picture(far, 0.2)])));
  const zeros = new Float32Array(512);
  expect(whyOf(await look([zeros, zeros]))).toBe('unreadable');
  const huge = picture(alone.face).map((value) => value * 1e6);
  expect(whyOf(await look([huge, huge]))).toBe('unreadable');
  expect(whyOf(await look([zeros.subarray(0, 128), zeros]))).toBe('unreadable');
});

it('overwrites a withdrawn face at the gate within a minute, and the receipt is ready', async () => {
  const asked = performance.now();
  const id = newId();
  await mother.caller.call(faces.withdrawFace, { params, body: { id } });
  await expecting(1);
  const tookMs = performance.now() - asked;
  expect(tookMs).toBeLessThan(60 * second);
  expect(whyOf(await walk(mother.face))).toBe('nobody');
  await expect
    .poll(
      async () => (await mother.caller.call(faces.getDeletionReceipt, { params: { edition, deletion: id } })).status,
      { timeout: 5_000 },
    )
    .toBe(200);
  console.info(`withdrawn at the gate after ${Math.round(tookMs)} ms`);
});

it('disarms at once, waits for the session it is armed for, and needs a code where one to one is the rule', async () => {
  await alone.caller.call(faces.releaseArming, { params: { edition, session } });
  await expecting(0);
  expect(whyOf(await walk(alone.face))).toBe('nobody');
  const staff = await server.signIn('staff@example.org');
  await staff.call(faces.saveFaceMode, { params, body: { venue: 'hall', mode: 'oneToOne' } });
  await arm(alone);
  await expecting(1);
  expect(whyOf(await walk(alone.face))).toBe('claimNeeded');
  await staff.call(faces.saveFaceMode, { params, body: { venue: 'hall', mode: 'off' } });
  await expecting(0);
  expect(whyOf(await walk(alone.face))).toBe('off');
  await staff.call(faces.saveFaceMode, { params, body: { venue: 'hall', mode: 'oneToFew' } });
});

it('writes down who and how sure, never a number of a face; a restart knows nobody', async () => {
  await expect.poll(async () => (await stateOf()).mode, { timeout: 5_000 }).toBe('oneToFew');
  const notes = await vi.waitFor(async () => {
    const found = await server.database.read(systemActor('test'), (tx) =>
      listNotes(tx, edition, 'face', { from: startsAt - 2 * hour, until: startsAt + hour }),
    );
    expect(found.length).toBeGreaterThanOrEqual(8);
    return found;
  }, 5_000);
  const contents = notes.map((one) => one.note.content as Record<string, unknown>);
  expect(contents.find((one) => one['decision'] === 'admit')).toEqual({
    lane: 'left',
    pass: mother.pass,
    decision: 'admit',
    why: 'entitled',
    band: 'sure',
  });
  for (const content of contents)
    expect(Object.keys(content).sort()).toEqual(['band', 'decision', 'lane', 'pass', 'why']);
  await arm(alone);
  await expecting(1);
  await gate.close();
  gate = await startGate();
  await expect.poll(async () => (await stateOf()).isFresh, { timeout: 5_000 }).toBe(true);
  expect((await stateOf()).expected).toBe(0);
  expect(now()).toBe(startsAt - hour);
});

it('empties itself when it has not heard its server for 45 s: what was withdrawn meanwhile is gone here too', async () => {
  await alone.caller.call(faces.releaseArming, { params: { edition, session } });
  await arm(alone);
  await expecting(1);
  const staff = await server.signIn('staff@example.org');
  // Another device was paired for this gate: from here on the server does not know this one.
  await staff.call(passes.pairGate, { params: { edition, gate: gateKey }, body: { id: newId(), name: 'other' } });
  expect((await stateOf()).isFresh).toBe(true);
  const real = performance.now.bind(performance);
  const pass = (ms: number) => vi.spyOn(performance, 'now').mockImplementation(() => real() + ms);
  // The server believes a secret that was good a moment ago for two seconds; a round on its way may still be heard.
  pass(4_000);
  await new Promise((resolve) => setTimeout(resolve, 400));
  pass(44_000);
  expect((await stateOf()).expected).toBe(1);
  pass(50_000);
  await expecting(0);
  expect(whyOf(await walk(alone.face))).toBe('notReady');
  vi.restoreAllMocks();
});
