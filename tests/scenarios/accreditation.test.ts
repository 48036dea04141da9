import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeCode, proofInput, stepOf } from '../../src/engines/admission/code.ts';
import { parseToken } from '../../src/engines/admission/token.ts';
import type { Act, GateState } from '../../src/gate/contract.ts';
import { type RunningGate, runGate } from '../../src/gate/main.ts';
import { hour, minute } from '../../src/kernel/time.ts';
import { smallBlueprint } from '../../src/modules/editions/testing/small-edition.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

const params = { edition };
const startsAt = Date.parse('2021-07-21T17:00:00+09:00');
const head = 'email,name,organisation,duty,groups,venues,days,check';
const list = `${head}
athlete@example.org,Abe Uta,Judo team,athlete,competition,hall,2021-07-20..2021-07-22,
nurse@example.org,"Sato, Mio",Red Cross,medical,competition press,all,2021-07-21,cleared
`;
const phone = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const folder = mkdtempSync(join(tmpdir(), 'kaimon-accreditation-'));
let server: TestServer;
let staff: Caller;
let athlete: Caller;
let gate: RunningGate;

beforeAll(async () => {
  const blueprint = smallBlueprint();
  const groups = [
    { key: 'competition', number: 1, opens: ['precinct' as const, 'bowl' as const] },
    { key: 'press', number: 2, opens: ['bowl' as const] },
  ];
  const accreditation = { dayStartsHour: 4, antiPassbackMinutes: 0, groups };
  server = await testServer({ ...blueprint, rules: { ...blueprint.rules, accreditation } });
  staff = await server.signIn('staff@example.org');
  server.database.clock.set(startsAt - 3 * hour);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const paired = await staff.call(passes.pairGate, {
    params: { edition, gate: 'hall.A' },
    body: { id: newId(), name: 'Gate A' },
  });
  const { secret } = paired.body;
  gate = await runGate({ folder, port: 0, host: '127.0.0.1', server: url, edition, gate: 'hall.A', secret, syncEveryMs: 50 }); // biome-ignore format: one call
});
afterAll(async () => {
  await gate.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const importList = async (csv: string, isTrial: boolean) =>
  (await staff.call(passes.importAccreditations, { params, body: { csv, isTrial } })).body;
const find = async (q: string) =>
  (await staff.call(passes.listAccreditations, { params, query: { q } })).body.accreditations[0]!;
const tokenOf = async () => (await athlete.call(passes.listPasses, { params })).body.passes[0]!.token;

function compressed(key: KeyObject): string {
  const point = key.export({ format: 'der', type: 'spki' }).subarray(-65);
  return Buffer.concat([Buffer.from([2 + (point[64]! & 1)]), point.subarray(1, 33)]).toString('base64url');
}

/** What the gate answers to a token that the athlete's phone proves now. */
async function show(text: string): Promise<Act> {
  const token = new Uint8Array(Buffer.from(text, 'base64url'));
  const step = stepOf(server.database.clock.now(), 15);
  const key = { key: phone.privateKey, dsaEncoding: 'ieee-p1363' as const };
  const signature = new Uint8Array(sign('sha256', proofInput(token, step), key));
  const code = Buffer.from(encodeCode({ kind: 'device', token, step, signature })).toString('base64url');
  return await post('admit', { code });
}

async function post(path: string, body: object): Promise<Act> {
  const answer = await fetch(`${gate.url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: newId(), direction: 'entry', ...body }),
  });
  return (await answer.json()) as Act;
}

const reasonOf = (text: string) => expect.poll(async () => (await show(text)).reason, { timeout: 5_000 });

it('a list with faults says all of them, and changes nothing', async () => {
  const broken = `${head}
athlete@example.org,Abe Uta,,athlete,swimming,hall,2021-07-22..2021-07-20,
athlete@example.org,Abe Uta,Judo team,athlete,competition,moon,2021-02-30,maybe
nobody,Somebody,Somewhere,something,,all,2021-07-20..2021-10-20,
`;
  const answer = await importList(broken, false);
  expect(answer).toMatchObject({ isTaken: false, faultCount: 9 });
  expect(answer.faults.map(({ line, column, fault }) => [line, column, fault])).toEqual([
    [2, 'organisation', 'emptyCell'],
    [2, 'groups', 'unknownZoneGroup'],
    [2, 'days', 'badDay'],
    [3, 'venues', 'unknownVenue'],
    [3, 'days', 'badDay'],
    [3, 'check', 'badCheck'],
    [3, 'email', 'doubleEmail'],
    [4, 'email', 'badEmail'],
    [4, 'days', 'daysTooFar'],
  ]);
  expect((await importList('email,name\n"a', true)).faults[0]).toMatchObject({ fault: 'notCsv' });
  expect((await importList('email,shoe\n', true)).faults.map(({ fault }) => fault)).toContain('unknownColumn');
  const all = await staff.call(passes.listAccreditations, { params, query: {} });
  expect(all.body).toMatchObject({ accreditations: [], groups: ['competition', 'press'] });
});

it('a trial says what a list would do; the same list twice changes nothing', async () => {
  expect(await importList(list, true)).toMatchObject({ fresh: 2, changed: 0, same: 0, isTaken: false, faults: [] });
  expect(await importList(list, false)).toMatchObject({ fresh: 2, isTaken: true });
  expect(await importList(list, false)).toMatchObject({ fresh: 0, changed: 0, same: 2, isTaken: true });
  expect(await importList(list.replace('medical', 'doctor'), true)).toMatchObject({ changed: 1, same: 1 });
  const { counts } = (await staff.call(passes.listAccreditations, { params, query: { check: 'pending' } })).body;
  expect(counts).toEqual({ pending: 1, cleared: 1, refused: 0, expired: 0, ended: 0 });
  expect(await find('abe')).toMatchObject({ check: 'pending', venues: ['hall'], days: ['2021-07-20', '2021-07-21', '2021-07-22'] });
  expect((await find('sato')).venues).toEqual([]);
}); // biome-ignore format: rows read in one line

it('an athlete comes in with no ticket once a named person has cleared the check', async () => {
  athlete = await server.signIn('athlete@example.org');
  await athlete.call(passes.bindDevice, { params, body: { publicKey: compressed(phone.publicKey) } });
  const first = await tokenOf();
  expect(parseToken(new Uint8Array(Buffer.from(first, 'base64url')))?.pass.accreditation).toMatchObject({
    check: 'pending',
    groups: [1],
  });
  await expect.poll(async () => ((await (await fetch(`${gate.url}/api/state`)).json()) as GateState).hasSnapshot).toBe(true);
  await reasonOf(first).toBe('checkPending');
  const held = async () => (await athlete.call(passes.listPasses, { params })).body.passes[0]!.accreditation;
  const days = ['2021-07-20', '2021-07-21', '2021-07-22'];
  expect(await held()).toEqual({ check: 'pending', zoneKinds: ['precinct', 'bowl'], venues: ['hall'], days });
  const { person, pass } = await find('abe');
  const cleared = await staff.call(passes.saveCheckState, { params: { edition, person }, body: { check: 'cleared' } });
  expect(cleared.body).toMatchObject({ check: 'cleared', checkedBy: 'staff', pass });
  await reasonOf(first).toBe('entitled');
  expect(await held()).toMatchObject({ check: 'cleared' });
  const byName = await post('admit', { pass, steward: 'Kenji' });
  expect(byName).toMatchObject({ outcome: 'admit', members: [{ name: 'Abe Uta', session: null }] });
}, 20_000); // biome-ignore format: one poll

it('what was taken away counts at the gate, however old the phone’s token', async () => {
  const { person } = await find('abe');
  const former = await tokenOf();
  server.database.clock.set(server.database.clock.now() + minute);
  const said = { email: 'athlete@example.org', name: 'Abe Uta', organisation: 'Judo team', duty: 'athlete' };
  const narrowed = { ...said, groups: ['competition'], venues: ['park'], days: ['2021-07-21'] };
  expect((await staff.call(passes.saveAccreditation, { params, body: narrowed })).body).toMatchObject({
    check: 'cleared',
    venues: ['park'],
  });
  await reasonOf(former).toBe('revoked');
  const act = await show(await tokenOf());
  expect(act).toMatchObject({ outcome: 'steward', reason: 'notAccredited' });
  expect(act.facts['nextWindow']).toMatchObject({ venue: 'park', gates: ['park.A'] });
  await staff.call(passes.saveAccreditation, { params, body: { ...narrowed, venues: [] } });
  const wide = await tokenOf();
  await reasonOf(wide).toMatch(/entitled|reentry/);
  const ended = await staff.call(passes.removeAccreditation, { params: { edition, person } });
  expect(ended.body).toMatchObject({ endedBy: 'staff' });
  await reasonOf(wide).toBe('revoked');
  expect((await athlete.call(passes.listPasses, { params })).body.passes[0]!.accreditation).toBeUndefined();
  expect(parseToken(new Uint8Array(Buffer.from(await tokenOf(), 'base64url')))?.pass.accreditation).toBeUndefined();
}, 20_000);

it('refuses what the edition does not know', async () => {
  const said = { email: 'x@example.org', name: 'X', organisation: 'Y', duty: 'Z', groups: [], venues: [], days: ['2021-07-21'] };
  const refusalOf = async (change: object) =>
    (await staff.call(passes.saveAccreditation, { params, body: { ...said, ...change } })).body.code;
  expect(await refusalOf({ groups: ['none'] })).toBe('passes/unknownZoneGroup');
  expect(await refusalOf({ venues: ['none'] })).toBe('passes/unknownVenue');
  expect(await refusalOf({ days: ['2021-01-01', '2021-12-31'] })).toBe('passes/daysTooFar');
  const nobody = { params: { edition, person: newId() } };
  expect((await staff.call(passes.removeAccreditation, nobody)).body.code).toBe('passes/noSuchAccreditation');
  const check = await staff.call(passes.saveCheckState, { ...nobody, body: { check: 'cleared' } });
  expect(check.body.code).toBe('passes/noSuchAccreditation');
}); // biome-ignore format: one person in one line

it('is part of what a person can take away and have erased', async () => {
  const taken = await athlete.call(people.exportMe, {});
  expect(JSON.stringify(taken.body)).toContain('Judo team');
  await athlete.call(people.eraseMe, { body: { email: 'athlete@example.org' } });
  const left = (await staff.call(passes.listAccreditations, { params, query: {} })).body.accreditations;
  expect(left.map(({ email }) => email)).toEqual(['nurse@example.org']);
});
