import { type Instant, minute } from '../../kernel/time.ts';
import { gatesFor } from './checkpoint.ts';
import type { AdmissionRequest } from './decision.ts';
import { type Movement, type PassHistory, zoneAt } from './history.ts';
import type { Entitlement, PartyMember } from './pass.ts';
import type { Facts, Reason, Window } from './reasons.ts';

/** A reason with its facts, and the entitlement that it speaks of. */
export interface Verdict {
  readonly reason: Reason;
  readonly facts: Facts;
  readonly session?: number;
  readonly sector?: number;
  readonly place?: number | null;
}

const noFacts: Facts = {};

/** Judges one entitlement that this checkpoint admits to, in order of precedence. */
export function judgeEntitlement(request: AdmissionRequest, member: PartyMember, entitlement: Entitlement): Verdict {
  const { session, sector, place } = entitlement;
  const answer = (reason: Reason, facts: Facts = noFacts): Verdict => ({ reason, facts, session, sector, place });
  const { checkpoint, signals, now } = request;
  const status = signals.statusOf(session, entitlement.status);
  if (status === 1) return answer('revoked', withNext(request, member));
  if (signals.isCancelled(session)) return answer('cancelled', withNext(request, member));
  if (status !== 0) return answer('blocked');
  const isFree = checkpoint.zone.freeKinds.has(member.kind);
  const window = checkpoint.windows.get(session);
  if (window && !isFree) {
    if (now < window.opensAt) return answer('tooEarly', { nextWindow: window });
    if (now >= window.closesAt) return answer('tooLate', withNext(request, member));
  }
  if (checkpoint.zone.holders && !checkpoint.zone.holders.has(member.kind)) {
    return answer('wrongZone', { zone: checkpoint.zone.zone.key });
  }
  const isSector = sector === 0 || !checkpoint.sectors || checkpoint.sectors.has(sector);
  if (!isSector && checkpoint.zone.rules.wrongSector === 'steward') {
    return answer('wrongSector', { gates: rightGates(request, sector) });
  }
  if (!isFree) {
    const used = judgeUse(request, entitlement, request.history.passOf(member.id));
    if (used) return answer(used.reason, used.facts);
  }
  if (!isSector) return answer('directed', { gates: rightGates(request, sector) });
  return answer(entriesOf(request, session, member).length > 0 ? 'reentry' : 'entitled');
}

/** Earlier entries of this person for the session into this zone. */
function entriesOf(request: AdmissionRequest, session: number, member: PartyMember): readonly Movement[] {
  const history = request.history.passOf(member.id);
  return history ? history.movements.filter((movement) => isEntryTo(request, session, movement)) : [];
}

function isEntryTo({ checkpoint }: AdmissionRequest, session: number, movement: Movement): boolean {
  return movement.direction === 'entry' && movement.session === session && movement.zone === checkpoint.zone.zone.key;
}

/** Path, anti-passback and re-entry. */
function judgeUse(
  request: AdmissionRequest,
  { session }: Entitlement,
  history: PassHistory | undefined,
): { reason: Reason; facts: Facts } | undefined {
  const { checkpoint, policy, now } = request;
  const { rules, inner } = checkpoint.zone;
  const zone = zoneAt(history?.position);
  if (rules.path === 'strict' && checkpoint.from !== null) {
    const before = policy.zones.get(checkpoint.from);
    if (zone === null || !before?.inner.has(zone)) return { reason: 'skippedZone', facts: { zone: checkpoint.from } };
  }
  if (!history) return undefined;
  const entries = history.movements.filter((movement) => isEntryTo(request, session, movement));
  const last = entries.at(-1);
  if (!last) return undefined;
  const used = { used: { at: last.at, gate: last.gate, zone: last.zone } };
  const isInside = zone !== null && inner.has(zone);
  if (isInside && isWithin(now - last.at, rules.antiPassbackMinutes)) return { reason: 'alreadyUsed', facts: used };
  if (!isInside && rules.reentries !== null && entries.length > rules.reentries) {
    return { reason: 'noReentry', facts: used };
  }
  return undefined;
}

function isWithin(elapsed: number, minutes: number | null): boolean {
  return minutes === null || elapsed < minutes * minute;
}

function rightGates({ policy, checkpoint }: AdmissionRequest, sector: number): string[] {
  const here = gatesFor(policy, checkpoint.venue, sector, checkpoint.zone.zone.key);
  return here.length > 0 ? here : gatesFor(policy, checkpoint.venue, sector);
}

function withNext(request: AdmissionRequest, member: PartyMember): Facts {
  const nextWindow = nextWindowOf(request, member);
  return nextWindow ? { nextWindow } : noFacts;
}

/** The first window of this person's valid entitlements that has not closed. */
export function nextWindowOf(request: AdmissionRequest, member: PartyMember): Window | undefined {
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
  if (!best) return undefined;
  const gates = gatesFor(policy, best.venue, sector);
  return { ...best, gates: best.gates.filter((gate) => gates.includes(gate)) };
}

function isSooner(window: Window, than: Instant | undefined): boolean {
  return than === undefined || window.opensAt < than;
}
