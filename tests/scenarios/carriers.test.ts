import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Act } from '../../src/gate/contract.ts';
import { type RunningGate, runGate } from '../../src/gate/main.ts';
import { hour } from '../../src/kernel/time.ts';
import * as carriers from '../../src/modules/carriers/contract.ts';
import { carrierArea } from '../../src/modules/carriers/index.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { anyone, systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

const params = { edition };
const session = 'S-JUD-2';
const startsAt = Date.parse('2021-07-21T17:00:00+09:00');
const gateKey = 'hall.A';
const band = '04:A2:24:3B:5C:6D:80';
const folder = mkdtempSync(join(tmpdir(), 'kaimon-gate-'));
let server: TestServer;
let mother: Caller;
let staff: Caller;
let family: passes.Pass[];
let secret: string;
let gate: RunningGate;

beforeAll(async () => {
  server = await testServer();
  mother = await server.signIn('mother@example.org');
  await mother.call(people.saveProfile, {
    body: {
      name: '佐藤 美緒',
      language: 'ja',
      currency: null,
      favouriteDisciplines: [],
      needs: { stepFree: false, wheelchair: false, companion: false, hearing: false, sight: false },
    },
  });
  for (const [name, kind] of [
    ['サトウ タロウ', 'adult'],
    ['Hana Satō', 'child'],
  ] as const)
    await mother.call(people.saveMember, { params: { member: newId() }, body: { name, kind } });
  await buy(mother, [0, 1, 2]);
  staff = await server.signIn('staff@example.org');
  const pairing = { params: { edition, gate: gateKey }, body: { id: newId(), name: 'Gate A' } };
  secret = (await staff.call(passes.pairGate, pairing)).body.secret;
  await vi.waitFor(async () => {
    family = (await mother.call(passes.listPasses, { params })).body.passes;
    expect(family.filter((pass) => pass.tickets.length > 0)).toHaveLength(3);
    expect(await parties('sato')).toHaveLength(1);
  }, 5_000);
  server.database.clock.set(startsAt - hour);
  gate = await runGate({
    folder,
    port: 0,
    host: '127.0.0.1',
    server: await server.app.listen({ port: 0, host: '127.0.0.1' }),
    edition,
    gate: gateKey,
    secret,
    syncEveryMs: 100,
  });
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
  const paid = await buyer.call(orders.startPayment, {
    params: { edition, order: order.body.id },
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });
  expect(paid.body.state).toBe('paid');
}

const parties = async (q: string, more: { session?: string } = {}) =>
  (await staff.call(carriers.findParties, { params, query: { q, ...more } })).body.parties;
const link = (body: { pass: string; uid?: string; number?: string; replaces?: string }) =>
  staff.call(carriers.linkCard, { params, body: { id: newId(), ...body } });
async function act(path: string, body: object): Promise<Act> {
  const answer = await fetch(`${gate.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: newId(), direction: 'entry', ...body }),
  });
  return (await answer.json()) as Act;
}
const until = (uid: string, reason: string) =>
  expect.poll(async () => (await act('/cards/read', { uid })).reason, { timeout: 5_000, interval: 25 }).toBe(reason);

describe('at the help desk', () => {
  it.each(['satou', 'SATO Taro', 'たろう　さとう', '佐藤', '美緒', 'hana', 'Satō, Hana'])(
    '%s finds the family',
    async (q) => {
      const [party, ...others] = await parties(q);
      expect(others).toEqual([]);
      expect(party!.members.map((member) => member.name)).toEqual(['佐藤 美緒', 'サトウ タロウ', 'Hana Satō']);
      expect(party).toMatchObject({ holder: family[0]!.id, language: 'ja', email: 'm•••@example.org' });
      expect(party!.members[1]!.tickets[0]).toMatchObject({ session, gate: gateKey });
    },
  );

  it('finds by short code, by seat, by nothing wrong', async () => {
    expect(await parties(family[2]!.shortCode.toLowerCase())).toHaveLength(1);
    const { block, row, number } = family[1]!.tickets[0]!.seat;
    expect(await parties(`${block.split('.').at(-1)} ${row} ${number}`, { session })).toHaveLength(1);
    expect(await parties(`${block.split('.').at(-1)} ${row} 29`, { session })).toHaveLength(0);
    for (const q of ['nobody', '%%', "'; DROP TABLE--", '\\uffff\\', '佐藤 hanako'])
      expect([q, await parties(q)]).toEqual([q, []]);
    expect((await mother.call(carriers.findParties, { params, query: { q: 'sato' } })).status).toBe(403);
  });

  it('mails the way to the pass again, in the language of the person', async () => {
    const body = { id: newId(), pass: family[2]!.id };
    expect((await staff.call(carriers.sendSignIn, { params, body })).status).toBe(204);
    const mails = async () =>
      (await server.nobody.call(people.listDemoMail, { query: { to: 'mother@example.org' } })).body.mails;
    await expect
      .poll(async () => (await mails()).filter((mail) => mail.subject === 'パスの開きかた'), { timeout: 5_000 })
      .toEqual([expect.objectContaining({ text: expect.stringContaining('/ja/small-2021/sign-in?next=') })]);
    expect((await staff.call(carriers.sendSignIn, { params, body: { ...body, pass: '0000000000000' } })).status).toBe(
      404,
    );
  });
});

describe('a band', () => {
  it('given at the desk is known at the gate; a steward compares, and the family is in', async () => {
    const id = newId();
    const body = { id, pass: family[0]!.id, uid: band };
    const linked = await staff.call(carriers.linkCard, { params, body });
    expect(linked.body).toMatchObject({ id, pass: family[0]!.id, number: null });
    expect(await staff.call(carriers.linkCard, { params, body })).toMatchObject({ body: { id } });
    expect((await parties('80:6D:5C:3B:24:A2:04'))[0]?.members[0]?.cards).toEqual([linked.body]);
    await until(band, 'lookNeeded');
    const shown = await act('/cards/read', { uid: '04A2243B5C6D80' });
    expect(shown.members.map((member) => member.name)).toEqual(['佐藤 美緒', 'サトウ タロウ', 'Hana Satō']);
    const choice = shown.members.map((member) => member.pass);
    const admitted = await act('/admit', { pass: family[0]!.id, choice, steward: 'Yuki' });
    expect(admitted).toMatchObject({ outcome: 'admit', by: 'Yuki' });
    const copy = await act('/admit', { pass: family[0]!.id, steward: 'Yuki' });
    expect(copy).toMatchObject({ outcome: 'steward', reason: 'alreadyUsed' });
    await act('/admit', { pass: family[0]!.id, direction: 'exit', choice });
  });

  it('of somebody else is refused; no chip, a phone and an empty number too', async () => {
    expect((await link({ pass: family[1]!.id, uid: band })).body.code).toBe('carriers/cardTaken');
    for (const uid of ['08A1B2C3', '00000000', 'no number', 'ffffffffffffff', '01fe0102030405ab'])
      expect([uid, (await link({ pass: family[1]!.id, uid })).body.code]).toEqual([uid, 'carriers/badUid']);
    expect((await link({ pass: family[1]!.id })).body.code).toBe('carriers/noSuchCard');
    expect((await link({ pass: '0000000000000', uid: '04000000000001' })).body.code).toBe('carriers/noSuchPass');
  });

  it('that is lost ends at online gates within two seconds, and its replacement works', async () => {
    const [card] = (await mother.call(carriers.listCarriers, { params })).body.cards;
    const fresh = await link({ pass: family[0]!.id, uid: '04B1C2D3E4F580', replaces: card!.id });
    const began = performance.now();
    await until(band, 'unknown');
    expect(performance.now() - began).toBeLessThan(2_000);
    await until('04B1C2D3E4F580', 'lookNeeded');
    const own = { params: { edition, card: fresh.body.id } };
    const stranger = await server.signIn('stranger@example.org');
    expect((await stranger.call(carriers.endOwnCard, own)).body.code).toBe('carriers/noSuchCard');
    expect((await mother.call(carriers.endOwnCard, own)).status).toBe(204);
    await until('04B1C2D3E4F580', 'unknown');
    expect((await link({ pass: family[1]!.id, uid: band })).status).toBe(200);
    await until(band, 'lookNeeded');
  });

  it('out of a box is given by its printed number; lines that cannot be are told', async () => {
    const csv =
      '\ufeffNumber;UID\nB-001;04:11:22:33:44:55:66\nB-002;08010203\nB-001;04112233445577\n;0411\nB-003;0411223344558\nB-004;04112233445588\n';
    const body = { id: newId(), csv };
    const first = await staff.call(carriers.saveBox, { params, body });
    expect(first.body).toEqual({
      added: 2,
      known: 0,
      faults: [
        { line: 3, fault: 'changing' },
        { line: 4, fault: 'twice' },
        { line: 5, fault: 'number' },
        { line: 6, fault: 'uid' },
      ],
    });
    expect((await staff.call(carriers.saveBox, { params, body })).body).toMatchObject({ added: 0, known: 2 });
    const other = { id: newId(), csv: 'number,uid\nB-001,04999999999999\n' };
    expect((await staff.call(carriers.saveBox, { params, body: other })).body.faults).toEqual([
      { line: 2, fault: 'taken' },
    ]);
    for (const bad of ['just some text', 'number,uid', '"broken text', 'name,uid\na,b\n'])
      expect((await staff.call(carriers.saveBox, { params, body: { id: newId(), csv: bad } })).body.code).toBe(
        'carriers/badBox',
      );
    expect((await link({ pass: family[2]!.id, number: 'B-001' })).body).toMatchObject({ number: 'B-001' });
    expect((await parties('b-001'))[0]?.members[2]?.cards).toHaveLength(1);
    await until('04112233445566', 'lookNeeded');
    expect((await act('/cards/read', { uid: '04112233445566' })).members[0]?.name).toBe('Hana Satō');
  });

  it('leaves no chip number in the database, and goes with its person', async () => {
    const rows = await server.database.read(anyone, (tx) =>
      tx.db.many<{
        text: string;
      }>(sql`SELECT c::text AS text FROM carriers.card c UNION ALL SELECT b::text FROM carriers.blank b
        UNION ALL SELECT a.facts::text FROM platform.audit a`),
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { text } of rows) expect(text.toLowerCase()).not.toMatch(/04a2243b5c6d80|04112233445566/);
    const kept = (await mother.call(people.exportMe)).body.areas as Record<string, { cards: unknown[] }>;
    expect(kept['carriers']!.cards.length).toBeGreaterThan(2);
    const { id } = (await mother.call(people.getMe)).body;
    await until('04112233445566', 'lookNeeded');
    await server.database.write(systemActor('test'), (tx) => carrierArea.erasePerson(tx, id));
    await until('04112233445566', 'unknown');
    const left = await server.database.read(anyone, (tx) =>
      tx.db.one<{
        count: number;
      }>(sql`SELECT (SELECT count(*) FROM carriers.name) + (SELECT count(*) FROM carriers.wallet)
        + (SELECT count(*) FROM carriers.card WHERE person IS NOT NULL OR pass IS NOT NULL OR ended_at IS NULL) AS count`),
    );
    expect(left.count).toBe(0);
  });
});
