import { Sign1 } from '@auth0/cose';
import { decode, encode, Tagged } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passIdBytes, passIdText } from './bytes.ts';
import { decodeCode, encodeCode, proofInput, proofSecondsOff, stepOf } from './code.ts';
import { packEntitlements, unpackEntitlements } from './entitlements.ts';
import type { Entitlement, Pass } from './pass.ts';
import { holderKinds, usualProof } from './policy.ts';
import { newSigners, nodeSignatures } from './testing/node-signatures.ts';
import { assembleToken, parseToken, unsignedToken } from './token.ts';
import { createIssuerCache, verifyCode } from './verify.ts';
import { signCode, signToken } from './workload.ts';

const signers = newSigners(2);
const kid = Uint8Array.of(1, 2, 3, 4);

/** Ten sessions of the largest programme, far seats of the largest stadium, late tickets of a full house. */
const tenEntitlements = Array.from({ length: 10 }, (_, index): Entitlement => {
  return { session: 120 + index * 61, sector: 40 + index, place: 60_000 + index * 700, status: 79_000 - index * 900 };
});

function passOf(part: Partial<Pass>): Pass {
  return {
    edition: 'tokyo-2020',
    id: passIdText(Uint8Array.of(250, 1, 2, 3, 4, 5, 6, 7)),
    kind: 'adult',
    issuedAt: 1_626_000_000_000,
    expiresAt: 1_631_000_000_000,
    entitlements: [],
    party: [],
    ...part,
  };
}

const small = fc.integer({ min: 0, max: 100_000 });
const entitlements = fc
  .uniqueArray(fc.record({ session: fc.integer({ min: 0, max: 3000 }), sector: fc.integer({ min: 0, max: 99 }), place: fc.option(small), status: fc.oneof(small, fc.integer({ min: 0, max: 0x3fff_ffff })) }), { selector: (one) => one.session, maxLength: 12 }) // biome-ignore format: one shape, one line
  .map((list) => list.sort((one, other) => one.session - other.session));
const ids = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(passIdText);
const kinds = fc.constantFrom(...holderKinds);
const passes: fc.Arbitrary<Pass> = fc
  .record({
    id: ids,
    kind: kinds,
    edition: fc.constantFrom('tokyo-2020', 'a', 'Paris.2024_x-y'),
    issuedAt: fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((seconds) => seconds * 1000),
    expiresAt: fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((seconds) => seconds * 1000),
    key: fc.option(fc.constantFrom(...signers.deviceKeys)),
    entitlements,
    party: fc.array(fc.record({ id: ids, kind: kinds, entitlements }), { maxLength: 4 }),
  })
  .map(({ key, ...pass }) => (key ? { ...pass, deviceKey: key } : pass));

describe('a token', () => {
  it('says after decoding what it said before', () => {
    fc.assert(
      fc.property(passes, (pass) => {
        const unsigned = unsignedToken(pass, kid);
        const parsed = parseToken(assembleToken(unsigned, new Uint8Array(64).fill(7)));
        expect(parsed?.pass).toEqual(pass);
        expect(parsed?.keyId).toBe('01020304');
        expect(parsed?.signingInput).toEqual(unsigned.signingInput);
      }),
      { numRuns: 250 },
    );
  });

  it('has one encoding: whatever parses, encodes to the same bytes', () => {
    const change = fc.record({ at: fc.nat(), bit: fc.integer({ min: 0, max: 7 }) });
    fc.assert(
      fc.property(passes, fc.array(change, { minLength: 1, maxLength: 2 }), (pass, changes) => {
        const token = assembleToken(unsignedToken(pass, kid), new Uint8Array(64).fill(7));
        for (const { at, bit } of changes) token[at % token.length]! ^= 1 << bit;
        const parsed = parseToken(token);
        if (!parsed || parsed.pass.deviceKey?.length === 0) return;
        const keyId = Uint8Array.from(parsed.keyId.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
        expect(assembleToken(unsignedToken(parsed.pass, keyId), parsed.signature)).toEqual(token);
      }),
      { numRuns: 800 },
    );
  });

  it('is strict, deterministic CBOR with the claims of RFC 8392 and RFC 8747', () => {
    const pass = passOf({ entitlements: tenEntitlements, deviceKey: signers.deviceKeys[0]! });
    const token = signToken(pass, signers);
    const tags = Tagged.preserve(18);
    const outer = decode(token, { strict: true, useMaps: true, rejectDuplicateMapKeys: true, tags }) as Tagged;
    const [, unprotectedHeader, payload] = outer.value as [Uint8Array, Map<number, unknown>, Uint8Array];
    expect(unprotectedHeader.size).toBe(0);
    const claims = decode(payload, { strict: true, useMaps: true, rejectDuplicateMapKeys: true }) as Map<
      number,
      unknown
    >;
    expect([...claims.keys()]).toEqual([1, 4, 6, 7, 8, -65537]);
    expect(claims.get(1)).toBe('tokyo-2020');
    expect(claims.get(4)).toBe(1_631_000_000);
    expect((claims.get(8) as Map<number, Map<number, unknown>>).get(1)?.get(-1)).toBe(1);
    expect(new Uint8Array(encode(claims))).toEqual(new Uint8Array(payload));
  });

  it('is verified by another COSE implementation, and its tokens are by ours', async () => {
    const pass = passOf({ edition: 'workload', entitlements: tenEntitlements });
    const token = signToken(pass, signers);
    const x = Buffer.from(signers.issuerKey).toString('base64url');
    const key = await crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519', true, ['verify']);
    const theirs = Sign1.decode(token);
    await theirs.verify(key);
    expect(new Uint8Array(theirs.payload)).toEqual(unsignedToken(pass, signers.issuerKeyId).payload);
    token[40]! ^= 1;
    await expect(Sign1.decode(token).verify(key)).rejects.toThrow();
    const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    const signed = await Sign1.sign([[1, -8], [4, kid]], [], unsignedToken(pass, kid).payload, pair.privateKey); // biome-ignore format: two headers
    const foreign = new Uint8Array(signed.encode());
    const issuers = new Map([['01020304', { edition: 'workload', publicKey: raw }]]);
    const code = encodeCode({ kind: 'bare', token: foreign });
    const evidence = verifyCode(code, { issuers, signatures: nodeSignatures() });
    expect(evidence).toEqual({ kind: 'pass', pass, binding: 'bare' });
  });

  it('for ten sessions with device key and status fits 260 bytes, with proof 330, a family of eight 700', () => {
    const deviceKey = signers.deviceKeys[0]!;
    const pass = passOf({ entitlements: tenEntitlements, deviceKey });
    const token = signToken(pass, signers);
    expect(token.length).toBeLessThanOrEqual(260);
    expect(signCode(token, 0, pass.issuedAt, signers).length).toBeLessThanOrEqual(330);
    const party = Array.from({ length: 7 }, (_, index) => ({
      id: passIdText(new Uint8Array(8).fill(index + 1)),
      kind: 'child' as const,
      entitlements: tenEntitlements.map((one) => ({
        ...one,
        place: one.place! + index + 1,
        status: one.status + index,
      })),
    }));
    const family = signCode(signToken({ ...pass, party }, signers), 0, pass.issuedAt, signers);
    expect(family.length).toBeLessThanOrEqual(700);
    expect(encodeCode({ kind: 'wallet', pass: pass.id, step: 1, mac: new Uint8Array(8) }).length).toBeLessThanOrEqual(
      64,
    );
  });

  it('refuses to be built out of order', () => {
    const [first, second] = tenEntitlements;
    expect(() => unsignedToken(passOf({ entitlements: [second!, first!] }), kid)).toThrow(/ascend/);
    expect(() => unsignedToken(passOf({ id: 'short' }), kid)).toThrow(/base 32/);
  });
});

describe('packed entitlements', () => {
  it('read back, and only their own bytes read', () => {
    fc.assert(
      fc.property(entitlements, entitlements, fc.uint8Array({ maxLength: 40 }), (holder, member, noise) => {
        expect(unpackEntitlements(packEntitlements(member, holder), holder)).toEqual(member);
        const read = unpackEntitlements(noise, holder);
        if (read) expect(packEntitlements(read, holder)).toEqual(noise);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a code', () => {
  it('reads back in every kind', () => {
    const token = Uint8Array.of(9, 8, 7);
    const signature = new Uint8Array(64).fill(3);
    const mac = new Uint8Array(8).fill(4);
    const pass = passIdText(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    for (const code of [
      { kind: 'bare', token } as const,
      { kind: 'device', token, step: 4_000_000_000, signature } as const,
      { kind: 'wallet', pass, step: 12, mac } as const,
    ]) {
      expect(decodeCode(encodeCode(code))).toEqual(code);
    }
    for (const bytes of [[], [0x10], [0x11, 1], [0x12, 1], [0x20, 1, 2]]) {
      expect(decodeCode(Uint8Array.from(bytes))).toBeUndefined();
    }
  });

  it('is fresh for its step and the next, seen by clocks up to 5 s wrong, and not beyond', () => {
    const start = 1_000_000 * 15_000;
    const step = stepOf(start, 15);
    const off = (seconds: number) => proofSecondsOff(step, start + seconds * 1000, usualProof);
    for (const seconds of [-5, 0, 14.9, 15, 29.9, 34.9]) expect(off(seconds)).toBe(0);
    expect(off(-6)).toBe(1);
    expect(off(36)).toBe(-1);
    expect(off(35)).toBeLessThan(0);
    expect(off(3600)).toBe(-3565);
  });

  it('names a pass by 13 characters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        expect(passIdBytes(passIdText(bytes))).toEqual(bytes);
      }),
    );
    for (const text of ['', 'ZZZZZZZZZZZZZ', '000000000000U']) expect(passIdBytes(text)).toBeUndefined();
  });
});

describe('the verification of a code', () => {
  const pass = passOf({ edition: 'workload', deviceKey: signers.deviceKeys[0]!, entitlements: tenEntitlements });
  const token = signToken(pass, signers);
  const { issuers } = signers;
  const at = pass.issuedAt;

  it('asks for the issuer once where there is a cache, and for the device every time', () => {
    const inner = nodeSignatures();
    const asked = { issuer: 0, device: 0 };
    const signatures = {
      verifyEd25519: (...all: Parameters<typeof inner.verifyEd25519>) =>
        ++asked.issuer > 0 && inner.verifyEd25519(...all),
      verifyP256: (...all: Parameters<typeof inner.verifyP256>) => ++asked.device > 0 && inner.verifyP256(...all),
    };
    const cache = createIssuerCache(2);
    for (let time = 0; time < 3; time++) {
      const evidence = verifyCode(signCode(token, 0, at, signers), { issuers, signatures, cache });
      expect(evidence).toMatchObject({ kind: 'pass', binding: 'device', step: stepOf(at, 15) });
    }
    expect(asked).toEqual({ issuer: 1, device: 3 });
    const others = [1, 2].map((n) => signToken({ ...pass, id: passIdText(new Uint8Array(8).fill(n)) }, signers));
    for (const other of others) verifyCode(encodeCode({ kind: 'bare', token: other }), { issuers, signatures, cache });
    expect(cache.find(token)).toBeUndefined();
    expect(cache.find(others[1]!)).toBeDefined();
  });

  it('tells a forged issuer, a forged device and another event apart', () => {
    const signatures = nodeSignatures();
    const stranger = newSigners(1);
    const seen = (code: Uint8Array) => verifyCode(code, { issuers, signatures });
    const borrowed = { ...stranger, issuerKeyId: signers.issuerKeyId };
    expect(seen(encodeCode({ kind: 'bare', token: signToken(pass, borrowed) }))).toEqual({
      kind: 'forged',
      part: 'issuer',
    });
    expect(seen(encodeCode({ kind: 'bare', token: signToken(pass, stranger) }))).toEqual({
      kind: 'forged',
      part: 'issuer',
    });
    expect(seen(signCode(token, 1, at, signers))).toEqual({ kind: 'forged', part: 'device' });
    const other = signToken({ ...pass, edition: 'paris-2024' }, stranger);
    expect(seen(encodeCode({ kind: 'bare', token: other }))).toEqual({ kind: 'foreign', edition: 'paris-2024' });
    const { deviceKey: _, ...unbound } = pass;
    expect(seen(signCode(signToken(unbound, signers), 0, at, signers))).toEqual({ kind: 'forged', part: 'device' });
  });

  it('accepts a wallet code of a pass it knows', () => {
    const mac = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const wallet = { passOf: (id: string) => (id === pass.id ? pass : undefined), macOf: () => mac };
    const seen = (id: string, own: Uint8Array) =>
      verifyCode(encodeCode({ kind: 'wallet', pass: id, step: 5, mac: own }), {
        issuers,
        signatures: nodeSignatures(),
        wallet,
      });
    expect(seen(pass.id, mac)).toEqual({ kind: 'pass', pass, binding: 'wallet', step: 5 });
    expect(seen(pass.id, mac.map((byte) => byte ^ 1))).toEqual({ kind: 'forged', part: 'device' }); // biome-ignore format: one case, one line
    expect(seen(passIdText(new Uint8Array(8)), mac)).toEqual({ kind: 'unknown' });
  });

  it('binds the proof to token and step', () => {
    expect(proofInput(token, 1)).not.toEqual(proofInput(token, 2));
    expect(Buffer.from(proofInput(token, 1)).includes(Buffer.from(token))).toBe(true);
  });
});
