import type { ScreeningPolicy } from './policy.ts';
import { type ClassRates, type Lane, oldLane } from './simulate-screening.ts';

/**
 * The detector before: an arch for metal at a stadium's setting. It alarms for 20 to 25 % of people (operators' reports,
 * docs/engines/screening.md); what it finds is assumed, and nothing at all without metal.
 */
const metalDetector: ClassRates = {
  firearm: { hit: 0.95, falseAlarm: 0.075 },
  blade: { hit: 0.7, falseAlarm: 0.075 },
  explosive: { hit: 0.1, falseAlarm: 0 },
  other: { hit: 0.4, falseAlarm: 0.075 },
};

export function metalDetectorLane({ handHit }: Pick<ScreeningPolicy, 'handHit'>): Lane {
  return oldLane(metalDetector, handHit);
}

/** The stated rates with the share of knives that a field test of a free-flow detector found: 58 % (NCS4). */
export function weakBlades(policy: ScreeningPolicy): ClassRates {
  const stated = policy.detector.stated.find((one) => one.setting === policy.detector.settings.usual)!;
  return { ...stated.classes, blade: { ...stated.classes.blade, hit: 0.58 } };
}
