import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEditionFolder } from '../../src/cli/open-store.ts';
import { projectFolder } from '../../src/cli/places.ts';
import { checkpointAt, readyPolicy } from '../../src/engines/admission/checkpoint.ts';
import { encodeCode, proofInput, stepOf } from '../../src/engines/admission/code.ts';
import { decide } from '../../src/engines/admission/decide.ts';
import { quietSignals } from '../../src/engines/admission/decision.ts';
import { createLedger } from '../../src/engines/admission/ledger.ts';
import type { Act } from '../../src/gate/contract.ts';
import { type RunningGate, runGate } from '../../src/gate/main.ts';
import { hour } from '../../src/kernel/time.ts';
import { parseBlueprint } from '../../src/modules/editions/index.ts';
import { policyOf } from '../../src/modules/editions/policy.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import { type Caller, newId, type TestServer, testServer } from './test-server.ts';

const edition = 'tokyo-2020';
const params = { edition };
const venue = 'olympic-stadium';
const blueprint = parseBlueprint(readEditionFolder(join(projectFolder, 'editions', edition))).blueprint!;
const startsAt = Date.parse('2021-07-30T19:00:00+09:00');
const names = ['1', 'X', 'Y'] as const;
const folder = mkdtempSync(join(tmpdir(), 'kaimon-inner-'));
const gates = new Map<string, RunningGate>();
let server: TestServer;
let staff: Caller;

beforeAll(async () => {
  server = await testServer(blueprint);
  staff = await server.signIn('staff@example.org');
  server.database.clock.set(startsAt - hour);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  for (const name of names) {
    const gate = `${venue}.${name}`;
    const { secret } = (await staff.call(passes.pairGate, { params: { edition, gate }, body: { id: newId(), name } })).body;
    gates.set(name, await runGate({ folder: join(folder, name), port: 0, host: '127.0.0.1', server: url, edition, gate, secret, syncEveryMs: 50 })); // biome-ignore format: one call
  }
}, 60_000); // biome-ignore format: one call a line
afterAll(async () => {
  for (const gate of gates.values()) await gate.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody accredited for the stadium on the day, cleared, with a phone of their own. */
async function worker(name: string, groups: readonly string[]) {
  const email = `${name}@example.org`;
  const accredit = (opened: readonly string[]) => {
    const body = { email, name, organisation: 'Tokyo', duty: name, groups: [...opened], venues: [venue], days: ['2021-07-30'] };
    return staff.call(passes.saveAccreditation, { params, body });
  }; // biome-ignore format: one person in one line
  const { person } = (await accredit(groups)).body;
  await staff.call(passes.saveCheckState, { params: { edition, person }, body: { check: 'cleared' } });
  const caller = await server.signIn(email);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(-65);
  const compressed = Buffer.concat([Buffer.from([2 + (point[64]! & 1)]), point.subarray(1, 33)]).toString('base64url');
  await caller.call(passes.bindDevice, { params, body: { publicKey: compressed } });
  const show = async (name: (typeof names)[number]): Promise<Act> => {
    const [pass] = (await caller.call(passes.listPasses, { params })).body.passes;
    const token = new Uint8Array(Buffer.from(pass!.token, 'base64url'));
    const step = stepOf(server.database.clock.now(), 15);
    const proof = sign('sha256', proofInput(token, step), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    const bytes = encodeCode({ kind: 'device', token, step, signature: new Uint8Array(proof) });
    const body = JSON.stringify({ id: newId(), direction: 'entry', code: Buffer.from(bytes).toString('base64url') });
    const headers = { 'content-type': 'application/json' };
    return (await (await fetch(`${gates.get(name)!.url}/api/admit`, { method: 'POST', headers, body })).json()) as Act;
  };
  return { accredit, show };
}

it('stops who lacks the zone group at the inner gate, and names the zone; the group opens it', async () => {
  const press = await worker('press', ['press']);
  const stand = async () => (await press.show('1')).reason;
  await expect.poll(stand, { timeout: 10_000 }).toBe('entitled');
  await expect.poll(async () => (await press.show('X')).reason, { timeout: 10_000 }).toBe('notAccredited');
  const stopped = await press.show('X');
  expect(stopped).toMatchObject({ outcome: 'steward', reason: 'notAccredited' });
  expect(stopped.facts).toEqual({ zone: `${venue}.back-of-house` });
  await press.accredit(['press', 'broadcast']);
  await expect.poll(async () => (await press.show('X')).reason, { timeout: 10_000 }).toBe('entitled');
  await expect.poll(async () => (await press.show('Y')).reason, { timeout: 10_000 }).toBe('notAccredited');
  const field = await press.show('Y');
  expect(field).toMatchObject({ outcome: 'steward', reason: 'notAccredited', facts: { zone: `${venue}.field-of-play` } });
}, 40_000); // biome-ignore format: one act in one line

it('lets an athlete through both gates, which nobody takes for a pass used twice', async () => {
  const athlete = await worker('athlete', ['competition']);
  await expect.poll(async () => (await athlete.show('X')).reason, { timeout: 10_000 }).toBe('entitled');
  await expect.poll(async () => (await athlete.show('Y')).reason, { timeout: 10_000 }).toBe('entitled');
  const board = async () => (await staff.call(passes.getBoard, { params })).body;
  const entered = async () => (await board()).gates.find(({ gate }) => gate === `${venue}.Y`)?.entered;
  await expect.poll(entered, { timeout: 10_000 }).toBe(1);
  expect((await board()).findings).toEqual([]);
}, 40_000);

it('ties the doors of a stand to its sectors, and directs at the perimeter', () => {
  const sectors = new Map(blueprint.gates.map(({ venueId, gateId }, index) => [`${venueId}.${gateId}`, index + 1]));
  const session = { number: 1, venue, startsAt, endsAt: startsAt + 3 * hour };
  const policy = readyPolicy(policyOf(blueprint, (gate) => sectors.get(gate)!), [session]);
  const answerAt = (gate: string, ofGate: string) => {
    const entitlements = [{ session: 1, sector: sectors.get(`${venue}.${ofGate}`)!, place: 1, status: 1 }];
    const issued = { issuedAt: startsAt - 9 * hour, expiresAt: startsAt + 9 * hour };
    const pass = { edition, id: 'AAAAAAAAAAAA0', kind: 'adult' as const, entitlements, party: [], ...issued };
    const evidence = { kind: 'pass' as const, pass, binding: 'device' as const, step: Math.floor(startsAt / 15_000) };
    const checkpoint = checkpointAt(policy, `${venue}.${gate}`, 'entry');
    return decide({ id: gate, policy, evidence, checkpoint, history: createLedger(), signals: quietSignals, now: startsAt });
  }; // biome-ignore format: one request in one line
  expect(answerAt('B', 'A')).toMatchObject({ outcome: 'admit', reason: 'directed', facts: { gates: [`${venue}.A`] } });
  expect(answerAt('1', 'A')).toMatchObject({ outcome: 'admit', reason: 'entitled' });
  expect(answerAt('1', 'H')).toMatchObject({ outcome: 'admit', reason: 'entitled' });
  expect(answerAt('1', 'B')).toMatchObject({ outcome: 'steward', reason: 'wrongSector', facts: { gates: [`${venue}.2`] } });
  expect(answerAt('Y', 'A')).toMatchObject({ outcome: 'steward', reason: 'wrongZone' });
}); // biome-ignore format: one gate a line
