import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { second } from '../../kernel/time.ts';
import { reasons } from './reasons.ts';
import { attack, createStage, type Keys, attackedAt as now, showHonest } from './testing/attacks.ts';
import { newSigners, nodeSignatures } from './testing/node-signatures.ts';
import type { Signers } from './workload.ts';

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

describe('codes that are not honest', () => {
  it('100,000 of them: always a reason, never an exception, nobody in', () => {
    const found = attack(quickKeys(), 100_000, seededRandom(2020));
    expect(found).toMatchObject({ admitted: [], exceptions: [] });
    expect([...found.reasons.keys()].filter((reason) => !reasons.some((one) => one === reason))).toEqual([]);
    for (const reason of ['unknown', 'forged', 'foreignEdition', 'expired', 'staleProof', 'bareCode', 'alreadyUsed']) {
      expect(found.reasons.get(reason) ?? 0).toBeGreaterThan(1000);
    }
  }, 120_000);

  it('with the real curves too', () => {
    const found = attack(realKeys(), 2000, seededRandom(2021));
    expect(found).toMatchObject({ admitted: [], exceptions: [] });
    expect(found.reasons.size).toBeGreaterThanOrEqual(7);
  }, 60_000);

  it('an honest code shown again is used, a blocked one is blocked', () => {
    const on = createStage(quickKeys(), 15);
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
    expect(showHonest(quickKeys(), 50_000, seededRandom(44))).toEqual([]);
  }, 60_000);
});
