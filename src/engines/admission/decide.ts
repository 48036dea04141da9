import { day, type Instant } from '../../kernel/time.ts';
import type { Checkpoint } from './checkpoint.ts';
import { proofSecondsOff } from './code.ts';
import type { AdmissionRequest, Choice, Decision, MemberDecision, Outcome } from './decision.ts';
import { zoneAt } from './history.ts';
import { factsOf, judgeAccreditation, judgeEntitlement, type Verdict, withoutGrace } from './judge.ts';
import type { Entitlement, PartyMember, Pass, PassId } from './pass.ts';
import type { EntryRules, Zone } from './policy.ts';
import { type Reason, rankOf, remedies, type Window } from './reasons.ts';
import { withReceipts } from './receipt-history.ts';
import type { Evidence } from './verify.ts';

/** Decides one act at one checkpoint. Pure: the same request has the same answer at gate, server, browser, simulator. */
export function decide(asked: AdmissionRequest): Decision {
  const earlier = asked.history.answerTo(asked.id);
  if (earlier) return earlier;
  const request = withCarried(asked);
  const { evidence, checkpoint } = request;
  if (checkpoint.direction === 'exit') return decideExit(request);
  if (evidence.kind !== 'pass') return conclude(request, [], strangerVerdict(evidence));
  const { pass } = evidence;
  const members = chosenMembers(request, pass);
  const common = judgeEvidence(request, pass);
  const verdicts = members.map((member) => judgeMember(request, pass, member, common));
  fillZones(request, members, verdicts);
  keepChildren(request, pass, members, verdicts);
  const decided = members.map((member, index) => memberDecision(request, member, verdicts[index]!));
  for (const id of strangersOf(request.choice, pass)) decided.push(strangerDecision(id));
  const decision = conclude(request, decided);
  const later = pass.party.length > 0 && !request.choice ? comingLater(request, pass, members) : [];
  return later.length > 0 ? { ...decision, later } : decision;
}

/** The request with the receipts that the phone brought as part of its past. */
function withCarried(request: AdmissionRequest): AdmissionRequest {
  const { evidence, history, policy } = request;
  if (evidence.kind !== 'pass' || !('step' in evidence) || !evidence.receipts) return request;
  return { ...request, history: withReceipts(history, evidence.receipts, evidence.pass, policy) };
}

/** Egress is always open: whatever is shown, the person leaves, and it is recorded. */
function decideExit(request: AdmissionRequest): Decision {
  const { evidence, history, checkpoint, choice } = request;
  if (evidence.kind !== 'pass') return conclude(request, [], { reason: 'leaving', facts: {} });
  const { pass } = evidence;
  const all: PartyMember[] = [pass, ...pass.party];
  const named = choice && all.filter((member) => choice.passes.includes(member.id));
  const inside = all.filter((member) => {
    const zone = zoneAt(history.passOf(member.id)?.position);
    return zone !== null && checkpoint.zone.inner.has(zone);
  });
  const leaving = named?.length ? named : inside.length > 0 && pass.kind !== 'child' ? inside : [pass];
  const members = leaving.map((member) => {
    const session = history.passOf(member.id)?.position?.session;
    const entitlement = member.entitlements.find((one) => one.session === session);
    const decision = memberDecision(request, member, { reason: 'leaving', entitlement });
    return session === undefined || entitlement ? decision : { ...decision, session };
  });
  return conclude(request, members, { reason: 'leaving', facts: {} });
}

function strangerVerdict(evidence: Exclude<Evidence, { kind: 'pass' }>): Verdict {
  if (evidence.kind === 'foreign') return { reason: 'foreignEdition', facts: { edition: evidence.edition } };
  if (evidence.kind === 'forged') return { reason: 'forged', facts: { part: evidence.part } };
  return { reason: 'unknown', facts: {} };
}

/**
 * Everyone of the party who is meant: as chosen; else those who are not in yet and whose way in is open now; where it is
 * for nobody, those who hold anything here today; else the holder.
 */
function chosenMembers(request: AdmissionRequest, pass: Pass): PartyMember[] {
  const { choice, checkpoint } = request;
  if (pass.party.length === 0 || pass.kind === 'child') {
    return choice && !choice.passes.includes(pass.id) ? [] : [pass];
  }
  const all: PartyMember[] = [pass, ...pass.party];
  if (choice) return all.filter((member) => choice.passes.includes(member.id));
  const outside = all.filter((member) => !isInHere(request, member));
  const open = outside.filter((member) => isOpenFor(request, member));
  if (open.length > 0) return open;
  const meant = outside.filter((member) =>
    member.entitlements.some(({ session }) => session === 0 || checkpoint.windows.has(session)),
  );
  return meant.length > 0 ? meant : [pass];
}

function isInHere({ history, checkpoint }: AdmissionRequest, member: PartyMember): boolean {
  const zone = zoneAt(history.passOf(member.id)?.position);
  return zone !== null && checkpoint.zone.inner.has(zone);
}

function isOpenFor({ checkpoint, now }: AdmissionRequest, member: PartyMember): boolean {
  if ('accreditation' in member && member.accreditation) return true;
  const isFree = checkpoint.zone.freeKinds.has(member.kind);
  return member.entitlements.some(({ session }) => {
    const window = checkpoint.windows.get(session);
    return session === 0 || (window && (isFree || (window.opensAt <= now && now < window.closesAt)));
  });
}

/** Those of the party who are not meant now, but hold something here that opens within a day. */
function comingLater(
  request: AdmissionRequest,
  pass: Pass,
  members: readonly PartyMember[],
): NonNullable<Decision['later']> {
  const { checkpoint, now } = request;
  return [pass, ...pass.party].flatMap((member) => {
    if (members.includes(member) || isInHere(request, member)) return [];
    let next: Window | undefined;
    for (const { session } of member.entitlements) {
      const window = checkpoint.windows.get(session);
      if (!window || window.opensAt <= now || window.opensAt >= now + day) continue;
      if (!next || window.opensAt < next.opensAt) next = window;
    }
    return next ? [{ pass: member.id, nextWindow: withoutGrace(next, checkpoint) }] : [];
  });
}

function strangersOf(choice: Choice | undefined, pass: Pass): PassId[] {
  if (!choice) return [];
  const isKnown = (id: PassId): boolean =>
    id === pass.id || (pass.kind !== 'child' && pass.party.some((member) => member.id === id));
  return choice.passes.filter((id) => !isKnown(id));
}

function strangerDecision(pass: PassId): MemberDecision {
  return { pass, outcome: 'steward', reason: 'unknown', remedy: remedies.unknown, facts: {} };
}

/** What holds for the code as a whole, first in precedence; undefined where nothing is wrong with it. */
function judgeEvidence({ policy, evidence, checkpoint, now }: AdmissionRequest, pass: Pass): Verdict | undefined {
  if (pass.edition !== policy.policy.edition) return { reason: 'foreignEdition', facts: { edition: pass.edition } };
  if (now - policy.policy.proof.clockErrorSeconds * 1000 >= pass.expiresAt) {
    return { reason: 'expired', facts: { expiredAt: pass.expiresAt } };
  }
  if (evidence.kind !== 'pass') return undefined;
  if (!('step' in evidence)) {
    return bindingVerdict(evidence.binding, checkpoint.zone.rules);
  }
  const secondsOff = proofSecondsOff(evidence.step, now, policy.policy.proof);
  return secondsOff === 0 ? undefined : { reason: 'staleProof', facts: { secondsOff } };
}

/** Evidence without a proof of this moment: what the zone takes, and what a human looks at. */
function bindingVerdict(binding: 'bare' | 'card' | 'document' | 'face', rules: EntryRules): Verdict | undefined {
  if (binding === 'card') return rules.card === 'admit' ? undefined : { reason: 'lookNeeded', facts: {} };
  if (binding === 'bare') return rules.bareCode === 'admit' ? undefined : { reason: 'bareCode', facts: {} };
  return binding === 'face' && rules.face === 'steward' ? { reason: 'lookNeeded', facts: {} } : undefined;
}

function judgeMember(request: AdmissionRequest, pass: Pass, member: PartyMember, common?: Verdict): Verdict {
  if (common && rankOf[common.reason] < rankOf.revoked) return common;
  const state = request.signals.passState(member.id);
  const own = request.signals.passState(pass.id);
  const revokedBefore = Math.max(state?.revokedBefore ?? 0, own?.revokedBefore ?? 0);
  if (pass.issuedAt < revokedBefore) return { reason: 'revoked', facts: {} };
  const isBlocked = (state?.isBlocked ?? false) || (own?.isBlocked ?? false);
  const verdict = bestVerdict(request, member);
  if (isBlocked && rankOf[verdict.reason] > rankOf.blocked) return { ...verdict, reason: 'blocked' };
  if (common && rankOf[verdict.reason] > rankOf[common.reason]) return { ...verdict, ...common };
  return verdict;
}

/** The accreditation or entitlement that gets furthest decides; of equals the one whose window opens first. */
function bestVerdict(request: AdmissionRequest, member: PartyMember): Verdict {
  const { checkpoint, policy } = request;
  let best: Entitlement | undefined;
  const accredited = 'accreditation' in member ? judgeAccreditation(request, member as Pass) : undefined;
  let isAccredited = accredited !== undefined;
  let reason: Reason = accredited ?? 'wrongVenue';
  for (const entitlement of member.entitlements) {
    const { session } = entitlement;
    if (session !== 0 && !checkpoint.windows.has(session)) {
      if (reason === 'wrongVenue' && policy.sessions.get(session)?.venue === checkpoint.venue) reason = 'wrongSession';
      continue;
    }
    const own = judgeEntitlement(request, member, entitlement);
    const gain = best || isAccredited ? rankOf[own] - rankOf[reason] : 1;
    if (gain > 0 || (gain === 0 && best && opensAt(entitlement, checkpoint) < opensAt(best, checkpoint))) {
      best = entitlement;
      reason = own;
      isAccredited = false;
    }
  }
  return isAccredited ? { reason, isAccredited } : { reason, entitlement: best };
}

function opensAt({ session }: Entitlement, { windows }: Checkpoint): Instant {
  return windows.get(session)?.opensAt ?? 0;
}

/** Room in the zone and in those around it, adults first. */
function fillZones(request: AdmissionRequest, members: readonly PartyMember[], verdicts: Verdict[]): void {
  const { checkpoint, signals, history } = request;
  if (checkpoint.zone.limited.length === 0) return;
  const added = new Map<Zone, number>();
  const order = members.map((_, index) => index).sort((one, other) => childLast(members[one]!, members[other]!));
  for (const index of order) {
    const member = members[index]!;
    const { reason, isAccredited } = verdicts[index]!;
    if (!isAdmission(reason) || isAccredited || checkpoint.zone.freeKinds.has(member.kind)) continue;
    const zone = zoneAt(history.passOf(member.id)?.position);
    const entered = checkpoint.zone.limited.filter(
      (limited) => zone === null || !request.policy.zones.get(limited.key)?.inner.has(zone),
    );
    const full = entered.find((each) => signals.peopleInside(each.key) + (added.get(each) ?? 0) >= each.capacity!);
    if (full) {
      const facts = { zone: full.key, inside: signals.peopleInside(full.key), capacity: full.capacity! };
      verdicts[index] = { ...verdicts[index]!, reason: 'zoneFull', facts };
    } else {
      for (const each of entered) added.set(each, (added.get(each) ?? 0) + 1);
    }
  }
}

function childLast(one: PartyMember, other: PartyMember): number {
  return Number(one.kind === 'child') - Number(other.kind === 'child');
}

/** A child goes in with a guardian of the party in the same act, or to one who is already inside the venue. */
function keepChildren(
  request: AdmissionRequest,
  pass: Pass,
  members: readonly PartyMember[],
  verdicts: Verdict[],
): void {
  const { policy, checkpoint, history } = request;
  const { guardian } = policy.policy.child;
  if (guardian === 'none' || !members.some((member) => member.kind === 'child')) return;
  const isGuardian = (member: PartyMember): boolean => policy.guardianKinds.has(member.kind);
  if (members.some((member, index) => isGuardian(member) && isAdmission(verdicts[index]!.reason))) return;
  const guardians = [pass, ...pass.party].filter(isGuardian);
  const isInside = guardians.some(({ id }) => {
    const zone = zoneAt(history.passOf(id)?.position);
    return zone !== null && policy.zonesOfVenue.get(checkpoint.venue)?.has(zone);
  });
  if (guardian === 'inside' && isInside) return;
  members.forEach((member, index) => {
    const verdict = verdicts[index]!;
    if (member.kind !== 'child' || rankOf[verdict.reason] < rankOf.childAlone) return;
    verdicts[index] = { ...verdict, reason: 'childAlone', facts: { guardians: guardians.map(({ id }) => id) } };
  });
}

function isAdmission(reason: Reason): boolean {
  return rankOf[reason] >= rankOf.directed && reason !== 'leaving';
}

function outcomeOf(reason: Reason): Outcome {
  return reason === 'leaving' ? 'exit' : isAdmission(reason) ? 'admit' : 'steward';
}

function memberDecision(request: AdmissionRequest, member: PartyMember, verdict: Verdict): MemberDecision {
  const { reason, entitlement } = verdict;
  const { id: pass, kind } = member;
  const facts = factsOf(request, member, verdict);
  const outcome = outcomeOf(reason);
  const remedy = remedies[reason];
  if (!entitlement) return { pass, kind, outcome, reason, remedy, facts };
  // Spelt out: spreading objects would take a third of the time of a decision.
  const { session, sector, place } = entitlement;
  return { pass, kind, outcome, reason, remedy, facts, session, sector, place };
}

/** The act as a whole: the member that stands first in precedence gives reason and facts. */
function conclude(request: AdmissionRequest, members: readonly MemberDecision[], whole?: Verdict): Decision {
  let leading: Verdict | MemberDecision | undefined = whole;
  for (const member of members) if (!leading || rankOf[member.reason] < rankOf[leading.reason]) leading = member;
  const { reason, facts = {} } = leading ?? { reason: 'unknown' as const };
  return {
    id: request.id,
    at: request.now,
    policyVersion: request.policy.policy.version,
    outcome: outcomeOf(reason),
    reason,
    remedy: remedies[reason],
    facts,
    members,
  };
}
