import { type Instant, minute } from '../../kernel/time.ts';
import { gatesFor } from './checkpoint.ts';
import type { AdmissionRequest } from './decision.ts';
import { type Movement, type PassHistory, zoneAt } from './history.ts';
import type { Entitlement, PartyMember } from './pass.ts';
import { type Facts, type Reason, rankOf, type Window } from './reasons.ts';

/** A reason, and the entitlement that it speaks of; facts only where they cannot be found later. */
export interface Verdict {
  readonly reason: Reason;
  readonly entitlement?: Entitlement | undefined;
  readonly facts?: Facts;
}

/** Judges one entitlement that this checkpoint admits to, in order of precedence. */
export function judgeEntitlement(request: AdmissionRequest, member: PartyMember, entitlement: Entitlement): Reason {
  const { session, sector } = entitlement;
  const { checkpoint, signals, now } = request;
  const { zone } = checkpoint;
  const status = signals.statusOf(session, entitlement.status);
  if (status === 1) return 'revoked';
  if (signals.isCancelled(session)) return 'cancelled';
  if (status !== 0) return 'blocked';
  const isFree = zone.freeKinds.has(member.kind);
  const window = checkpoint.windows.get(session);
  if (window && !isFree) {
    if (now < window.opensAt) return 'tooEarly';
    if (now >= window.closesAt) return 'tooLate';
  }
  if (zone.holders && !zone.holders.has(member.kind)) return 'wrongZone';
  const isSector = sector === 0 || !checkpoint.sectors || checkpoint.sectors.has(sector);
  if (!isSector && zone.rules.wrongSector === 'steward') return 'wrongSector';
  const history = request.history.passOf(member.id);
  const use = judgeUse(request, session, history);
  if (use && !(isFree && rankOf[use] < rankOf.directed)) return isSector || use !== 'reentry' ? use : 'directed';
  return isSector ? 'entitled' : 'directed';
}

/** Path, anti-passback and re-entry; undefined: a first entry. */
function judgeUse(request: AdmissionRequest, session: number, history: PassHistory | undefined): Reason | undefined {
  const { checkpoint, policy, now } = request;
  const { rules, inner } = checkpoint.zone;
  const zone = zoneAt(history?.position);
  if (rules.path === 'strict' && checkpoint.from !== null) {
    if (zone === null || !policy.zones.get(checkpoint.from)?.inner.has(zone)) return 'skippedZone';
  }
  if (!history) return undefined;
  const entries = entriesOf(request, session, history);
  const last = entries.at(-1);
  if (!last) return undefined;
  const isInside = zone !== null && inner.has(zone);
  if (isInside && isWithin(now - last.at, rules.antiPassbackMinutes)) return 'alreadyUsed';
  if (!isInside && rules.reentries !== null && entries.length > rules.reentries) return 'noReentry';
  return 'reentry';
}

/** Earlier entries for the session into this zone. */
function entriesOf({ checkpoint }: AdmissionRequest, session: number, history: PassHistory): readonly Movement[] {
  const zone = checkpoint.zone.zone.key;
  return history.movements.filter(
    (movement) => movement.direction === 'entry' && movement.session === session && movement.zone === zone,
  );
}

/** The facts behind a verdict, found only for the one that counts. */
export function factsOf(
  request: AdmissionRequest,
  member: PartyMember,
  { reason, entitlement, facts }: Verdict,
): Facts {
  if (facts) return facts;
  const { checkpoint, history } = request;
  switch (reason) {
    case 'wrongVenue':
    case 'wrongSession':
    case 'tooLate':
    case 'revoked':
    case 'cancelled': {
      const nextWindow = nextWindowOf(request, member);
      return nextWindow ? { nextWindow } : noFacts;
    }
    case 'tooEarly': {
      const nextWindow = checkpoint.windows.get(entitlement?.session ?? 0);
      return nextWindow ? { nextWindow } : noFacts;
    }
    case 'wrongZone':
      return { zone: checkpoint.zone.zone.key };
    case 'skippedZone':
      return checkpoint.from === null ? noFacts : { zone: checkpoint.from };
    case 'wrongSector':
    case 'directed':
      return { gates: rightGates(request, entitlement?.sector ?? 0) };
    case 'alreadyUsed':
    case 'noReentry': {
      const past = history.passOf(member.id);
      const last = past && entriesOf(request, entitlement?.session ?? 0, past).at(-1);
      return last ? { used: { at: last.at, gate: last.gate, zone: last.zone } } : noFacts;
    }
    default:
      return noFacts;
  }
}

const noFacts: Facts = {};

function isWithin(elapsed: number, minutes: number | null): boolean {
  return minutes === null || elapsed < minutes * minute;
}

function rightGates({ policy, checkpoint }: AdmissionRequest, sector: number): string[] {
  const here = gatesFor(policy, checkpoint.venue, sector, checkpoint.zone.zone.key);
  return here.length > 0 ? here : gatesFor(policy, checkpoint.venue, sector);
}

/** The first window of this person's valid entitlements that has not closed. */
function nextWindowOf(request: AdmissionRequest, member: PartyMember): Window | undefined {
  const { policy, signals, now } = request;
  let best: Window | undefined;
  let sector = 0;
  for (const entitlement of member.entitlements) {
    const window = policy.windows.get(entitlement.session);
    if (!window || window.closesAt <= now || !isSooner(window, best?.opensAt)) continue;
    if (signals.isCancelled(window.session)) continue;
    if (signals.statusOf(window.session, entitlement.status) !== 0) continue;
    best = window;
    sector = entitlement.sector;
  }
  return best && (policy.sectorWindows.get(best.session)?.get(sector) ?? best);
}

function isSooner(window: Window, than: Instant | undefined): boolean {
  return than === undefined || window.opensAt < than;
}
