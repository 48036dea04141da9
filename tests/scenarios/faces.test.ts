import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  base64UrlOf,
  bytesOf,
  newGateKey,
  newTemplateKeys,
  openTemplate,
  openWrap,
  sealTemplate,
  wrapKeys,
} from '../../src/gate/faces/envelope.ts';
import { hour, minute, second } from '../../src/kernel/time.ts';
import * as faces from '../../src/modules/faces/contract.ts';
import { eraseExpiredFaces } from '../../src/modules/faces/index.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

/*
 * The server's side of walking in by face: what it keeps, to whom it hands it, and how it lets go.
 */

const params = { edition };
const session = 'S-JUD-2';
const startsAt = Date.parse('2021-07-21T17:00:00+09:00');
const encoder = 'test-512';
let server: TestServer;
let mother: Caller;
let staff: Caller;
let stranger: Caller;
let me: people.Me;
let pass: string;
const secrets: Record<string, string> = {};

beforeAll(async () => {
  server = await testServer();
  mother = await server.signIn('mother@example.org');
  stranger = await server.signIn('stranger@example.org');
  staff = await server.signIn('staff@example.org');
  me = (await mother.call(people.saveMember, { params: { member: newId() }, body: { name: 'Hana', kind: 'child' } }))
    .body;
  await buy(mother, [0, 1]);
  for (const gate of ['hall.A', 'hall.B']) {
    const paired = await staff.call(passes.pairGate, { params: { edition, gate }, body: { id: newId(), name: gate } });
    secrets[gate] = paired.body.secret;
  }
  await vi.waitFor(
    async () => expect((await mother.call(passes.listPasses, { params })).body.passes).toHaveLength(2),
    5_000,
  );
  pass = (await mother.call(passes.listPasses, { params })).body.passes[0]!.id;
  server.database.clock.set(startsAt - hour);
});
afterAll(() => server.close());

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

const template = Int8Array.from({ length: 512 }, (_, index) => ((index * 37) % 251) - 125);

async function enrolment(keys = newTemplateKeys(), changes: object = {}) {
  const sealed = base64UrlOf(await sealTemplate(template, keys.seal, { edition, pass }));
  const consent = { textVersion: faces.faceTextVersion, isAdult: true as const };
  return { keys, body: { id: newId(), consent, encoder, sealed, ...changes } };
}

type Round = Parameters<typeof mother.call<typeof faces.syncFaces>>[1] extends infer I | undefined
  ? NonNullable<I extends { body?: infer B } ? B : never>
  : never;

/** A gate as the server sees it, with a key of its own. */
async function lane(gate: string) {
  const key = await newGateKey();
  const caller = server.withToken(secrets[gate]!);
  return {
    key,
    gate,
    round: async (more: Partial<Round> = {}) =>
      (
        await caller.call(faces.syncFaces, {
          params: { edition, gate },
          body: {
            publicKey: base64UrlOf(key.publicKey),
            encoder,
            isEmpty: false,
            holds: 0,
            taken: [],
            erased: [],
            used: [],
            ...more,
          },
        })
      ).body,
  };
}

async function arm(keys: ReturnType<typeof newTemplateKeys>, id = newId()) {
  const { gates } = (await mother.call(faces.listFaceGates, { params: { edition, session } })).body;
  const wraps = await Promise.all(
    gates.map(async ({ gate, keyId, publicKey }) => ({
      gate,
      keyId,
      wrapped: base64UrlOf(await wrapKeys(keys, bytesOf(publicKey), { edition, session, pass, gate })),
    })),
  );
  return await mother.call(faces.saveArming, { params: { edition, session }, body: { id, wraps } });
}

const sweep = () => server.database.write(systemActor('test'), (tx) => eraseExpiredFaces(tx, edition));
const advance = (ms: number) => server.database.clock.set(server.database.clock.now() + ms);

it('keeps nothing of a child, of somebody else, of an old text, or of somebody without a pass', async () => {
  const { body } = await enrolment();
  const child = me.party.find((one) => one.kind === 'child')!;
  const put = (caller: Caller, member: string, changes: object = {}) =>
    caller.call(faces.saveEnrolment, { params: { edition, member }, body: { ...body, ...changes } });
  expect((await put(mother, child.id)).body.code).toBe('faces/adultsOnly');
  expect((await put(mother, newId())).body.code).toBe('faces/ownFaceOnly');
  const old = { consent: { textVersion: '2019-01', isAdult: true } };
  expect((await put(mother, me.id, old)).body.code).toBe('faces/otherText');
  expect((await put(mother, me.id, { consent: { ...body.consent, isAdult: false } })).status).toBe(422);
  const { id } = (await stranger.call(people.getMe)).body;
  expect((await put(stranger, id)).body.code).toBe('faces/noPass');
  expect((await mother.call(faces.getMyFace, { params })).body.enrolment).toBeNull();
});

it('hands an armed template to the gates of the venue only, and only they can open it', async () => {
  const { keys, body } = await enrolment();
  const member = { edition, member: me.id };
  expect((await arm(keys)).body.code).toBe('faces/notEnrolled');
  expect((await mother.call(faces.saveEnrolment, { params: member, body })).body.enrolment).toMatchObject({ pass });
  const [a, b] = [await lane('hall.A'), await lane('hall.B')];
  expect(await a.round()).toEqual({ mode: 'oneToFew', armed: [], withdrawn: [] });
  await b.round();
  const armed = await arm(keys);
  expect(armed.body.sessions[0]!.arming).toMatchObject({ readyGates: [], waitingGates: ['hall.A', 'hall.B'] });
  const handed = (await a.round()).armed;
  expect(handed).toHaveLength(1);
  const { sealed, wrapped, arming } = handed[0]!;
  const opened = await openWrap(bytesOf(wrapped), a.key, { edition, session, pass, gate: 'hall.A' });
  expect(await openTemplate(bytesOf(sealed), opened.seal, { edition, pass })).toEqual(template);
  await expect(openWrap(bytesOf(wrapped), b.key, { edition, session, pass, gate: 'hall.A' })).rejects.toThrow();
  await expect(openWrap(bytesOf(wrapped), a.key, { edition, session, pass, gate: 'hall.B' })).rejects.toThrow();
  // An answer that was lost is given again; one that was taken in is not.
  expect((await a.round()).armed).toHaveLength(1);
  expect((await a.round({ taken: [arming] })).armed).toEqual([]);
  expect((await mother.call(faces.getMyFace, { params })).body.sessions[0]!.arming).toMatchObject({
    readyGates: ['hall.A'],
    waitingGates: ['hall.B'],
  });
  // A gate that emptied itself gets everything again; one that was restarted has another key and gets nothing of before.
  expect((await a.round({ isEmpty: true })).armed).toHaveLength(1);
  const restarted = await lane('hall.A');
  expect((await restarted.round()).armed).toEqual([]);
  expect((await arm(keys, armed.body.sessions[0]!.arming!.id)).status).toBe(200);
  expect((await restarted.round()).armed).toHaveLength(1);
});

it('ends at every gate when it is withdrawn, and gives a receipt that anybody can verify', async () => {
  const [a, b] = [await lane('hall.A'), await lane('hall.B')];
  const { keys, body } = await enrolment();
  await mother.call(faces.saveEnrolment, { params: { edition, member: me.id }, body });
  await a.round();
  await b.round();
  await arm(keys);
  const taken = [(await a.round()).armed[0]!.arming];
  await a.round({ taken });
  // The answer to gate B gets lost; it counts as holding all the same.
  await b.round();
  const id = newId();
  const asked = (await mother.call(faces.withdrawFace, { params, body: { id } })).body;
  expect(asked.enrolment).toBeNull();
  expect(asked.deletions[0]).toMatchObject({ id, completedAt: null });
  const receiptOf = (deletion: string) => mother.call(faces.getDeletionReceipt, { params: { edition, deletion } });
  expect((await receiptOf(id)).body.code).toBe('faces/deletionUnderWay');
  expect((await staff.call(faces.getFaceOverview, { params })).body).toMatchObject({ enrolled: 0, erasuresPending: 2 });
  expect(await a.round()).toMatchObject({ armed: [], withdrawn: taken });
  advance(second);
  expect((await a.round({ erased: taken })).withdrawn).toEqual([]);
  expect((await receiptOf(id)).body.code).toBe('faces/deletionUnderWay');
  advance(second);
  await b.round({ erased: (await b.round()).withdrawn });
  const done = (await mother.call(faces.getMyFace, { params })).body.deletions[0]!;
  expect(done.completedAt! - done.askedAt).toBe(2 * second);
  expect(done.gates.map(({ gate, how }) => [gate, how])).toEqual([
    ['hall.A', 'acknowledged'],
    ['hall.B', 'acknowledged'],
  ]);
  const { receipt } = (await receiptOf(id)).body;
  const [header, content, signature] = receipt.split('.');
  const { keys: known } = (await server.nobody.call(passes.getKeySet, { params })).body;
  const { kid } = JSON.parse(Buffer.from(header!, 'base64url').toString()) as { kid: string };
  const jwk = known.find((one) => one.kid === kid)!;
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  expect(verify(null, Buffer.from(`${header}.${content}`), key, Buffer.from(signature!, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(content!, 'base64url').toString())).toMatchObject({ iss: edition, jti: id });
  expect((await stranger.call(faces.getDeletionReceipt, { params: { edition, deletion: id } })).status).toBe(404);
});

it('a gate that is silent has emptied itself, and the withdrawal is complete within a minute', async () => {
  const a = await lane('hall.A');
  const { keys, body } = await enrolment();
  await mother.call(faces.saveEnrolment, { params: { edition, member: me.id }, body });
  await a.round();
  await arm(keys);
  const taken = [(await a.round()).armed[0]!.arming];
  await a.round({ taken });
  advance(10 * second);
  const id = newId();
  await mother.call(faces.withdrawFace, { params, body: { id } });
  const deletion = async () =>
    (await mother.call(faces.getMyFace, { params })).body.deletions.find((one) => one.id === id)!;
  advance(45 * second);
  await sweep();
  expect((await deletion()).completedAt).toBeNull();
  advance(6 * second);
  await sweep();
  const { askedAt, completedAt, gates } = await deletion();
  expect(completedAt! - askedAt).toBeLessThanOrEqual(minute);
  expect(gates).toMatchObject([{ gate: 'hall.A', how: 'silent' }]);
});

it('is over 15 minutes after use, with the session, and at once when the ticket is gone or the face is disarmed', async () => {
  const a = await lane('hall.A');
  const { keys, body } = await enrolment();
  await mother.call(faces.saveEnrolment, { params: { edition, member: me.id }, body });
  await a.round();
  const armAndTake = async () => {
    await arm(keys);
    const taken = [(await a.round()).armed[0]!.arming];
    await a.round({ taken });
    return taken;
  };
  const used = await armAndTake();
  await a.round({ used });
  advance(14 * minute);
  await sweep();
  expect((await a.round()).withdrawn).toEqual([]);
  advance(minute);
  await sweep();
  expect((await a.round()).withdrawn).toEqual(used);
  await a.round({ erased: used });
  const disarmed = await armAndTake();
  await mother.call(faces.releaseArming, { params: { edition, session } });
  expect((await a.round()).withdrawn).toEqual(disarmed);
  await a.round({ erased: disarmed });
  const ended = await armAndTake();
  const { endsAt } = (await mother.call(faces.getMyFace, { params })).body.sessions[0]!.arming!;
  server.database.clock.set(endsAt + second);
  await a.round();
  await sweep();
  expect((await a.round()).withdrawn).toEqual(ended);
  expect((await arm(keys)).body.code).toBe('faces/sessionOver');
  server.database.clock.set(startsAt - hour);
});

it('one to many stays locked until an assessment is recorded; off erases', async () => {
  const set = (mode: faces.FaceMode, venue: string | null = null) =>
    staff.call(faces.saveFaceMode, { params, body: { venue, mode } });
  expect((await mother.call(faces.saveFaceMode, { params, body: { venue: null, mode: 'oneToOne' } })).status).toBe(403);
  expect((await set('oneToMany')).body.code).toBe('faces/needsAssessment');
  expect((await set('oneToFew', 'nowhere')).body.code).toBe('editions/noSuchVenue');
  const assessment = {
    id: newId(),
    reference: 'DPIA-2021-07',
    responsible: 'Aiko Tanaka, data protection officer',
    assessedOn: '2021-05-01',
  };
  const recorded = await staff.call(faces.recordAssessment, { params, body: assessment });
  expect(recorded.body.assessments).toMatchObject([assessment]);
  expect((await set('oneToMany', 'park')).body.settings).toMatchObject([
    { venue: null, mode: 'oneToFew' },
    { venue: 'park', mode: 'oneToMany' },
  ]);
  const audit = (await staff.call(people.listAudit, { params })).body.entries.map((one) => one.action);
  expect(audit.slice(0, 2)).toEqual(['faces.modeSet', 'faces.assessmentRecorded']);
  const { keys, body } = await enrolment();
  await mother.call(faces.saveEnrolment, { params: { edition, member: me.id }, body });
  const a = await lane('hall.A');
  await a.round();
  await arm(keys);
  const handed = (await a.round()).armed.map((one) => one.arming);
  await set('off', 'hall');
  expect(await a.round()).toEqual({ mode: 'off', armed: [], withdrawn: handed });
  expect((await mother.call(faces.getMyFace, { params })).body.enrolment).not.toBeNull();
  await set('off', 'park');
  expect((await mother.call(faces.getMyFace, { params })).body).toMatchObject({ mode: 'off', enrolment: null });
  expect((await mother.call(faces.saveEnrolment, { params: { edition, member: me.id }, body })).body.code).toBe(
    'faces/faceOff',
  );
  await set('oneToFew', 'hall');
});

it('exports what is kept and erases it with the account, where gates are still asked to overwrite', async () => {
  const own = await server.signIn('leaver@example.org');
  server.database.clock.set(Date.parse('2021-06-10T03:00:00Z'));
  await buy(own, [10]);
  const { id } = (await own.call(people.getMe)).body;
  await vi.waitFor(async () => expect((await own.call(passes.listPasses, { params })).body.passes).toHaveLength(1));
  const { body } = await enrolment();
  expect((await own.call(faces.saveEnrolment, { params: { edition, member: id }, body })).status).toBe(200);
  const { areas } = (await own.call(people.exportMe)).body;
  expect(areas['faces']).toMatchObject({
    enrolments: [{ encoder }],
    consents: [{ textVersion: faces.faceTextVersion }],
  });
  server.database.clock.set(startsAt + 20 * hour);
  expect((await own.call(people.eraseMe, { body: { email: 'leaver@example.org' } })).status).toBe(204);
  expect((await staff.call(faces.getFaceOverview, { params })).body.enrolled).toBe(0);
});
