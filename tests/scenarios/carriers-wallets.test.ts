import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { totpDigits } from '../../src/gate/carriers/wallet-codes.ts';
import type { Act } from '../../src/gate/contract.ts';
import { type RunningGate, runGate } from '../../src/gate/main.ts';
import { hour } from '../../src/kernel/time.ts';
import * as carriers from '../../src/modules/carriers/contract.ts';
import { carrierKeys, carrierRoutes, readSigners } from '../../src/modules/carriers/index.ts';
import { unzip } from '../../src/modules/carriers/testing/read-bundle.ts';
import { readCodes, readPdf } from '../../src/modules/carriers/testing/read-pdf.ts';
import * as orders from '../../src/modules/orders/contract.ts';
import * as passes from '../../src/modules/passes/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as tickets from '../../src/modules/tickets/contract.ts';
import { secretBox } from '../../src/platform/secrets/secret-box.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

const params = { edition };
const session = 'S-JUD-2';
const startsAt = Date.parse('2021-07-21T17:00:00+09:00');
const secretOfDeployment = 'a secret of these tests, long enough to be one';
const folder = mkdtempSync(join(tmpdir(), 'kaimon-wallets-'));
const google = generateKeyPairSync('rsa', { modulusLength: 2048 });
let server: TestServer;
let mother: Caller;
let staff: Caller;
let own: passes.Pass;
let gate: RunningGate;

beforeAll(async () => {
  server = await testServer();
  mother = await server.signIn('mother@example.org');
  const choice = { kind: 'chosen' as const, category: 'A', places: [0, 1] };
  await mother.call(people.saveMember, { params: { member: newId() }, body: { name: 'Taro', kind: 'adult' } });
  await mother.call(tickets.holdSeats, { params, body: { id: newId(), session, choice } });
  const quote = await mother.call(orders.makeQuote, { params, body: { id: newId() } });
  const order = await mother.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
  await mother.call(orders.startPayment, {
    params: { edition, order: order.body.id },
    body: { id: newId(), provider: 'bank', card: '4000000000000001' },
  });
  await vi.waitFor(async () => {
    own = (await mother.call(passes.listPasses, { params })).body.passes[0]!;
    expect(own.tickets).toHaveLength(1);
  }, 5_000);
  staff = await server.signIn('staff@example.org');
  server.database.clock.set(startsAt - hour);
  const pairing = { params: { edition, gate: 'hall.A' }, body: { id: newId(), name: 'Gate A' } };
  const { secret } = (await staff.call(passes.pairGate, pairing)).body;
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const to = { folder, port: 0, host: '127.0.0.1', server: url, edition, gate: 'hall.A', secret };
  gate = await runGate({ ...to, syncEveryMs: 100 });
});
afterAll(async () => {
  await gate.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function admit(code: string, direction = 'entry'): Promise<Act> {
  const answer = await fetch(`${gate.url}/api/admit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: newId(), direction, code }),
  });
  return (await answer.json()) as Act;
}
const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ method: 'GET', url, headers });
const bundleUrl = () => `/api/editions/${edition}/passes/${own.id}/wallet.pkpass`;
const jsonOf = (raw: Buffer) => JSON.parse(unzip(raw).get('pass.json')!.toString('utf8'));

describe('Google Wallet', () => {
  it('a link signed by the service account; its turning code lets in once, and nobody without its key', async () => {
    const account = { issuer: '3388', email: 'wallet@example.iam.gserviceaccount.com', privateKey: '' };
    account.privateKey = google.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const routes = carrierRoutes({
      keys: carrierKeys(secretOfDeployment),
      box: secretBox(secretOfDeployment),
      signers: { apple: undefined, google: account },
      origin: 'https://tickets.example.org',
      machineNow: Date.now,
    });
    const route = routes.find((one) => one.endpoint.path === carriers.makeGoogleLink.path)!;
    const me = await server.parts.identify({ headers: { cookie: mother.cookie } } as never);
    const call = {
      database: server.database,
      actor: me,
      now: 0,
      origin: '',
      rawBody: undefined,
      header: () => undefined,
    };
    const { url } = (await route.handle(call, { params: { edition, pass: own.id }, query: {}, body: undefined })) as {
      url: string;
    };
    const token = /^https:\/\/pay\.google\.com\/gp\/v\/save\/(.+)$/.exec(url)![1]!;
    const { payload, protectedHeader } = await jwtVerify(token, google.publicKey, {
      audience: 'google',
      issuer: account.email,
    });
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({ typ: 'savetowallet', origins: ['https://tickets.example.org'] });
    const content = payload['payload'] as {
      eventTicketObjects: Record<string, never>[];
      eventTicketClasses: { id: string }[];
    };
    const [object] = content.eventTicketObjects as unknown as {
      id: string;
      classId: string;
      state: string;
      rotatingBarcode: {
        valuePattern: string;
        totpDetails: { periodMillis: string; parameters: { key: string; valueLength: number }[] };
      };
    }[];
    expect(object).toMatchObject({
      classId: content.eventTicketClasses[0]!.id,
      state: 'ACTIVE',
      ticketHolderName: 'mother',
    });
    const { valuePattern, totpDetails } = object!.rotatingBarcode;
    expect(totpDetails).toMatchObject({ periodMillis: '15000', parameters: [{ valueLength: 8 }] });
    const shownAt = (at: number, key = Buffer.from(totpDetails.parameters[0]!.key, 'hex')): string => {
      const text = valuePattern
        .replace('{totp_timestamp_millis}', String(at))
        .replace('{totp_value_0}', totpDigits(key, at));
      return Buffer.from(text).toString('base64url');
    };
    const now = () => server.database.clock.now();
    await expect
      .poll(async () => (await admit(shownAt(now() - 600_000))).reason, { timeout: 5_000 })
      .toBe('staleProof');
    expect((await admit(shownAt(now(), Buffer.alloc(32)))).reason).toBe('forged');
    expect(await admit(shownAt(now()))).toMatchObject({
      outcome: 'admit',
      members: [{ name: 'mother' }, { name: 'Taro' }],
    });
    expect((await admit(shownAt(now()))).reason).toBe('alreadyUsed');
    await admit(shownAt(now()), 'exit');
    expect((await mother.call(carriers.endWallets, { params })).status).toBe(204);
    await expect.poll(async () => (await admit(shownAt(now()), 'exit')).members, { timeout: 5_000 }).toEqual([]);
    expect((await admit(shownAt(now()))).reason).toBe('unknown');
  });

  it('is not offered where there is no account, and to nobody else', async () => {
    const answer = await mother.call(carriers.makeGoogleLink, { params: { edition, pass: own.id } });
    expect(answer.body.code).toBe('carriers/walletNotOffered');
    expect((await mother.call(carriers.listCarriers, { params })).body).toMatchObject({ apple: 'test', google: 'no' });
  });
});

describe('Apple Wallet', () => {
  let serial: string;
  let auth: Record<string, string>;
  const service = `/api/editions/${edition}/wallet/apple/v1`;
  const device = 'a1b2c3d4e5f60718';

  it('a bundle for the owner alone; its code is bare: a steward compares', async () => {
    const stranger = await server.signIn('stranger@example.org');
    expect((await get(bundleUrl())).statusCode).toBe(401);
    expect((await get(bundleUrl(), { cookie: stranger.cookie })).statusCode).toBe(404);
    const answer = await get(bundleUrl(), { cookie: mother.cookie });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/vnd.apple.pkpass']);
    const pass = jsonOf(answer.rawPayload);
    serial = pass.serialNumber;
    auth = { authorization: `ApplePass ${carrierKeys(secretOfDeployment).walletToken(edition, serial)}` };
    const code = Buffer.from(pass.barcodes[0].message, 'latin1').toString('base64url');
    expect(await admit(code)).toMatchObject({
      outcome: 'steward',
      reason: 'bareCode',
      members: [{ name: 'mother' }, {}],
    });
    expect(jsonOf((await get(bundleUrl(), { cookie: mother.cookie })).rawPayload).serialNumber).toBe(serial);
  });

  it('a phone registers, asks what changed, and lets go; without the token of the pass it may do nothing', async () => {
    const at = `${service}/devices/${device}/registrations/pass.org.kaimon.test/${serial}`;
    const register = (headers: Record<string, string>, body: unknown = { pushToken: 'ab'.repeat(32) }) =>
      server.app.inject({
        method: 'POST',
        url: at,
        headers: { ...headers, 'content-type': 'application/json' },
        payload: JSON.stringify(body),
      });
    for (const authorization of ['', 'ApplePass ', `ApplePass ${'0'.repeat(64)}`, auth['authorization']!.slice(0, -1)])
      expect([authorization, (await register({ authorization })).statusCode]).toEqual([authorization, 401]);
    for (const body of [{}, { pushToken: 7 }, { pushToken: 'nothex!' }, []])
      expect((await register(auth, body)).statusCode).toBe(400);
    expect((await register(auth)).statusCode).toBe(201);
    expect((await register(auth)).statusCode).toBe(200);
    const asked = (await get(`${service}/devices/${device}/registrations/pass.org.kaimon.test`)).json();
    expect(asked.serialNumbers).toEqual([serial]);
    const since = `?passesUpdatedSince=${asked.lastUpdated}`;
    expect((await get(`${service}/devices/${device}/registrations/pass.org.kaimon.test${since}`)).statusCode).toBe(204);
    expect((await get(`${service}/devices/other/registrations/pass.org.kaimon.test`)).statusCode).toBe(204);
    expect(
      (await server.app.inject({ method: 'POST', url: `${service}/log`, payload: { logs: ['one'] } })).statusCode,
    ).toBe(200);
  });

  it('shows the present state after a ticket was given away: the phone hears of it, and the old code is dead', async () => {
    const before = await get(`${service}/passes/pass.org.kaimon.test/${serial}`, auth);
    const code = Buffer.from(jsonOf(before.rawPayload).barcodes[0].message, 'latin1').toString('base64url');
    const since = (await get(`${service}/devices/${device}/registrations/x`)).json().lastUpdated;
    const headers = { ...auth, 'if-modified-since': String(before.headers['last-modified']) };
    expect((await get(`${service}/passes/pass.org.kaimon.test/${serial}`, headers)).statusCode).toBe(304);
    server.database.clock.set(server.database.clock.now() + 5_000);
    const friend = await server.signIn('friend@example.org');
    const { body } = await mother.call(tickets.listTickets, { params });
    const ticket = body.tickets.find((one) => one.memberName === 'mother')!;
    const where = { edition, ticket: ticket.id };
    await mother.call(tickets.offerTicket, { params: where, body: { email: 'friend@example.org' } });
    expect((await friend.call(tickets.acceptOffer, { params: where, body: { id: newId() } })).status).toBe(200);
    await expect
      .poll(
        async () => (await get(`${service}/devices/${device}/registrations/x?passesUpdatedSince=${since}`)).statusCode,
        { timeout: 5_000 },
      )
      .toBe(200);
    const after = await get(`${service}/passes/pass.org.kaimon.test/${serial}`, headers);
    expect(after.statusCode).toBe(200);
    expect(jsonOf(after.rawPayload)).toMatchObject({ voided: true, serialNumber: serial });
    await expect
      .poll(async () => (await admit(code)).members.find((one) => one.pass === own.id)?.reason, { timeout: 5_000 })
      .not.toBe('bareCode');
    const gone = await server.app.inject({
      method: 'DELETE',
      url: `${service}/devices/${device}/registrations/x/${serial}`,
      headers: auth,
    });
    expect(gone.statusCode).toBe(200);
    expect((await get(`${service}/devices/${device}/registrations/x`)).statusCode).toBe(204);
  });
});

describe('paper', () => {
  it('is printed at home by the owner, at the desk by staff; its codes are read at a gate', async () => {
    const home = `/api/editions/${edition}/sheet.pdf`;
    expect((await get(home)).statusCode).toBe(401);
    const answer = await get(`${home}?language=ja`, { cookie: mother.cookie });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const [page] = readPdf(answer.rawPayload);
    expect(page!.text).toContain('Taro');
    const [code] = await readCodes(page!);
    expect((await admit(Buffer.from(code!).toString('base64url'))).members[0]?.name).toBe('Taro');
    const desk = `/api/editions/${edition}/desk/sheets/${own.id}.pdf`;
    expect((await get(desk, { cookie: mother.cookie })).statusCode).toBe(403);
    expect((await get(desk, { cookie: staff.cookie })).statusCode).toBe(200);
    expect((await get(desk.replace(own.id, '0000000000000'), { cookie: staff.cookie })).statusCode).toBe(404);
    expect((await get(desk.replace(own.id, 'x'), { cookie: staff.cookie })).statusCode).toBe(404);
  });
});

it('settings: half of them is told at the start; a wrong key too', () => {
  const none = { demo: false };
  expect(readSigners(none)).toEqual({ apple: undefined, google: undefined });
  expect(() => readSigners({ ...none, applePassCert: '/nowhere.pem' })).toThrow(/three files/);
  expect(() => readSigners({ ...none, googleWalletIssuer: '3388' })).toThrow(/GOOGLE_WALLET_KEY/);
  const made = readSigners({ demo: true }).apple!.certificate();
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = {
    applePassCert: file('c.pem', made.signerCert),
    applePassKey: file('k.pem', made.signerKey),
    applePassWwdr: file('w.pem', made.wwdr),
  };
  expect(readSigners({ ...none, ...files }).apple!.certificate()).toMatchObject({
    passType: 'pass.org.kaimon.test',
    team: 'KAIMONTEST',
    isForTest: false,
  });
  const other = readSigners({ demo: true }).apple!.certificate();
  expect(() => readSigners({ ...none, ...files, applePassKey: file('o.pem', other.signerKey) })).toThrow(/not the key/);
});
