import { createPublicKey, verify } from 'node:crypto';
import { checkpointAt, readyPolicy } from '/work/main/src/engines/admission/checkpoint.ts';
import { decodeCode, proofInput } from '/work/main/src/engines/admission/code.ts';
import { decide } from '/work/main/src/engines/admission/decide.ts';
import { quietSignals } from '/work/main/src/engines/admission/decision.ts';
import { createLedger } from '/work/main/src/engines/admission/ledger.ts';
import { newSigners, nodeSignatures } from '/work/main/src/engines/admission/testing/node-signatures.ts';
import { parseToken } from '/work/main/src/engines/admission/token.ts';
import { createIssuerCache, verifyCode } from '/work/main/src/engines/admission/verify.ts';
import { createWorkload, signCode, signToken, workloadStart } from '/work/main/src/engines/admission/workload.ts';

const N = 3000;
const keys = newSigners(8);
const w = createWorkload({ seed: 1, passes: N, sessions: 40, entitlements: 10, families: 0.3 }, keys.deviceKeys);
const ready = readyPolicy(w.policy, w.sessions);
const now = workloadStart;
const cp = checkpointAt(ready, 'ARE-G1', 'entry');
const codes = w.passes.map((p, i) => signCode(signToken(p, keys), w.devices[i]!, now, keys));
const sig = nodeSignatures();
const ledger = createLedger();
const raw = codes.map((c) => {
  const d = decodeCode(c)!;
  if (d.kind !== 'device') throw 0;
  const t = parseToken(d.token)!;
  return { t, d, msg: proofInput(d.token, d.step) };
});
const issuer = [...keys.issuers.values()][0]!;
const ed = createPublicKey({
  key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), issuer.publicKey]),
  format: 'der',
  type: 'spki',
});
const dev = new Map(
  keys.deviceKeys.map((k) => [
    Buffer.from(k).toString('hex'),
    createPublicKey({
      key: Buffer.concat([Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'), k]),
      format: 'der',
      type: 'spki',
    }),
  ]),
);
const devs = raw.map((r) => dev.get(Buffer.from(r.t.pass.deviceKey!).toString('hex'))!);
function time(f: (i: number) => void, n = N) {
  const c0 = process.cpuUsage();
  for (let i = 0; i < n; i++) f(i);
  const c = process.cpuUsage(c0);
  return (n / (c.user + c.system)) * 1e6;
}
const rawOnce = (i: number) => {
  const r = raw[i]!;
  if (!verify(null, r.t.signingInput, ed, r.t.signature)) throw 1;
  if (!verify('sha256', r.msg, { key: devs[i]!, dsaEncoding: 'ieee-p1363' }, r.d.signature)) throw 2;
};
const full = (cache?: any) => (i: number) => {
  const evidence = verifyCode(codes[i % N]!, { issuers: keys.issuers, signatures: sig, ...(cache ? { cache } : {}) });
  const d = decide({
    id: String(i),
    policy: ready,
    evidence,
    checkpoint: cp,
    history: ledger,
    signals: quietSignals,
    now,
  });
  if (d.members.length === 0) throw 3;
};
const best = { raw: 0, cold: 0, warm: 0, ratio: [] as number[] };
for (let round = 0; round < 7; round++) {
  const r = time(rawOnce);
  const c = time(full());
  const cache = createIssuerCache(N);
  time(full(cache));
  const wm = time(full(cache));
  best.raw = Math.max(best.raw, r);
  best.cold = Math.max(best.cold, c);
  best.warm = Math.max(best.warm, wm);
  best.ratio.push(c / r);
}
best.ratio.sort();
console.log(
  'raw pair/s',
  Math.round(best.raw),
  'cold decide/s',
  Math.round(best.cold),
  'issuer cached/s',
  Math.round(best.warm),
  'ratio median',
  best.ratio[3]!.toFixed(3),
  'best/best',
  (best.cold / best.raw).toFixed(3),
);
const ev = raw.map((r) => ({ kind: 'pass' as const, pass: r.t.pass, binding: 'device' as const, step: r.d.step }));
for (const [name, list] of [
  ['all (30% families)', ev],
  ['singles', ev.filter((e) => e.pass.party.length === 0)],
  ['entitled singles', ev.filter((e) => e.pass.party.length === 0 && e.pass.entitlements.some((x) => x.session === 1))],
] as const) {
  let b = 0;
  for (let k = 0; k < 6; k++)
    b = Math.max(
      b,
      time((i) => {
        decide({
          id: String(i),
          policy: ready,
          evidence: list[i % list.length]!,
          checkpoint: cp,
          history: ledger,
          signals: quietSignals,
          now,
        });
      }, 300000),
    );
  console.log('decide alone/s', name, Math.round(b));
}
// warm: whole without P256 = document lookups; parse
console.log(
  'parse/s',
  Math.round(
    time((i) => {
      parseToken(raw[i % N]!.d.token);
    }, 100000),
  ),
);
const lat: number[] = [];
const f = full();
for (let i = 0; i < N; i++) {
  const t = performance.now();
  f(i);
  lat.push(performance.now() - t);
}
lat.sort((a, b) => a - b);
console.log('cold p50 ms', lat[N / 2]!.toFixed(3), 'p99', lat[Math.floor(N * 0.99)]!.toFixed(3));
const cache = createIssuerCache(N);
const quick = { verifyEd25519: () => true, verifyP256: () => true };
const g = (i: number) => {
  const evidence = verifyCode(codes[i % N]!, { issuers: keys.issuers, signatures: quick, cache });
  decide({ id: String(i), policy: ready, evidence, checkpoint: cp, history: ledger, signals: quietSignals, now });
};
time(g, 20000);
console.log('all but curves, cached/s', Math.round(time(g, 200000)));
const l2 = createLedger();
const t0 = performance.now();
for (let i = 0; i < N; i++) {
  const d = decide({
    id: 'x' + i,
    policy: ready,
    evidence: ev[i]!,
    checkpoint: cp,
    history: l2,
    signals: quietSignals,
    now,
  });
  l2.add({
    kind: 'passage',
    id: 'x' + i,
    at: now,
    venue: 'ARE',
    gate: 'ARE-G1',
    zone: 'ARE-perimeter',
    from: null,
    direction: 'entry',
    decision: d,
  });
}
console.log('decide+journal add/s', Math.round((N / (performance.now() - t0)) * 1000));
console.log(
  'sizes',
  codes.filter((_, i) => w.passes[i]!.party.length === 0)[0]!.length,
  Math.max(...codes.map((c) => c.length)),
);
