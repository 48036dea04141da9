import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pick, type Random, randomInteger, seededRandom } from '../../kernel/random.ts';
import { second } from '../../kernel/time.ts';
import { joinBytes } from './bytes.ts';
import { checkpointAt, readyPolicy } from './checkpoint.ts';
import { encodeCode, stepOf } from './code.ts';
import { decide } from './decide.ts';
import { type Decision, quietSignals } from './decision.ts';
import { createLedger } from './ledger.ts';
import { usualProof } from './policy.ts';
import { reasons } from './reasons.ts';
import { newSigners, nodeSignatures } from './testing/node-signatures.ts';
import { unsignedToken } from './token.ts';
import { createIssuerCache, type Issuers, type Signatures, verifyCode } from './verify.ts';
import { createWorkload, type Signers, signCode, signToken, workloadStart } from './workload.ts';

interface Keys {
  readonly own: Signers;
  readonly foreign: Signers;
  readonly issuers: Issuers;
  readonly signatures: Signatures;
}

/** Signatures by keyed hash: as unforgeable for our purpose and a hundred times faster, so that many codes can be tried. */
function quickKeys(): Keys {
  const tag = (key: Uint8Array, message: Uint8Array): Uint8Array =>
    new Uint8Array(createHmac('sha512', key).update(message).digest());
  const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
    Buffer.compare(tag(key, message), signature) === 0;
  const signers = (name: number): Signers => {
    const issuerKey = new Uint8Array(32).fill(name);
    const deviceKeys = [1, 2, 3].map((index) => Uint8Array.of(2, ...new Uint8Array(32).fill(name + index)));
    return {
      issuerKeyId: new Uint8Array(4).fill(name),
      deviceKeys,
      signEd25519: (message) => tag(issuerKey, message),
      signP256: (device, message) => tag(deviceKeys[device]!, message),
    };
  };
  const issuers = new Map([['0a0a0a0a', { edition: 'workload', publicKey: new Uint8Array(32).fill(10) }]]);
  return { own: signers(10), foreign: signers(50), issuers, signatures: { verifyEd25519: verify, verifyP256: verify } };
}

function realKeys(): Keys {
  const own = newSigners(3);
  return { own, foreign: newSigners(3), issuers: own.issuers, signatures: nodeSignatures() };
}

const now = workloadStart + 7 * second;

/** A stage: passes and honest codes of a seeded event, and the gate that judges them. */
function stage(keys: Keys, count: number) {
  const workload = createWorkload(
    { seed: 9, passes: count, sessions: 4, entitlements: 4, families: 0.4 },
    keys.own.deviceKeys,
  );
  const ready = readyPolicy(workload.policy, workload.sessions);
  const checkpoint = checkpointAt(ready, 'ARE-G1', 'entry', [1]);
  const tokens = workload.passes.map((pass) => signToken(pass, keys.own));
  const cache = createIssuerCache(count);
  const revoked = new Set<string>();
  const ledger = createLedger();
  const signals = { ...quietSignals, passState: (id: string) => ({ isBlocked: revoked.has(id) }) };
  let requests = 0;
  const judge = (code: Uint8Array, at: number): Decision => {
    const evidence = verifyCode(code, { issuers: keys.issuers, signatures: keys.signatures, cache });
    return decide({ id: `${requests++}`, policy: ready, evidence, checkpoint, history: ledger, signals, now: at });
  };
  const honest = (index: number, at: number) => signCode(tokens[index]!, workload.devices[index]!, at, keys.own);
  return { workload, tokens, judge, honest, revoked, ledger };
}

type Stage = ReturnType<typeof stage>;
type Attack = (on: Stage, keys: Keys, random: Random) => Uint8Array;

const someone = (on: Stage, random: Random): number => randomInteger(random, on.tokens.length);
const noise = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => randomInteger(random, 256));

const attacks: Record<string, Attack> = {
  'a bit turned': (on, _, random) => {
    const code = on.honest(someone(on, random), now);
    code[randomInteger(random, code.length)]! ^= 1 << randomInteger(random, 8);
    return code;
  },
  'bytes changed': (on, _, random) => {
    const code = on.honest(someone(on, random), now);
    const at = randomInteger(random, code.length - 4);
    code.set(noise(random, 4), at);
    code[at]! ^= 1;
    return code;
  },
  'cut off': (on, _, random) => {
    const code = on.honest(someone(on, random), now);
    return code.subarray(0, randomInteger(random, code.length));
  },
  'more at the end': (on, _, random) =>
    joinBytes(on.honest(someone(on, random), now), noise(random, 1 + randomInteger(random, 9))),
  'a copy made before': (on, _, random) =>
    on.honest(someone(on, random), now - (36 + randomInteger(random, 900)) * second),
  'a code for later': (on, _, random) =>
    on.honest(someone(on, random), now + (20 + randomInteger(random, 900)) * second),
  'the proof of another': (on, _, random) => {
    const one = someone(on, random);
    const other = (one + 1) % on.tokens.length;
    const proof = on.honest(other, now).subarray(0, 69);
    return joinBytes(proof, on.tokens[one]!);
  },
  'the proof of another step': (on, _, random) => {
    const code = on.honest(someone(on, random), now - 600 * second);
    const fresh = on.honest(0, now).subarray(65, 69);
    return joinBytes(code.subarray(0, 65), fresh, code.subarray(69));
  },
  'another device': (on, keys, random) => {
    const one = someone(on, random);
    return signCode(on.tokens[one]!, (on.workload.devices[one]! + 1) % 3, now, keys.own);
  },
  'a token of one’s own': (on, keys, random) => {
    const pass = pick(random, on.workload.passes);
    const borrowed = { ...keys.foreign, issuerKeyId: keys.own.issuerKeyId };
    return signCode(signToken({ ...pass, deviceKey: keys.foreign.deviceKeys[0]! }, borrowed), 0, now, borrowed);
  },
  'another event': (on, keys, random) => {
    const pass = { ...pick(random, on.workload.passes), edition: pick(random, ['other', 'workload']) };
    return signCode(signToken({ ...pass, deviceKey: keys.foreign.deviceKeys[0]! }, keys.foreign), 0, now, keys.foreign);
  },
  'our issuer for another event': (on, keys, random) => {
    const one = someone(on, random);
    const pass = { ...on.workload.passes[one]!, edition: 'other' };
    return signCode(signToken(pass, keys.own), on.workload.devices[one]!, now, keys.own);
  },
  expired: (on, keys, random) => {
    const one = someone(on, random);
    const pass = { ...on.workload.passes[one]!, expiresAt: now - (6 + randomInteger(random, 1e6)) * second };
    return signCode(signToken(pass, keys.own), on.workload.devices[one]!, now, keys.own);
  },
  'a picture of the token': (on, _, random) => encodeCode({ kind: 'bare', token: on.tokens[someone(on, random)]! }),
  'a guessed wallet code': (on, _, random) => {
    const pass = pick(random, on.workload.passes).id;
    return encodeCode({ kind: 'wallet', pass, step: stepOf(now, 15), mac: noise(random, 8) });
  },
  'rights added': (on, keys, random) => {
    const one = someone(on, random);
    const pass = { ...on.workload.passes[one]!, entitlements: [{ session: 1, sector: 0, place: 1, status: 1 }] };
    const { protectedHeader, payload } = unsignedToken(pass, keys.own.issuerKeyId);
    const signature = on.tokens[one]!.slice(-64);
    const head = Uint8Array.of(0xd2, 0x84, 0x40 | protectedHeader.length);
    const long = payload.length > 255 ? [0x59, payload.length >> 8, payload.length & 255] : [0x58, payload.length];
    const body = joinBytes(protectedHeader, Uint8Array.of(0xa0, ...long), payload, Uint8Array.of(0x58, 64));
    return signCode(joinBytes(head, body, signature), on.workload.devices[one]!, now, keys.own);
  },
  noise: (_, __, random) => noise(random, randomInteger(random, 400)),
  'noise after our first byte': (_, __, random) => joinBytes(Uint8Array.of(pick(random, [0x10, 0x11, 0x12])), noise(random, randomInteger(random, 400))), // biome-ignore format: one attack
};

function attack(keys: Keys, count: number): Map<string, number> {
  const on = stage(keys, 60);
  const random = seededRandom(2020);
  const names = Object.keys(attacks);
  const seen = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const name = names[index % names.length]!;
    const decision = on.judge(attacks[name]!(on, keys, random), now);
    if (decision.outcome !== 'steward' || !reasons.includes(decision.reason)) throw new Error(`${name} went in`);
    seen.set(decision.reason, (seen.get(decision.reason) ?? 0) + 1);
  }
  return seen;
}

describe('codes that are not honest', () => {
  it('100,000 of them: always a reason, never an exception, nobody in', () => {
    const seen = attack(quickKeys(), 100_000);
    for (const reason of ['unknown', 'forged', 'foreignEdition', 'expired', 'staleProof', 'bareCode']) {
      expect(seen.get(reason) ?? 0).toBeGreaterThan(1000);
    }
  }, 120_000);

  it('with the real curves too', () => {
    expect(attack(realKeys(), 2000).size).toBeGreaterThanOrEqual(6);
  }, 60_000);

  it('an honest code shown again is used, a blocked one is blocked', () => {
    const on = stage(quickKeys(), 5);
    for (let index = 0; index < 5; index++) {
      const code = on.honest(index, now);
      const decision = on.judge(code, now);
      expect(decision.outcome).toBe('admit');
      const place = { venue: 'ARE', gate: 'ARE-G1', zone: 'ARE-perimeter', from: null };
      on.ledger.add({ kind: 'passage', id: `p${index}`, at: now, ...place, direction: 'entry', decision });
      expect(on.judge(code, now + second).reason).toBe('alreadyUsed');
      on.revoked.add(on.workload.passes[index]!.id);
      expect(on.judge(code, now + second).reason).toBe('blocked');
    }
  });
});

describe('codes that are honest', () => {
  it('none is refused with clocks up to 5 s wrong, shown for up to one window', () => {
    const on = stage(quickKeys(), 200);
    const random = seededRandom(44);
    const { windowSeconds, clockErrorSeconds } = usualProof;
    for (let index = 0; index < 50_000; index++) {
      const made = now + randomInteger(random, 3_000_000);
      const error = (2 * random() - 1) * clockErrorSeconds * second;
      const shown = random() * windowSeconds * second;
      const decision = on.judge(on.honest(index % 200, made), made + shown + error);
      if (decision.outcome !== 'admit') expect(decision).toMatchObject({ outcome: 'admit' });
    }
  }, 60_000);
});
