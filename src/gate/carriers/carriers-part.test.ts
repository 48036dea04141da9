import { createHmac } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { walletTextPattern } from '../../engines/admission/carriers/wallet-text.ts';
import { encodeCode, stepOf, walletInput } from '../../engines/admission/code.ts';
import type { CarrierFeed } from '../../modules/carriers/contract.ts';
import type { Act } from '../contract.ts';
import { ids } from '../testing/games.ts';
import { GateBench } from '../testing/gate-bench.ts';
import { totpDigits } from './wallet-codes.ts';

const band = '04:A2:24:3B:5C:6D:80';
const uidKey = Buffer.alloc(32, 7);
const walletKey = Buffer.alloc(32, 9);
const hashOf = (uid: string) => createHmac('sha256', uidKey).update(uid).digest().subarray(0, 16).toString('base64url');
const feed = (cursor: number, more: Partial<CarrierFeed>): CarrierFeed => ({
  cursor,
  isMore: false,
  isWhole: cursor === 1,
  uidKey: uidKey.toString('base64url'),
  cards: [],
  wallets: [],
  ...more,
});

let bench: GateBench;
beforeEach(async () => {
  bench = new GateBench();
  await bench.startServer();
  bench.server.carriers = [
    feed(1, {
      cards: [
        [hashOf('04a2243b5c6d80'), ids.mother],
        [hashOf('04c0ffee000001'), ids.child],
      ],
      wallets: [[ids.alone, walletKey.toString('base64url')]],
    }),
  ];
  await bench.startGate();
  await bench.until((state) => state.hasSnapshot);
});
afterEach(() => bench.close());

const read = (uid: string, more: object = {}): Promise<Act> =>
  bench.act('/cards/read', { id: bench.id(), direction: 'entry', uid, ...more });
const untilRead = (uid: string, reason: string) =>
  expect.poll(async () => (await read(uid)).reason, { timeout: 5_000, interval: 20 }).toBe(reason);

describe('a band', () => {
  it('shows the person and the party to a steward, who compares; one tap lets them in', async () => {
    await untilRead(band, 'lookNeeded');
    const act = await read(band);
    expect(act).toMatchObject({ outcome: 'steward', remedy: 'checkPerson' });
    expect(act.members.map((member) => member.name)).toEqual(['Zoë Łukasz', 'サトウ ミオ']);
    const admitted = await bench.act('/admit', {
      id: bench.id(),
      direction: 'entry',
      pass: ids.mother,
      choice: act.members.map((member) => member.pass),
      steward: 'Yuki',
    });
    expect(admitted).toMatchObject({ outcome: 'admit', by: 'Yuki' });
    expect(admitted.members).toHaveLength(2);
  });

  it('of a child: not in alone, but to its mother who is inside', async () => {
    await untilRead(band, 'lookNeeded');
    const seen = async () => {
      const { id } = await read('04c0ffee000001');
      return await bench.act('/admit', {
        id: bench.id(),
        direction: 'entry',
        act: id,
        choice: [ids.child],
        steward: 'Yuki',
      });
    };
    expect(await seen()).toMatchObject({
      outcome: 'steward',
      reason: 'childAlone',
      facts: { guardians: [ids.mother] },
    });
    await bench.act('/admit', {
      id: bench.id(),
      direction: 'entry',
      pass: ids.mother,
      choice: [ids.mother],
      steward: 'Yuki',
    });
    expect(await seen()).toMatchObject({ outcome: 'admit', by: 'Yuki', members: [{ name: 'サトウ ミオ' }] });
  });

  it('that was copied is read a second time: the steward sees the name, and that they are inside', async () => {
    await untilRead(band, 'lookNeeded');
    const wish = { direction: 'entry', pass: ids.mother, steward: 'Yuki' };
    await bench.act('/admit', { id: bench.id(), ...wish });
    expect(await read(band)).toMatchObject({ outcome: 'steward', reason: 'lookNeeded' });
    expect(await bench.act('/admit', { id: bench.id(), ...wish })).toMatchObject({
      outcome: 'steward',
      reason: 'alreadyUsed',
      facts: { used: { gate: 'ARE-G1' } },
    });
  });

  it('ends at an online gate with the next answer, and works at a gate that is alone, from its disk', async () => {
    await untilRead(band, 'lookNeeded');
    await bench.stopGate();
    await bench.server.close();
    await bench.startGate();
    expect((await read(band)).reason).toBe('lookNeeded');
    expect((await read('80:6D:5C:3B:24:A2:04')).members[0]?.pass).toBe(ids.mother);
    await bench.stopGate();
    await bench.startServer();
    bench.server.carriers = [feed(2, { cards: [[hashOf('04a2243b5c6d80'), null]] })];
    await bench.startGate();
    await untilRead(band, 'unknown');
    await bench.stopGate();
    await bench.server.close();
    await bench.startGate();
    expect((await read(band)).reason).toBe('unknown');
  });

  it('of nobody here, or a text that is no number, is a stranger; exits stay open', async () => {
    for (const uid of ['04000000000001', 'rubbish!', '٠١٢٣٤٥٦٧', 'ffffffff'])
      expect(await read(uid)).toMatchObject({ outcome: 'steward', reason: 'unknown', members: [] });
    expect((await bench.post('/cards/read', { id: bench.id(), direction: 'entry', uid: '' })).status).toBe(422);
    expect((await bench.post('/cards/read', { id: bench.id(), direction: 'entry', uid: 'a'.repeat(70) })).status).toBe(
      422,
    );
    expect((await read('04000000000001', { direction: 'exit' })).outcome).toBe('exit');
    const request = { id: bench.id(), direction: 'entry', uid: band };
    expect(await bench.act('/cards/read', request)).toEqual(await bench.act('/cards/read', request));
  });

  it('its number is nowhere on the disk, and a line cut off by a crash is told again', async () => {
    await untilRead(band, 'lookNeeded');
    const file = join(bench.folder, 'carriers', 'carriers.jsonl');
    expect(readFileSync(file, 'utf8').toLowerCase()).not.toContain('04a2243b5c6d80');
    await bench.stopGate();
    appendFileSync(file, '{"cursor":9,"cards":[["');
    await bench.startGate();
    expect((await read(band)).reason).toBe('lookNeeded');
    bench.server.carriers = [feed(2, { cards: [[hashOf('04a2243b5c6d80'), null]] })];
    await untilRead(band, 'unknown');
  });
});

describe('a code of a wallet', () => {
  const text = (pass: string, at: number, key = walletKey): string =>
    Buffer.from(walletTextPattern(pass, String(at), totpDigits(key, at))).toString('base64url');
  const bytes = (pass: string, at: number, key = walletKey): string => {
    const step = stepOf(at, 15);
    const mac = createHmac('sha256', key).update(walletInput(pass, step)).digest().subarray(0, 8);
    return Buffer.from(encodeCode({ kind: 'wallet', pass, step, mac: new Uint8Array(mac) })).toString('base64url');
  };
  const admit = (code: string) => bench.act('/admit', { id: bench.id(), direction: 'entry', code });

  it.each([
    ['text with TOTP', text],
    ['bytes with MAC', bytes],
  ] as const)('%s: fresh lets in, once; late, forged and strange call a steward', async (_, make) => {
    await expect
      .poll(async () => (await admit(make(ids.alone, bench.now() - 300_000))).reason, { timeout: 5_000 })
      .toBe('staleProof');
    expect(await admit(make(ids.alone, bench.now() + 300_000))).toMatchObject({ reason: 'staleProof' });
    expect(await admit(make(ids.alone, bench.now(), Buffer.alloc(32, 1)))).toMatchObject({ reason: 'forged' });
    expect(await admit(make(ids.mother, bench.now()))).toMatchObject({ outcome: 'steward', members: [] });
    expect(await admit(make(ids.alone, bench.now()))).toMatchObject({
      outcome: 'admit',
      members: [{ name: 'Aiko Tanaka' }],
    });
    expect(await admit(make(ids.alone, bench.now()))).toMatchObject({ outcome: 'steward', reason: 'alreadyUsed' });
  });

  it('an hour off the digits of its own time, written as another time, is forged', async () => {
    await expect
      .poll(async () => (await admit(text(ids.alone, bench.now() - 300_000))).reason, { timeout: 5_000 })
      .toBe('staleProof');
    const digits = totpDigits(walletKey, bench.now() - 3_600_000);
    const code = Buffer.from(walletTextPattern(ids.alone, String(bench.now()), digits)).toString('base64url');
    expect(await admit(code)).toMatchObject({ reason: 'forged' });
  });

  it('TOTP is that of RFC 6238, appendix B, in steps of 15 s', () => {
    const key = Buffer.from('12345678901234567890');
    expect(totpDigits(key, 59_000 / 2)).toBe('94287082');
    expect(totpDigits(key, 1111111109_000 / 2)).toBe('07081804');
  });
});
