import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hour, minute, second } from '../../kernel/time.ts';
import { decodeCode, encodeCode, proofInput } from './code.ts';
import { createLedger, type Passage } from './ledger.ts';
import {
  decodeReceipt,
  encodeReceipt,
  type KnownReceipt,
  membersOf,
  type Receipt,
  receiptInput,
  receiptLength,
  receiptOf,
  verifyReceipt,
} from './receipt.ts';
import { newSigners, nodeSignatures } from './testing/node-signatures.ts';
import { decideScene, ids, member, passageOf, passFor, policyWith, type Scene, start } from './testing/small-venue.ts';
import { verifyCode } from './verify.ts';
import { signToken } from './workload.ts';

const gateKey = generateKeyPairSync('ed25519');
const publicKey = new Uint8Array(gateKey.publicKey.export({ format: 'der', type: 'spki' }).subarray(12));
const keyId = '0a0b0c0d';
const gates = new Map([[keyId, { edition: 'workload', gate: 'ARE-G1', publicKey }]]);
const uuid = '018f2f6e-0000-7000-8000-0000000000aa';
const signatures = nodeSignatures();

const family = passFor({
  party: [member(ids.child, 'child', 1), member(ids.aide, 'companion', 1, 2), member(ids.baby, 'child', 2)],
});

function given(passage: Passage, pass = family): { receipt: Receipt; bytes: Uint8Array } {
  const receipt = receiptOf(passage, pass, keyId)!;
  return { receipt, bytes: encodeReceipt(receipt, sign(null, receiptInput('workload', receipt), gateKey.privateKey)) };
}

/** The scene of a gate that heard nothing of others, with what the phone carries. */
function carrying(receipts: readonly Receipt[], scene: Scene = {}): Scene {
  const pass = scene.pass ?? family;
  const now = scene.now ?? start;
  const known = receipts.map((receipt): KnownReceipt => ({ ...receipt, gate: 'ARE-G1' }));
  const evidence = { kind: 'pass', pass, binding: 'device', step: Math.floor(now / 15_000), receipts: known } as const;
  return { gate: 'ARE-G5', ...scene, evidence };
}

describe('a receipt', () => {
  const passage = passageOf({ id: uuid, pass: family, now: start - minute });

  it('fits, and says after decoding what it said before', () => {
    const { receipt, bytes } = given(passage);
    expect(bytes.length).toBe(receiptLength);
    expect(bytes.length).toBeLessThanOrEqual(110);
    expect(decodeReceipt(bytes)?.receipt).toEqual(receipt);
    expect(receipt).toMatchObject({ passage: uuid, direction: 'entry', session: 1, at: start - minute });
    expect(membersOf(receipt, family).map(({ id }) => id)).toEqual([ids.anna, ids.child, ids.aide]);
  });

  it('holds for the gate, the edition and the pass it was given for, and for no other', () => {
    const { bytes } = given(passage);
    const check = (more: Uint8Array, pass = family, known: Parameters<typeof verifyReceipt>[2] = gates) =>
      verifyReceipt(more, pass, known, signatures.verifyEd25519);
    expect(check(bytes)).toMatchObject({ gate: 'ARE-G1', passage: uuid });
    expect(check(bytes, passFor({ id: ids.aide }))).toBeUndefined();
    expect(check(bytes, { ...family, edition: 'other' })).toBeUndefined();
    expect(check(bytes, family, new Map([[keyId, { edition: 'other', gate: 'ARE-G1', publicKey }]]))).toBeUndefined();
    expect(check(bytes, family, new Map())).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const turned = Uint8Array.from(bytes);
        turned[at]! ^= change;
        expect(check(turned)).toBeUndefined();
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }), (noise) => check(noise) === undefined));
  });

  it('is given to nobody who did not move, and only for an act with a proper id', () => {
    const turned = passageOf({ id: uuid, pass: family, evidence: { kind: 'pass', pass: family, binding: 'bare' } });
    expect(receiptOf(turned, family, keyId)).toBeUndefined();
    expect(receiptOf({ ...turned, by: 'Kenji' }, family, keyId)).toBeDefined();
    expect(receiptOf(passageOf({ id: 'by hand', pass: family }), family, keyId)).toBeUndefined();
    expect(receiptOf(passageOf({ id: uuid, pass: passFor({ id: '8888888888880' }) }), family, keyId)).toBeUndefined();
  });

  it('speaks of everybody once the party has changed', () => {
    const { receipt } = given(passage);
    const more = { ...family, party: [member('8888888888880', 'adult', 1), ...family.party] };
    expect(membersOf(receipt, more)).toHaveLength(5);
  });
});

describe('a code that carries receipts', () => {
  const signers = newSigners(1);
  const pass = { ...family, deviceKey: signers.deviceKeys[0]! };
  const token = signToken(pass, signers);
  const step = Math.floor(start / 15_000);
  const proof = { kind: 'device' as const, token, step, signature: signers.signP256(0, proofInput(token, step)) };
  const passage = passageOf({ id: uuid, pass, now: start - minute });
  const { bytes } = given(passage, pass);

  it('reads as the code without them, and tells those that hold', () => {
    for (const receipts of [[bytes], [bytes, bytes]]) {
      const code = encodeCode({ ...proof, receipts });
      expect(decodeCode(code)).toEqual({ ...proof, receipts });
      const evidence = verifyCode(code, { issuers: signers.issuers, signatures, gates });
      expect(evidence).toMatchObject({ binding: 'device', receipts: receipts.map(() => ({ gate: 'ARE-G1' })) });
    }
    expect(encodeCode({ ...proof, receipts: [] })).toEqual(encodeCode(proof));
  });

  it('is as good without a receipt that does not hold', () => {
    const broken = Uint8Array.from(bytes).fill(0, 50, 60);
    const code = encodeCode({ ...proof, receipts: [broken, bytes] });
    const evidence = verifyCode(code, { issuers: signers.issuers, signatures, gates });
    expect(evidence).toMatchObject({ kind: 'pass', receipts: [{ passage: uuid }] });
    const alone = verifyCode(encodeCode({ ...proof, receipts: [broken] }), { issuers: signers.issuers, signatures, gates });
    expect(alone).toEqual({ kind: 'pass', pass, binding: 'device', step });
  }); // biome-ignore format: calls read in one line

  it('is none where number and length do not fit', () => {
    const code = encodeCode({ ...proof, receipts: [bytes] });
    for (const count of [0, 3, 255]) expect(decodeCode(Uint8Array.from(code).fill(count, 69, 70))).toBeUndefined();
    expect(decodeCode(code.subarray(0, 70 + receiptLength))).toBeUndefined();
    expect(decodeCode(code.subarray(0, 40))).toBeUndefined();
  });
});

describe('a gate that is cut off', () => {
  const entry = passageOf({ id: uuid, pass: family, now: start - minute });

  it('sees the earlier entry that it never heard of', () => {
    expect(decideScene({ pass: family, gate: 'ARE-G5' }).outcome).toBe('admit');
    const told = decideScene(carrying([given(entry).receipt], { choice: { passes: [ids.anna] } }));
    expect(told).toMatchObject({ outcome: 'steward', reason: 'alreadyUsed', facts: { used: { gate: 'ARE-G1' } } });
  });

  it('admits those of the party who were not in it', () => {
    const part = passageOf({ id: uuid, pass: family, now: start - minute, choice: { passes: [ids.anna] } });
    const rest = decideScene(carrying([given(part).receipt]));
    expect(rest.members.map(({ pass }) => pass)).toEqual([ids.child, ids.aide]);
    expect(rest.outcome).toBe('admit');
  });

  it('sees an exit as well, and counts re-entries', () => {
    const left = passageOf({ id: uuid.replace('aa', 'bb'), pass: family, direction: 'exit', now: start - second, events: [entry] });
    const both = [given(left).receipt, given(entry).receipt];
    expect(decideScene(carrying(both)).reason).toBe('reentry');
    expect(decideScene(carrying(both, { policy: policyWith({ reentries: 0 }), choice: { passes: [ids.anna] } })).reason).toBe('noReentry');
  }); // biome-ignore format: scenes read in one line

  it('believes its own journal more: what was annulled did not happen', () => {
    const annulled = createLedger([entry, { kind: 'annulment', id: 'a', at: start, passage: uuid }]);
    expect(decideScene(carrying([given(entry).receipt], { history: annulled })).outcome).toBe('admit');
    const known = createLedger([entry]);
    expect(decideScene(carrying([given(entry).receipt], { history: known, choice: { passes: [ids.anna] } })).reason).toBe('alreadyUsed');
  }); // biome-ignore format: scenes read in one line

  it('lets everybody out', () => {
    const out = decideScene(carrying([given(entry).receipt], { direction: 'exit', now: start + hour }));
    expect(out.members.map(({ pass }) => pass)).toEqual([ids.anna, ids.child, ids.aide]);
  });
});
