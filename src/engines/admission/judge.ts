import { day, fromLocal, type Instant, localDay, minute } from '../../kernel/time.ts';
import { accreditedDay, isForVenue, nextAccreditedWindow } from './accreditation.ts';
import { gatesFor } from './checkpoint.ts';
import type { AdmissionRequest } from './decision.ts';
import { type Movement, type PassHistory, zoneAt } from './history.ts';
import type { Entitlement, PartyMember, Pass } from './pass.ts';
import { type Facts, type Reason, rankOf, type Window } from './reasons.ts';

/** A reason, and the entitlement that it speaks of; facts only where they cannot be found later. */
export interface Verdict {
  readonly reason: Reason;
  readonly entitlement?: Entitlement | undefined;
  readonly facts?: Facts;
  /** It speaks of an accreditation: no session, no seat, no share of the room that visitors wait for. */
  readonly isAccredited?: boolean;
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

/** Judges the accreditation of a pass that has one, in order of precedence. Session 0 stands for its movements. */
export function judgeAccreditation(request: AdmissionRequest, pass: Pass): Reason | undefined {
  const { accreditation } = pass;
  if (!accreditation) return undefined;
  const { checkpoint, policy, signals, now } = request;
  const check = signals.passState(pass.id)?.check ?? accreditation.check;
  if (check === 'ended') return 'revoked';
  if (check === 'pending') return 'checkPending';
  if (check !== 'cleared') return 'notCleared';
  const { groups } = checkpoint.zone;
  const isForZone = !groups || accreditation.groups.some((number) => groups.has(number));
  if (!isForZone || !isForVenue(accreditation, checkpoint.venue)) return 'notAccredited';
  const today = accreditedDay(now, policy.policy.timeZone, policy.accreditation.dayStartsHour);
  if (!accreditation.days.includes(today)) return 'wrongDay';
  const history = request.history.passOf(pass.id);
  if (isPathSkipped(request, history)) return 'skippedZone';
  const last = history && entriesOf(request, 0, history).at(-1);
  if (!last) return 'entitled';
  const isInside = isAt(checkpoint.zone.inner, history);
  return isInside && isWithin(now - last.at, policy.accreditation.antiPassbackMinutes) ? 'alreadyUsed' : 'reentry';
}

function isPathSkipped({ checkpoint, policy }: AdmissionRequest, history: PassHistory | undefined): boolean {
  if (checkpoint.zone.rules.path !== 'strict' || checkpoint.from === null) return false;
  const around = policy.zones.get(checkpoint.from)?.inner;
  return !around || !isAt(around, history);
}

function isAt(zones: ReadonlySet<string>, history: PassHistory | undefined): boolean {
  const zone = zoneAt(history?.position);
  return zone !== null && zones.has(zone);
}

/** Path, anti-passback, counts and re-entry; undefined: a first entry. */
function judgeUse(request: AdmissionRequest, session: number, history: PassHistory | undefined): Reason | undefined {
  const { checkpoint, now } = request;
  const { rules, inner } = checkpoint.zone;
  if (isPathSkipped(request, history)) return 'skippedZone';
  if (!history) return undefined;
  const entries = entriesOf(request, session, history);
  const last = entries.at(-1);
  const isInside = isAt(inner, history);
  if (last && isInside && isWithin(now - last.at, rules.antiPassbackMinutes)) return 'alreadyUsed';
  if (rules.entriesPerDay != null && entriesToday(request, history).length >= rules.entriesPerDay)
    return 'countReached';
  if (!last) return undefined;
  if (!isInside && rules.reentries !== null && entries.length > rules.reentries) return 'noReentry';
  return 'reentry';
}

/** Entries into this zone since midnight at the venue, for whatever session. */
function entriesToday({ checkpoint, policy, now }: AdmissionRequest, history: PassHistory): readonly Movement[] {
  const { timeZone } = policy.policy;
  const midnight = fromLocal(`${localDay(now, timeZone)}T00:00`, timeZone);
  const zone = checkpoint.zone.zone.key;
  return history.movements.filter(
    (movement) => movement.direction === 'entry' && movement.zone === zone && movement.at >= midnight,
  );
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
  { reason, entitlement, facts, isAccredited }: Verdict,
): Facts {
  if (facts) return facts;
  if (isAccredited && rankOf[reason] < rankOf.skippedZone) return accreditationFacts(request, member as Pass, reason);
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
      const window = checkpoint.windows.get(entitlement?.session ?? 0);
      return window ? { nextWindow: withoutGrace(window, checkpoint) } : noFacts;
    }
    case 'countReached': {
      const count = entriesToday(request, history.passOf(member.id)!).length;
      const nextWindow = nextWindowOf(request, member, tomorrow(request));
      return nextWindow ? { count, nextWindow } : { count };
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

/** What would change the answer to somebody who works or competes: the check, the zone, or the next day and venue. */
function accreditationFacts(request: AdmissionRequest, pass: Pass, reason: Reason): Facts {
  const { checkpoint, policy, signals, now } = request;
  const accreditation = pass.accreditation!;
  const check = signals.passState(pass.id)?.check ?? accreditation.check;
  if (reason === 'notCleared' || reason === 'checkPending') return check === 'ended' ? noFacts : { check };
  if (reason === 'revoked') return noFacts;
  const isHere = isForVenue(accreditation, checkpoint.venue);
  const venue = isHere
    ? checkpoint.venue
    : [...policy.zonesOfVenue.keys()].find((key) => isForVenue(accreditation, key));
  const accredited = venue === undefined ? undefined : nextAccreditedWindow(policy, accreditation, venue, now);
  const ticketed = nextWindowOf(request, pass);
  const isTicketSooner = ticketed && (!accredited || ticketed.opensAt < accredited.opensAt);
  const nextWindow = isTicketSooner ? ticketed : accredited;
  // Who may come to this venue, but not into this zone, is helped by no later day.
  const zone = reason === 'notAccredited' ? { zone: checkpoint.zone.zone.key } : noFacts;
  return !nextWindow || (isHere && reason === 'notAccredited') ? zone : { ...zone, nextWindow };
}

/** A window as printed: the grace of the rules is said to nobody. */
export function withoutGrace(window: Window, { zone }: AdmissionRequest['checkpoint']): Window {
  const grace = zone.rules.toleranceMinutes * minute;
  return { ...window, opensAt: window.opensAt + grace, closesAt: window.closesAt - grace };
}

function tomorrow({ policy, now }: AdmissionRequest): Instant {
  const { timeZone } = policy.policy;
  return fromLocal(`${localDay(now + day, timeZone)}T00:00`, timeZone);
}

const noFacts: Facts = {};

/** `elapsed` may be below 0: another gate's clock is ahead. */
function isWithin(elapsed: number, minutes: number | null): boolean {
  return minutes === null || (minutes > 0 && elapsed < minutes * minute);
}

function rightGates({ policy, checkpoint }: AdmissionRequest, sector: number): string[] {
  const here = gatesFor(policy, checkpoint.venue, sector, checkpoint.zone.zone.key);
  if (here.length > 0) return here;
  const all = gatesFor(policy, checkpoint.venue, sector);
  // Who stands in the perimeter is told the door of the stand, not to go out to the street first.
  const near = all.filter((key) => (policy.gates.get(key)?.from ?? null) === checkpoint.from);
  return near.length > 0 ? near : all;
}

/** The first window of this person's valid entitlements that has not closed, or that opens only from an instant on. */
function nextWindowOf(request: AdmissionRequest, member: PartyMember, from?: Instant): Window | undefined {
  const { policy, signals, now } = request;
  let best: Window | undefined;
  let sector = 0;
  for (const entitlement of member.entitlements) {
    const window = policy.windows.get(entitlement.session);
    if (!window || window.closesAt <= now || window.opensAt < (from ?? 0) || !isSooner(window, best?.opensAt)) continue;
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
