import { pick, type Random, randomInteger } from '../../../kernel/random.ts';
import { second } from '../../../kernel/time.ts';
import { joinBytes } from '../bytes.ts';
import { checkpointAt, readyPolicy } from '../checkpoint.ts';
import { encodeCode, stepOf } from '../code.ts';
import { decide } from '../decide.ts';
import { type Decision, quietSignals } from '../decision.ts';
import { createLedger } from '../ledger.ts';
import { unsignedToken } from '../token.ts';
import { createIssuerCache, type Issuers, type Signatures, verifyCode } from '../verify.ts';
import { createWorkload, type Signers, signCode, signToken, workloadStart } from '../workload.ts';

/** Keys of the event that is attacked and of a stranger's, and what the gate verifies with. */
export interface Keys {
  readonly own: Signers;
  readonly foreign: Signers;
  readonly issuers: Issuers;
  readonly signatures: Signatures;
}

/** The gate's clock while it is attacked. */
export const attackedAt = workloadStart + 7 * second;
const now = attackedAt;
/** Passes whose holders, with all of their parties, are inside already. */
const insiders = 10;
const mostKept = 20_000;

/** Passes and honest codes of a seeded event, and the gate that judges them. At least 11 passes. */
export function createStage(keys: Keys, count: number) {
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
  const made = new Map<string, Uint8Array>();
  /** A copy of the code that the phone of a pass shows at an instant; signed once in each time step. */
  const honest = (index: number, at: number): Uint8Array => {
    const name = `${index} ${stepOf(at, workload.policy.proof.windowSeconds)}`;
    const code = made.get(name) ?? signCode(tokens[index]!, workload.devices[index]!, at, keys.own);
    if (made.size >= mostKept) made.clear();
    made.set(name, code);
    return code.slice();
  };
  for (let index = Math.max(0, count - insiders); index < count; index++) {
    const decision = judge(honest(index, now), now);
    const place = { venue: 'ARE', gate: 'ARE-G2', zone: 'ARE-perimeter', from: null };
    ledger.add({ kind: 'passage', id: `insider ${index}`, at: now, ...place, direction: 'entry', decision });
  }
  return { workload, tokens, judge, honest, revoked, ledger };
}

export type Stage = ReturnType<typeof createStage>;
type Attack = (on: Stage, keys: Keys, random: Random) => Uint8Array;

const someone = (on: Stage, random: Random): number => randomInteger(random, on.tokens.length - insiders);
const insider = (on: Stage, random: Random): number => on.tokens.length - 1 - randomInteger(random, insiders);
const noise = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => randomInteger(random, 256));

/** Ways to get in without a right to, by name. */
export const attacks: Readonly<Record<string, Attack>> = {
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
  'shown again by who is inside': (on, _, random) => on.honest(insider(on, random), now + randomInteger(random, 5_000)),
  'receipts before a proof that does not hold': (on, _, random) => {
    const code = on.honest(someone(on, random), now);
    const count = 1 + randomInteger(random, 2);
    const receipts = noise(random, count * 109);
    code[1 + randomInteger(random, 64)]! ^= 1;
    return joinBytes(Uint8Array.of(0x13), code.subarray(1, 69), Uint8Array.of(count), receipts, code.subarray(69));
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
  'noise after our first byte': (_, __, random) => joinBytes(Uint8Array.of(pick(random, [0x10, 0x11, 0x12, 0x13])), noise(random, randomInteger(random, 400))), // biome-ignore format: one attack
};

/** Runs attacks in turn; answers how often each reason was given, who got in, and what was thrown. */
export function attack(keys: Keys, count: number, random: Random) {
  const on = createStage(keys, 70);
  const names = Object.keys(attacks);
  const reasons = new Map<string, number>();
  const admitted: string[] = [];
  const exceptions: string[] = [];
  for (let index = 0; index < count; index++) {
    const name = names[index % names.length]!;
    const code = attacks[name]!(on, keys, random);
    try {
      const { outcome, reason } = on.judge(code, now);
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      if (outcome !== 'steward') admitted.push(name);
    } catch (error) {
      exceptions.push(`${name}: ${String(error)}`);
    }
  }
  return { reasons, admitted, exceptions };
}

/** Honest codes shown for up to one window, to gates whose clocks are wrong by up to the stated error; answers who was refused. */
export function showHonest(keys: Keys, count: number, random: Random): string[] {
  const people = 200;
  const on = createStage(keys, people + insiders);
  const { windowSeconds, clockErrorSeconds } = on.workload.policy.proof;
  const refused: string[] = [];
  for (let index = 0; index < count; index++) {
    const made = now + randomInteger(random, 3_000_000);
    const error = (2 * random() - 1) * clockErrorSeconds * second;
    const shown = random() * windowSeconds * second;
    const { outcome, reason } = on.judge(on.honest(index % people, made), made + shown + error);
    if (outcome !== 'admit') refused.push(reason);
  }
  return refused;
}
