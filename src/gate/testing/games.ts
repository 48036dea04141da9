import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { encodeCode, proofInput, stepOf } from '../../engines/admission/code.ts';
import type { Entitlement, Pass } from '../../engines/admission/pass.ts';
import { usualProof } from '../../engines/admission/policy.ts';
import { assembleToken, unsignedToken } from '../../engines/admission/token.ts';
import { workloadPolicy, workloadStart } from '../../engines/admission/workload.ts';
import { hour } from '../../kernel/time.ts';
import type { DirectoryHead, DirectoryRow, GateSnapshot } from '../../modules/passes/contract.ts';
import type { SignedSnapshot } from '../snapshot.ts';

/** A key that signs passes and snapshots. */
export interface TestIssuer {
  readonly keyId: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function makeIssuer(keyId: string): TestIssuer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { keyId, publicKey: publicKey.export({ format: 'jwk' }).x!, privateKey };
}

/** A phone with its key. */
export interface TestPhone {
  readonly key: Uint8Array;
  readonly privateKey: KeyObject;
}

export function makePhone(): TestPhone {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const sign = Buffer.from(y!, 'base64url').at(-1)! % 2 === 0 ? 2 : 3;
  return { key: new Uint8Array([sign, ...Buffer.from(x!, 'base64url')]), privateKey };
}

export const ids = {
  mother: '0000000000010',
  child: '0000000000020',
  alone: '0000000000030',
  sold: '0000000000040',
} as const;

const right = (place: number, sector = 1): Entitlement => ({ session: 1, sector, place, status: place });

/** Half an hour after the doors of the first session. */
export const duringDoors = workloadStart - 1.5 * hour;

/** A family with one phone, and a child of nobody here; ticket 4 was given back. */
export function makePasses(phone: TestPhone): Record<keyof typeof ids, Pass> {
  const shared = {
    edition: 'workload',
    issuedAt: workloadStart - 100 * hour,
    expiresAt: workloadStart + 100 * hour,
    deviceKey: phone.key,
    party: [],
  };
  const child = { id: ids.child, kind: 'child' as const, entitlements: [right(2)] };
  return {
    mother: { ...shared, id: ids.mother, kind: 'adult', entitlements: [right(1)], party: [child] },
    child: { ...shared, ...child },
    alone: { ...shared, id: ids.alone, kind: 'adult', entitlements: [right(3)] },
    sold: { ...shared, id: ids.sold, kind: 'adult', entitlements: [right(4)] },
  };
}

/** The code that the phone shows at an instant, base64url. */
export function showCode(pass: Pass, phone: TestPhone, issuer: TestIssuer, at: number): string {
  const unsigned = unsignedToken(pass, new Uint8Array(Buffer.from(issuer.keyId, 'hex')));
  const token = assembleToken(unsigned, new Uint8Array(sign(null, unsigned.signingInput, issuer.privateKey)));
  const step = stepOf(at, usualProof.windowSeconds);
  const proof = sign('sha256', proofInput(token, step), { key: phone.privateKey, dsaEncoding: 'ieee-p1363' });
  const code = encodeCode({ kind: 'device', token, step, signature: new Uint8Array(proof) });
  return Buffer.from(code).toString('base64url');
}

export function makeSnapshot(issuers: readonly TestIssuer[], changes: Partial<GateSnapshot> = {}): GateSnapshot {
  const names = { en: 'Judo, final', ja: '柔道 決勝', fr: 'Judo, finale', zh: '柔道决赛' };
  return {
    format: 2,
    version: 'one',
    madeAt: workloadStart - 2 * hour,
    edition: 'workload',
    editionNames: { en: 'Games' },
    timeZone: 'Asia/Tokyo',
    gate: 'ARE-G1',
    gateName: 'Gate A',
    venue: 'ARE',
    venueNames: { en: 'Arena', ja: 'アリーナ', fr: 'Aréna', zh: '体育馆' },
    policy: workloadPolicy(),
    issuers: issuers.map(({ keyId, publicKey }) => ({ keyId, publicKey })),
    sessions: [
      { number: 1, id: 'JUD-01', venue: 'ARE', startsAt: workloadStart, endsAt: workloadStart + 3 * hour, names },
      {
        number: 2,
        id: 'JUD-02',
        venue: 'ARE',
        startsAt: workloadStart + 48 * hour,
        endsAt: workloadStart + 51 * hour,
        names,
      },
    ],
    venues: [{ id: 'ARE', names: { en: 'Arena' } }],
    gates: [
      { id: 'ARE-G1', name: 'Gate A', stepFree: true },
      { id: 'ARE-G2', name: 'Gate B', stepFree: false },
    ],
    peers: [],
    peerKey: Buffer.alloc(32, 7).toString('base64url'),
    statuses: [statusesOf(1, [4])],
    accredited: [],
    endingVersion: 0,
    revoked: [],
    clockOffsetMs: 0,
    ...changes,
  };
}

/** A status list as a snapshot holds it. */
export function statusesOf(session: number, ended: readonly number[]): GateSnapshot['statuses'][number] {
  const bytes = new Uint8Array(16);
  for (const status of ended) bytes[status >>> 3]! |= 1 << (status & 7);
  return { session, list: deflateSync(bytes).toString('base64url') };
}

/** The directory of the same people: a row of twenty seats. */
export function makeDirectory(changes: Partial<DirectoryHead> = {}, rows?: readonly DirectoryRow[]): string {
  const person = (pass: string, name: string, kind: 'adult' | 'child', holder: string, place: number): DirectoryRow => [
    pass,
    name,
    kind,
    `KJ${String(100_000 + place)}`,
    holder,
    [[1, 1, place, place]],
  ];
  const people = rows ?? [
    person(ids.mother, 'Zoë Łukasz', 'adult', ids.mother, 1),
    person(ids.child, 'サトウ ミオ', 'child', ids.mother, 2),
    person(ids.alone, 'Aiko Tanaka', 'adult', ids.alone, 3),
  ];
  const blocks = [
    { id: 'N3', firstPlace: -59, rows: 10, seatsPerRow: 20, kind: 'seated', wheelchairPlaces: [], companionPlaces: [] },
  ];
  const head: DirectoryHead = {
    format: 2,
    edition: 'workload',
    venue: 'ARE',
    version: 'one',
    since: null,
    madeAt: workloadStart - 2 * hour,
    people: people.length,
    gone: [],
    blocks,
    ...changes,
  };
  return [head, ...people].map((line) => JSON.stringify(line)).join('\n');
}

export function signText(text: string, issuer: TestIssuer): string {
  return sign(null, Buffer.from(text), issuer.privateKey).toString('base64url');
}

export function signSnapshot(snapshot: GateSnapshot, issuer: TestIssuer): SignedSnapshot {
  const text = JSON.stringify(snapshot);
  const signature = sign(null, Buffer.from(text), issuer.privateKey).toString('base64url');
  return { snapshot: text, signature, kid: issuer.keyId };
}
