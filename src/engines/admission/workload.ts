import { invariant } from '../../kernel/invariant.ts';
import { pick, type Random, randomInteger, seededRandom } from '../../kernel/random.ts';
import { day, hour, type Instant } from '../../kernel/time.ts';
import { passIdText } from './bytes.ts';
import type { Session } from './checkpoint.ts';
import { encodeCode, proofInput, stepOf } from './code.ts';
import type { Entitlement, PartyMember, Pass } from './pass.ts';
import { type AdmissionPolicy, type HolderKind, usualEntry, usualProof } from './policy.ts';
import { assembleToken, unsignedToken } from './token.ts';

/** Keys are the caller's: a workload signs through these. `device` is an index below the number of device keys. */
export interface Signers {
  readonly issuerKeyId: Uint8Array;
  signEd25519(message: Uint8Array): Uint8Array;
  signP256(device: number, message: Uint8Array): Uint8Array;
  /** Compressed public keys of the devices, shared out among the passes. */
  readonly deviceKeys: readonly Uint8Array[];
}

/** A seeded event: one arena, one park, and passes of families and single visitors. */
export interface Workload {
  readonly policy: AdmissionPolicy;
  readonly sessions: readonly Session[];
  readonly passes: readonly Pass[];
  /** Index of each pass's device key. */
  readonly devices: readonly number[];
}

export interface WorkloadSize {
  readonly seed: number;
  readonly passes: number;
  readonly sessions?: number;
  /** Entitlements of each holder. */
  readonly entitlements?: number;
  /** Share of holders who bring a party of 2 to 8. */
  readonly families?: number;
}

/** 2021-07-24T00:00:00Z; sessions start from here on, two venues in turn. */
export const workloadStart: Instant = 1_627_084_800_000;

/** Policy of a workload: a perimeter with six gates around an arena with eight sectors, and a park by the day. */
export function workloadPolicy(): AdmissionPolicy {
  const sectors = Array.from({ length: 8 }, (_, index) => index + 1);
  return {
    format: 1,
    edition: 'workload',
    version: 1,
    timeZone: 'Asia/Tokyo',
    proof: usualProof,
    child: { guardian: 'inside', guardianKinds: ['adult', 'companion'] },
    entry: usualEntry,
    sectors: sectors.map((number) => ({ key: `ARE-${number}`, venue: 'ARE', number })),
    zones: [
      { key: 'ARE-perimeter', venue: 'ARE' },
      { key: 'ARE-bowl', venue: 'ARE', within: 'ARE-perimeter' },
      { key: 'PRK-park', venue: 'PRK', rules: { period: 'day' } },
    ],
    gates: [
      ...[1, 2, 3, 4, 5, 6].map((number) => ({ key: `ARE-G${number}`, venue: 'ARE', to: 'ARE-perimeter' })),
      ...sectors.map((number) => ({
        key: `ARE-S${number}`,
        venue: 'ARE',
        from: 'ARE-perimeter',
        to: 'ARE-bowl',
        sectors: [`ARE-${number}`],
      })),
      { key: 'PRK-G1', venue: 'PRK', to: 'PRK-park' },
    ],
  };
}

/** Generates policy, programme and passes from a seed; nothing is signed yet. */
export function createWorkload(size: WorkloadSize, deviceKeys: readonly Uint8Array[]): Workload {
  const random = seededRandom(size.seed);
  const sessions = Array.from({ length: size.sessions ?? 40 }, (_, index): Session => {
    const startsAt = workloadStart + Math.floor(index / 4) * day + (index % 4) * 4 * hour;
    return { number: index + 1, venue: index % 2 === 0 ? 'ARE' : 'PRK', startsAt, endsAt: startsAt + 3 * hour };
  });
  const count = size.entitlements ?? 4;
  invariant(count <= sessions.length, 'a holder has at most one entitlement per session');
  const passes: Pass[] = [];
  const devices: number[] = [];
  for (let index = 0; index < size.passes; index++) {
    const device = randomInteger(random, deviceKeys.length);
    const chosen = chooseSessions(random, sessions, count);
    const holder = person(random, 'adult', chosen, randomInteger(random, 60_000));
    const isFamily = random() < (size.families ?? 0.3);
    const party: PartyMember[] = [];
    for (let member = isFamily ? 1 + randomInteger(random, 7) : 0; member > 0; member--) {
      const kind = pick<HolderKind>(random, ['adult', 'child', 'child', 'companion']);
      party.push(person(random, kind, chosen, (holder.entitlements[0]!.place ?? 0) + member));
    }
    const expiresAt = workloadStart + 60 * day;
    const deviceKey = deviceKeys[device]!;
    passes.push({ ...holder, edition: 'workload', issuedAt: workloadStart - 30 * day, expiresAt, deviceKey, party });
    devices.push(device);
  }
  return { policy: workloadPolicy(), sessions, passes, devices };
}

/** The signed token of a pass. */
export function signToken(pass: Pass, signers: Signers): Uint8Array {
  const unsigned = unsignedToken(pass, signers.issuerKeyId);
  return assembleToken(unsigned, signers.signEd25519(unsigned.signingInput));
}

/** The code that the device of a pass shows at an instant. */
export function signCode(token: Uint8Array, device: number, at: Instant, signers: Signers): Uint8Array {
  const step = stepOf(at, usualProof.windowSeconds);
  const signature = signers.signP256(device, proofInput(token, step));
  return encodeCode({ kind: 'device', token, step, signature });
}

function chooseSessions(random: Random, sessions: readonly Session[], count: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(pick(random, sessions).number);
  return [...chosen].sort((one, other) => one - other);
}

function person(random: Random, kind: HolderKind, sessions: readonly number[], place: number): PartyMember {
  const id = passIdText(Uint8Array.from({ length: 8 }, () => randomInteger(random, 256)));
  const entitlements = sessions.map(
    (session): Entitlement => ({
      session,
      sector: 1 + (Math.floor(place / 10) % 8),
      place,
      status: randomInteger(random, 80_000),
    }),
  );
  return { id, kind, entitlements };
}
