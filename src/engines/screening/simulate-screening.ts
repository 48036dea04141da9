import { pick, type Random, seededRandom } from '../../kernel/random.ts';
import { decideScreening, type ScreeningOutcome } from './decide-screening.ts';
import type { ScreeningPolicy, StatedRates } from './policy.ts';
import { bagClasses, bindings, type DetectorSignal, type Signals, type ThreatClass, threatClasses } from './signals.ts';

/** How often a detector is right, per class. */
export type ClassRates = StatedRates['classes'];

/** A way to screen: what its detector really does, and what it does with the answer. */
export interface Lane {
  readonly rates: ClassRates;
  decide(signals: Signals, draw: number): ScreeningOutcome;
  /** What a check by hand finds. */
  readonly handHit: Readonly<Record<ThreatClass, number>>;
}

export interface SimulatedCrowd {
  readonly people: number;
  readonly seed: number;
  /** Share of people who carry something of a class; planted, so much more often than in life. */
  readonly carriers: number;
}

/** What came out of one crowd at one kind of lane. */
export interface ScreeningTally {
  readonly people: number;
  /** People sent to a check or an officer, over all; whoever asked to be helped is counted under `outcomes` alone. */
  readonly checkedShare: number;
  readonly outcomes: Readonly<Record<ScreeningOutcome, number>>;
  readonly planted: number;
  /** Planted things that a human found in the end. */
  readonly foundShare: number;
  readonly foundByClass: Readonly<Record<ThreatClass, number>>;
}

/** A lane that decides by a policy; `rates`: what its detector really does, where that differs from what is stated. */
export function policyLane(policy: ScreeningPolicy, rates?: ClassRates): Lane {
  const setting = policy.detector.settings.usual;
  const stated = policy.detector.stated.find((one) => one.setting === setting)!;
  return {
    rates: rates ?? stated.classes,
    handHit: policy.handHit,
    decide: (signals, draw) => decideScreening(policy, signals, draw).outcome,
  };
}

/** The kind before: one threshold for metal, everybody who alarms is searched, and every large bag. */
export function oldLane(rates: ClassRates, handHit: Lane['handHit']): Lane {
  return {
    rates,
    handHit,
    decide({ detector, bag, asksForHelp }) {
      if (asksForHelp) return 'assistance';
      if (detector.state === 'alarm') return 'secondaryCheck';
      return bag === 'large' || bag === 'medical' ? 'bagLane' : 'walkThrough';
    },
  };
}

/** Sends the same crowd, carriers and all, through a lane. The same seed gives the same people, whatever the lane. */
export function simulateScreening(lane: Lane, { people, seed, carriers }: SimulatedCrowd): ScreeningTally {
  const crowd = seededRandom(seed);
  const luck = seededRandom(seed ^ 0x5bd1e995);
  const outcomes = { walkThrough: 0, bagLane: 0, secondaryCheck: 0, assistance: 0, referToOfficer: 0 };
  const planted = { firearm: 0, blade: 0, explosive: 0, other: 0 };
  const found = { firearm: 0, blade: 0, explosive: 0, other: 0 };
  for (let index = 0; index < people; index++) {
    const { carried, isInBag, signals } = somebody(crowd, carriers);
    const detector = readingOf(lane.rates, carried, luck);
    const outcome = lane.decide({ ...signals, detector }, luck());
    const isHandFound = luck();
    outcomes[outcome] += 1;
    if (!carried) continue;
    planted[carried] += 1;
    const isLookedAt = outcome === 'bagLane' ? isInBag : outcome !== 'walkThrough';
    if (isLookedAt && isHandFound < lane.handHit[carried]) found[carried] += 1;
  }
  const total = (counts: Readonly<Record<ThreatClass, number>>) =>
    threatClasses.reduce((sum, one) => sum + counts[one], 0);
  const rate = (one: ThreatClass) => (planted[one] === 0 ? 0 : found[one] / planted[one]);
  return {
    people,
    checkedShare: (outcomes.secondaryCheck + outcomes.referToOfficer) / people,
    outcomes,
    planted: total(planted),
    foundShare: total(planted) === 0 ? 0 : total(found) / total(planted),
    foundByClass: {
      firearm: rate('firearm'),
      blade: rate('blade'),
      explosive: rate('explosive'),
      other: rate('other'),
    },
  };
}

/** One in four has a bag, one in forty a large one; one in three hundred carries medicine; few show a bare code. */
function somebody(random: Random, carriers: number) {
  const bagDraw = random();
  const bag = bagDraw < 0.003 ? 'medical' : bagDraw < 0.025 ? 'large' : bagDraw < 0.25 ? 'small' : 'none';
  const bindingDraw = random();
  const binding = bindingDraw < 0.05 ? 'bare' : bindingDraw < 0.1 ? 'document' : 'device';
  const transfers = random() < 0.1 ? 1 : 0;
  const carried = random() < carriers ? pick(random, threatClasses) : undefined;
  const isInBag = random() < 0.5 && bag !== 'none';
  const signals: Signals = {
    vetting: 'none',
    binding,
    transfers,
    bag,
    detector: { state: 'none' },
    asksForHelp: random() < 0.004,
    threat: 'usual',
    load: 0.5,
  };
  return { carried, isInBag, signals };
}

/** What the detector says of one person: the class they carry where it hits, otherwise perhaps one they do not. */
function readingOf(rates: ClassRates, carried: ThreatClass | undefined, random: Random): DetectorSignal {
  const setting = 'normal';
  let alarm: ThreatClass | undefined;
  for (const one of threatClasses) {
    const isAlarm = random() < (one === carried ? rates[one].hit : rates[one].falseAlarm);
    if (isAlarm && (alarm === undefined || one === carried)) alarm = one;
  }
  return alarm ? { state: 'alarm', setting, threat: alarm } : { state: 'clear', setting };
}

/** Signals at random over everything that can be said, for tests and for measuring. */
export function anySignals(random: Random): Signals {
  const states: readonly DetectorSignal[] = [
    { state: 'none' },
    { state: 'silent' },
    { state: 'clear', setting: 'normal' },
    { state: 'alarm', setting: 'normal', threat: pick(random, threatClasses) },
  ];
  return {
    vetting: pick(random, ['none', 'preVetted', 'accredited'] as const),
    binding: pick(random, bindings),
    transfers: Math.floor(random() * 4),
    bag: pick(random, bagClasses),
    detector: pick(random, states),
    asksForHelp: random() < 0.05,
    threat: pick(random, ['usual', 'raised', 'high'] as const),
    load: random(),
  };
}
