import type { ScreeningPolicy } from './policy.ts';
import type { Signals, ThreatClass } from './signals.ts';

/** What a lane may say. None of them sends anybody away: that is for a human with a name. */
export const screeningOutcomes = ['walkThrough', 'bagLane', 'secondaryCheck', 'assistance', 'referToOfficer'] as const;
export type ScreeningOutcome = (typeof screeningOutcomes)[number];

/** Why, in order of precedence: the first that applies makes the outcome, all that apply are told. */
export const screeningReasons = [
  'helpAsked',
  'medicalBag',
  'graveAlarm',
  'alarm',
  'chance',
  'extraChance',
  'detectorSilent',
  'bag',
  'nothingFound',
] as const;
export type ScreeningReason = (typeof screeningReasons)[number];

export interface ScreeningDecision {
  readonly outcome: ScreeningOutcome;
  /** At least one; the first made the outcome. */
  readonly reasons: readonly ScreeningReason[];
  readonly facts: ScreeningFacts;
}

export interface ScreeningFacts {
  /** Chance of a check that this person had before the draw, 0 to 1, alarms apart. */
  readonly share: number;
  readonly policyVersion: number;
  /** What the detector thinks it saw. */
  readonly threat?: ThreatClass;
}

/**
 * The lane's answer for one person. The same at gate, server and simulator, and bit for bit the same when replayed: it reads
 * nothing but its arguments. `draw`: in [0, 1), made before the person was known.
 */
export function decideScreening(policy: ScreeningPolicy, signals: Signals, draw: number): ScreeningDecision {
  const { detector, bag } = signals;
  const random = policy.randomShare[signals.threat];
  const share = shareOf(policy, signals);
  const alarm = detector.state === 'alarm' ? policy.alarm[detector.threat] : undefined;
  const applies: Record<ScreeningReason, boolean> = {
    helpAsked: signals.asksForHelp,
    medicalBag: bag === 'medical',
    graveAlarm: alarm === 'referToOfficer',
    alarm: alarm === 'secondaryCheck',
    chance: draw < random,
    extraChance: draw >= random && draw < share.byPass,
    detectorSilent: draw >= share.byPass && draw < share.whole,
    bag: bag !== 'none' && bag !== 'medical' && policy.bagLane[signals.threat].includes(bag),
    nothingFound: false,
  };
  const found = screeningReasons.filter((reason) => applies[reason]);
  const reasons: readonly ScreeningReason[] = found.length > 0 ? found : ['nothingFound'];
  const threat = detector.state === 'alarm' ? { threat: detector.threat } : {};
  return {
    outcome: outcomeOf[reasons[0]!],
    reasons,
    facts: { share: share.whole, policyVersion: policy.version, ...threat },
  };
}

const outcomeOf: Record<ScreeningReason, ScreeningOutcome> = {
  helpAsked: 'assistance',
  medicalBag: 'assistance',
  graveAlarm: 'referToOfficer',
  alarm: 'secondaryCheck',
  chance: 'secondaryCheck',
  extraChance: 'secondaryCheck',
  detectorSilent: 'secondaryCheck',
  bag: 'bagLane',
  nothingFound: 'walkThrough',
};

/** Chance of a check before the draw: by what the pass shows, and with a silent detector added. */
export function shareOf(
  policy: ScreeningPolicy,
  signals: Signals,
): { readonly byPass: number; readonly whole: number } {
  const { extraShare, busy } = policy;
  const random = policy.randomShare[signals.threat];
  const transfers =
    signals.transfers > 1 ? extraShare.moreTransfers : signals.transfers === 1 ? extraShare.oneTransfer : 0;
  const extras =
    (signals.binding === 'bare' ? extraShare.bareCode : 0) +
    transfers +
    (signals.vetting === 'none' ? extraShare.notVetted : 0);
  const factor = signals.load > busy.above ? busy.factor : 1;
  const byPass = Math.min(random + extras * factor, policy.mostShare);
  const whole = signals.detector.state === 'silent' ? Math.max(byPass, policy.silentShare) : byPass;
  return { byPass, whole };
}

/** Chance of each outcome over all draws: what a policy will do, without waiting for luck. */
export function expectedOutcomes(policy: ScreeningPolicy, signals: Signals): Record<ScreeningOutcome, number> {
  const expected = { walkThrough: 0, bagLane: 0, secondaryCheck: 0, assistance: 0, referToOfficer: 0 };
  const { whole } = shareOf(policy, signals);
  expected[decideScreening(policy, signals, 0).outcome] += whole;
  expected[decideScreening(policy, signals, whole).outcome] += 1 - whole;
  return expected;
}
