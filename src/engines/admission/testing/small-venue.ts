import { hour } from '../../../kernel/time.ts';
import { checkpointAt, type Direction, type ReadyPolicy, readyPolicy, type Session } from '../checkpoint.ts';
import { decide } from '../decide.ts';
import { type AdmissionRequest, type Decision, quietSignals } from '../decision.ts';
import { type AdmissionEvent, createLedger, type Passage } from '../ledger.ts';
import type { Entitlement, PartyMember, Pass } from '../pass.ts';
import { type AdmissionPolicy, type EntryRules, usualEntry } from '../policy.ts';
import { workloadPolicy, workloadStart } from '../workload.ts';

/** 09:00 in Tokyo: the morning session of the arena starts. */
export const start = workloadStart;

/** 1 and 2: arena, morning and afternoon. 3: park. 4: arena, the next day. 5: arena, in the past. */
export const sessions: readonly Session[] = [
  { number: 1, venue: 'ARE', startsAt: start, endsAt: start + 3 * hour },
  { number: 2, venue: 'ARE', startsAt: start + 6 * hour, endsAt: start + 9 * hour },
  { number: 3, venue: 'PRK', startsAt: start + hour, endsAt: start + 4 * hour },
  { number: 4, venue: 'ARE', startsAt: start + 24 * hour, endsAt: start + 27 * hour },
  { number: 5, venue: 'ARE', startsAt: start - 24 * hour, endsAt: start - 21 * hour },
];

export function policyWith(entry: Partial<EntryRules> = {}, part: Partial<AdmissionPolicy> = {}): ReadyPolicy {
  return readyPolicy({ ...workloadPolicy(), entry: { ...usualEntry, ...entry }, ...part }, sessions);
}

export const ids = {
  anna: 'AAAAAAAAAAAA0',
  child: 'BBBBBBBBBBBB0',
  baby: 'CCCCCCCCCCCC0',
  aide: 'DDDDDDDDDDDD0',
} as const;

export function entitled(...numbers: number[]): Entitlement[] {
  return numbers.map((session) => ({ session, sector: 2, place: 100 + session, status: session }));
}

export function member(id: string, kind: PartyMember['kind'], ...numbers: number[]): PartyMember {
  return { id, kind, entitlements: entitled(...numbers) };
}

export function passFor(part: Partial<Pass> = {}): Pass {
  return {
    ...member(ids.anna, 'adult', 1),
    edition: 'workload',
    issuedAt: start - 1000 * hour,
    expiresAt: start + 1000 * hour,
    party: [],
    ...part,
  };
}

export interface Scene extends Partial<Omit<AdmissionRequest, 'checkpoint' | 'policy'>> {
  readonly policy?: ReadyPolicy;
  readonly pass?: Pass;
  readonly gate?: string;
  readonly direction?: Direction;
  readonly sessions?: readonly number[];
  readonly events?: readonly AdmissionEvent[];
}

const usual = policyWith();

/** The request of a scene: where nothing is said, Anna stands at gate 1 of the arena at the start with a fresh code. */
export function requestOf(scene: Scene = {}): AdmissionRequest {
  const { pass = passFor(), policy = usual, now = start, gate = 'ARE-G1', direction = 'entry' } = scene;
  const evidence = { kind: 'pass', pass, binding: 'device', step: Math.floor(now / 15_000) } as const;
  return {
    id: scene.id ?? `request ${now} ${gate}`,
    policy,
    evidence: scene.evidence ?? evidence,
    checkpoint: checkpointAt(policy, gate, direction, scene.sessions),
    history: scene.history ?? createLedger(scene.events),
    signals: scene.signals ?? quietSignals,
    now,
    ...(scene.choice ? { choice: scene.choice } : {}),
  };
}

export function decideScene(scene: Scene = {}): Decision {
  return decide(requestOf(scene));
}

/** The journal entry of a decided scene. */
export function passageOf(scene: Scene = {}, part: Partial<Passage> = {}): Passage {
  const request = requestOf(scene);
  const { venue, gate, zone, from, direction } = request.checkpoint;
  const place = { venue, gate, zone: zone.zone.key, from, direction };
  return { kind: 'passage', id: request.id, at: request.now, ...place, decision: decide(request), ...part };
}
