import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { checkpointAt, readyPolicy } from '../../engines/admission/checkpoint.ts';
import { decodeCode, encodeCode } from '../../engines/admission/code.ts';
import { decide } from '../../engines/admission/decide.ts';
import { type Decision, quietSignals } from '../../engines/admission/decision.ts';
import { createLedger } from '../../engines/admission/ledger.ts';
import type { Pass } from '../../engines/admission/pass.ts';
import { createIssuerCache, type Evidence, type Issuers, verifyCode } from '../../engines/admission/verify.ts';
import { createWorkload, type Signers, signCode, signToken } from '../../engines/admission/workload.ts';
import { nodeSignatures } from '../../gate/signatures.ts';
import { hour } from '../../kernel/time.ts';
import type { BenchResult } from './figures.ts';
import { median, rounded } from './figures.ts';
import { compressed } from './point.ts';

const passes = 400;
const rounds = 15;

/**
 * Decisions with both signatures, three in ten of them for families, against the same two verifications alone, in turns;
 * and decisions for one person without signatures.
 */
export async function benchAdmission(): Promise<BenchResult> {
  const issuer = generateKeyPairSync('ed25519');
  const devices = Array.from({ length: passes }, () => generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  const signers: Signers = {
    issuerKeyId: Uint8Array.of(1, 2, 3, 4),
    signEd25519: (message) => sign(null, message, issuer.privateKey),
    signP256: (device, message) =>
      sign('sha256', message, { key: devices[device]!.privateKey, dsaEncoding: 'ieee-p1363' }),
    deviceKeys: devices.map((pair) => compressed(pair.publicKey)),
  };
  const workload = createWorkload({ seed: 1, passes }, signers.deviceKeys);
  const entry = { ...workload.policy.entry, bareCode: 'admit' as const };
  const ready = readyPolicy({ ...workload.policy, entry }, workload.sessions);
  const session = workload.sessions[0]!;
  const now = session.startsAt - hour;
  const codes = workload.passes.map((pass, index) =>
    signCode(signToken(pass, signers), workload.devices[index]!, now, signers),
  );
  const issuers = new Map([['01020304', { edition: workload.policy.edition, publicKey: raw(issuer.publicKey) }]]);
  const signatures = nodeSignatures();
  const gate = workload.policy.gates.find((one) => one.venue === session.venue)!.key;
  const checkpoint = checkpointAt(ready, gate, 'entry');
  const history = createLedger();
  let id = 0;
  const decideOn = (evidence: Parameters<typeof decide>[0]['evidence']) =>
    decide({ id: String(id++), policy: ready, evidence, checkpoint, history, signals: quietSignals, now });
  const whole = () => {
    for (const code of codes) decideOn(verifyCode(code, { issuers, signatures }));
    return codes.length;
  };
  const messages = rawPairs(devices, signers);
  const raws = () => {
    for (const one of messages) {
      verify(null, one.message, issuer.publicKey, one.issued);
      verify('sha256', one.message, { key: one.device, dsaEncoding: 'ieee-p1363' }, one.proof);
    }
    return messages.length;
  };
  const single = createWorkload({ seed: 2, passes, families: 0 }, signers.deviceKeys);
  const evidence = single.passes.map((pass) => ({ kind: 'pass' as const, pass, binding: 'document' as const }));
  const rules = () => {
    for (let round = 0; round < 50; round++) for (const one of evidence) decideOn(one);
    return 50 * evidence.length;
  };
  whole();
  raws();
  rules();
  const pairs = Array.from({ length: rounds }, () => ({ whole: rate(whole), raw: rate(raws), rules: rate(rules) }));
  return {
    ...latencies(codes, issuers, decideOn),
    ledgerEventsPerSecond: Math.round(median(Array.from({ length: 3 }, () => ledgerRate(workload.passes, decideOn)))),
    ratioToRawVerify: rounded(median(pairs.map((pair) => pair.whole / pair.raw))),
    rulesPerSecond: Math.round(median(pairs.map((pair) => pair.rules))),
    decisionsPerSecond: Math.round(median(pairs.map((pair) => pair.whole))),
    rawVerifiesPerSecond: Math.round(median(pairs.map((pair) => pair.raw))),
  };
}

/** Microseconds from the bytes of a code to the answer, by what the gate knows already. */
function latencies(codes: readonly Uint8Array[], issuers: Issuers, decideOn: (evidence: Evidence) => Decision) {
  const signatures = nodeSignatures();
  const readCold = (code: Uint8Array) => decideOn(verifyCode(code, { issuers, signatures }));
  const known = { issuers, signatures, cache: createIssuerCache(passes) };
  for (const code of codes) verifyCode(code, known);
  const readKnown = (code: Uint8Array) => decideOn(verifyCode(code, known));
  const bare = codes.map((code) => encodeCode({ kind: 'bare', token: decodeToken(code) }));
  const cold = timesOf(codes, readCold);
  const coldCpu = timesOf(codes, readCold, processorMicros);
  const proven = timesOf(codes, readKnown);
  const warm = timesOf(bare, readKnown);
  return {
    // Never seen, both signatures; then in time of the processor: what is left when nothing else runs on the machine.
    coldP50Micros: rounded(percentile(cold, 0.5)),
    coldP99Micros: rounded(percentile(cold, 0.99)),
    coldCpuP50Micros: percentile(coldCpu, 0.5),
    coldCpuP99Micros: percentile(coldCpu, 0.99),
    // The issuer known by the cache; then without any curve.
    provenP50Micros: rounded(percentile(proven, 0.5)),
    warmP50Micros: rounded(percentile(warm, 0.5)),
    warmP99Micros: rounded(percentile(warm, 0.99)),
  };
}

const wallMicros = (): number => performance.now() * 1000;

function processorMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Microseconds of each call, sorted, round by round. */
function timesOf<T>(list: readonly T[], work: (one: T) => unknown, clock = wallMicros): number[][] {
  for (const one of list) work(one);
  return Array.from({ length: rounds }, () =>
    list
      .map((one) => {
        const started = clock();
        work(one);
        return clock() - started;
      })
      .sort((first, second) => first - second),
  );
}

/** The median round's percentile, so that one round in which the machine was busy elsewhere does not decide. */
function percentile(timed: readonly (readonly number[])[], share: number): number {
  return median(timed.map((times) => times[Math.min(times.length - 1, Math.floor(share * times.length))]!));
}

function decodeToken(code: Uint8Array): Uint8Array {
  const decoded = decodeCode(code);
  if (decoded?.kind !== 'device') throw new Error('a workload makes codes of devices');
  return decoded.token;
}

/** Passages of 100,000 acts, single people and families, taken into one ledger. */
function ledgerRate(all: readonly Pass[], decideOn: (evidence: Evidence) => Decision): number {
  const place = { venue: 'ARE', gate: 'ARE-G1', zone: 'ARE-perimeter', from: null, direction: 'entry' as const };
  const decisions = all.map((pass) => decideOn({ kind: 'pass', pass, binding: 'document' }));
  const count = 100_000;
  const ledger = createLedger();
  const started = performance.now();
  for (let index = 0; index < count; index++) {
    const decision = decisions[index % decisions.length]!;
    const copy = Math.floor(index / decisions.length);
    const members = decision.members.map((member) => ({ ...member, pass: `${member.pass} ${copy}` }));
    ledger.add({ kind: 'passage', id: `e${index}`, at: index, ...place, decision: { ...decision, members } });
  }
  return (count / (performance.now() - started)) * 1000;
}

function rate(work: () => number): number {
  const started = performance.now();
  const count = work();
  return (count / (performance.now() - started)) * 1000;
}

/** Messages of the size of a token, each signed by issuer and device. */
function rawPairs(devices: readonly { publicKey: KeyObject }[], signers: Signers) {
  return devices.map(({ publicKey }, index) => {
    const message = new Uint8Array(240).fill(index);
    return {
      message,
      device: publicKey,
      issued: signers.signEd25519(message),
      proof: signers.signP256(index, message),
    };
  });
}

function raw(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(-32));
}
