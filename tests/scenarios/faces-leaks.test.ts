import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { unitOf } from '../../src/engines/faces/encoder.ts';
import { quantise, rotate, streamBytes } from '../../src/engines/faces/template.ts';
import {
  base64UrlOf,
  bytesOf,
  newTemplateKeys,
  rotationStream,
  sealTemplate,
  wrapKeys,
} from '../../src/gate/faces/envelope.ts';
import { runGate } from '../../src/gate/main.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { hour } from '../../src/kernel/time.ts';
import * as faces from '../../src/modules/faces/contract.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { writeBackup } from '../../src/platform/backup/backup-file.ts';
import { listTables } from '../../src/platform/backup/store.ts';
import { systemActor } from '../../src/platform/tx.ts';
import { edition, newId, type TestServer, testServer } from './test-server.ts';

/*
 * A whole walk in by face; then everything that lasts is searched: the gate's folder, its log, every table, a backup. The
 * search itself is tried with what would be a leak.
 */

const params = { edition };
const session = 'S-JUD-2';
const gateKey = 'hall.A';
const startsAt = Date.parse('2021-07-21T17:00:00+09:00');
const folder = mkdtempSync(join(tmpdir(), 'kaimon-leaks-'));
const random = seededRandom(7);
const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const face = unitOf(Float32Array.from({ length: 512 }, gauss));
let server: TestServer;
const log: string[] = [];

/** Pieces by which a face would be known again in any of the forms that it could be written down in. */
function marksOf(vector: Float32Array): Buffer[] {
  const floats = Buffer.from(vector.slice(40, 56).buffer);
  const whole = quantise(vector);
  const bytes = Buffer.from(whole.buffer, 40, 24);
  const decimal = [...vector.slice(40, 43)].map((value) => String(Math.fround(value))).join(',');
  const raw = [floats, bytes];
  // Base64 of the middle of something comes out in one of three ways, by where it starts.
  const texts = raw.flatMap((mark) =>
    [0, 1, 2].flatMap((skip) => {
      const part = mark.subarray(skip, skip + 3 * Math.floor((mark.length - skip) / 3));
      return [part.toString('base64'), part.toString('base64url')];
    }),
  );
  return [
    ...raw,
    ...raw.map((mark) => Buffer.from(mark.toString('hex'))),
    ...texts.map((text) => Buffer.from(text)),
    Buffer.from(decimal),
    Buffer.from([...whole.slice(40, 52)].join(',')),
  ];
}

/** Beginnings of pictures as cameras and browsers write them. */
const pictureMarks = [
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]),
  Buffer.from('WEBPVP8'),
  Buffer.from('data:image/'),
  Buffer.from('/9j/4AAQ'),
  Buffer.from('ffd8ffe0'),
];

/** Where any of the marks stands. */
function leaksIn(name: string, content: Buffer, vectors: readonly Float32Array[]): string[] {
  const marks = [...vectors.flatMap(marksOf), ...pictureMarks];
  return marks.flatMap((mark, index) => (content.includes(mark) ? [`${name}: mark ${index}`] : []));
}

function filesBelow(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const whole = join(path, name);
    return statSync(whole).isDirectory() ? filesBelow(whole) : [whole];
  });
}

/** Everything in the database, a row a line, bytes as hexadecimal text. */
async function dump(): Promise<Buffer> {
  return await server.database.read(systemActor('test'), async (tx) => {
    const lines: string[] = [];
    for (const table of await listTables(tx.db)) {
      const rows = await tx.db.many<{ row: string }>({ parts: [`SELECT t::text AS row FROM ${table} t`], values: [] });
      lines.push(...rows.map(({ row }) => `${table} ${row}`));
    }
    return Buffer.from(lines.join('\n'));
  });
}

async function backup(): Promise<Buffer> {
  const file = join(folder, 'backup.gz');
  await writeBackup(server.database, file, () => undefined);
  const content = readFileSync(file);
  rmSync(file);
  return content[0] === 0x1f ? gunzipSync(content) : content;
}

const probes = [0, 1].map(() => unitOf(face.map((value) => value + 0.03 * gauss())));
const searched = [face, ...probes];

beforeAll(async () => {
  server = await testServer();
  const visitor = await server.signIn('visitor@example.org');
  const choice = { kind: 'chosen' as const, category: 'A', places: [3] };
  await visitor.call(tickets.holdSeats, { params, body: { id: newId(), session, choice } });
  const quote = await visitor.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await visitor.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  const payment = { id: newId(), provider: 'bank', card: '4000000000000001' };
  await visitor.call(orders.startPayment, { params: { edition, order: order.body.id }, body: payment });
  const pass = await vi.waitFor(async () => {
    const [own] = (await visitor.call(passes.listPasses, { params })).body.passes;
    expect(own).toBeDefined();
    return own!;
  }, 5_000);
  const staff = await server.signIn('staff@example.org');
  const paired = await staff.call(passes.pairGate, {
    params: { edition, gate: gateKey },
    body: { id: newId(), name: 'Gate A' },
  });
  server.database.clock.set(startsAt - hour);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const gate = await runGate({
    folder,
    port: 0,
    host: '127.0.0.1',
    server: url,
    edition,
    gate: gateKey,
    secret: paired.body.secret,
    syncEveryMs: 50,
    faces: { openRunner: () => ({ run: () => Promise.reject(new Error('none')), close: async () => undefined }) },
    log: { warn: (facts, message) => log.push(`${message} ${JSON.stringify(facts)}`) },
  });
  const keys = newTemplateKeys();
  const turned = rotate(face, await rotationStream(keys.rotation, streamBytes(512)));
  const sealed = base64UrlOf(await sealTemplate(quantise(turned), keys.seal, { edition, pass: pass.id }));
  const consent = { textVersion: faces.faceTextVersion, isAdult: true as const };
  await visitor.call(faces.saveEnrolment, {
    params: { edition, member: pass.member },
    body: { id: newId(), consent, encoder: 'mobilefacenet-512', sealed },
  });
  searched.push(turned);
  const gates = await vi.waitFor(async () => {
    const found = (await visitor.call(faces.listFaceGates, { params: { edition, session } })).body.gates;
    expect(found).toHaveLength(1);
    return found;
  }, 5_000);
  const wraps = await Promise.all(
    gates.map(async ({ gate: to, keyId, publicKey }) => ({
      gate: to,
      keyId,
      wrapped: base64UrlOf(await wrapKeys(keys, bytesOf(publicKey), { edition, session, pass: pass.id, gate: to })),
    })),
  );
  await visitor.call(faces.saveArming, { params: { edition, session }, body: { id: newId(), wraps } });
  await vi.waitFor(async () => {
    const vectors = probes.map((vector) => base64UrlOf(new Uint8Array(vector.slice().buffer)));
    const answer = await fetch(`${gate.url}/api/faces/look`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: newId(), lane: 'left', vectors }),
    });
    expect(await answer.json()).toMatchObject({ kind: 'act', act: { outcome: 'admit' } });
  }, 8_000);
  await vi.waitFor(async () => {
    const known = (await (await fetch(`${gate.url}/api/state`)).json()) as { pending: number };
    expect(known.pending).toBe(0);
  }, 5_000);
  await gate.close();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('leaves no picture and no vector on disk, in the log, in the database or in a backup', async () => {
  const found = [
    ...filesBelow(folder).flatMap((file) => leaksIn(file, readFileSync(file), searched)),
    ...leaksIn('log', Buffer.from(log.join('\n')), searched),
    ...leaksIn('database', await dump(), searched),
    ...leaksIn('backup', await backup(), searched),
  ];
  expect(found).toEqual([]);
  const journal = filesBelow(folder).find((file) => file.endsWith('journal.jsonl'))!;
  expect(readFileSync(journal).length).toBeGreaterThan(200);
});

it('finds what is planted, in every form and every place', async () => {
  const whole = quantise(face);
  const forms: [string, Buffer][] = [
    ['floats', Buffer.from(face.slice().buffer)],
    ['bytes', Buffer.from(whole.buffer)],
    ['base64', Buffer.from(`x${Buffer.from(face.slice().buffer).toString('base64')}`)],
    ['base64url', Buffer.from(`{"a":"${Buffer.from(whole.buffer).toString('base64url')}"}`)],
    ['hexadecimal', Buffer.from(Buffer.from(whole.buffer).toString('hex'))],
    ['numbers', Buffer.from(JSON.stringify([...face]))],
    ['whole numbers', Buffer.from(JSON.stringify([...whole]))],
    ['a photo', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)])],
    ['a picture in a page', Buffer.from('<img src="data:image/jpeg;base64,AAAA">')],
  ];
  for (const [name, content] of forms) {
    const file = join(folder, 'planted');
    writeFileSync(file, Buffer.concat([Buffer.from('before'), content, Buffer.from('after')]));
    const found = filesBelow(folder).flatMap((one) => leaksIn(one, readFileSync(one), searched));
    expect([name, found.length > 0]).toEqual([name, true]);
    rmSync(file);
  }
  const plain = Buffer.from(whole.buffer);
  await server.database.write(systemActor('test'), (tx) =>
    tx.db.run({ parts: ['UPDATE faces.enrolment SET sealed = ', ''], values: [plain] }),
  );
  expect(leaksIn('database', await dump(), searched)).not.toEqual([]);
  expect(leaksIn('backup', await backup(), searched)).not.toEqual([]);
});
