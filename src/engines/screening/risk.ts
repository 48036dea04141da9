import type { ScreeningPolicy } from './policy.ts';
import { type Signals, type ThreatClass, threatClasses } from './signals.ts';

/**
 * Chance that a person still carries something of each class, by Bayes' rule from the assumed share of carriers and the
 * stated rates of the detector; `afterHand`: also after a check by hand that found nothing. Never zero: no machine says "safe".
 */
export function riskLeft(
  policy: ScreeningPolicy,
  { detector }: Pick<Signals, 'detector'>,
  afterHand: boolean,
): Record<ThreatClass, number> {
  const left = {} as Record<ThreatClass, number>;
  for (const one of threatClasses) {
    const rates = 'setting' in detector ? ratesAt(policy, detector.setting)?.[one] : undefined;
    let carrier = policy.prior[one];
    let other = 1 - carrier;
    if (rates) {
      const isAlarm = detector.state === 'alarm' && detector.threat === one;
      carrier *= isAlarm ? rates.hit : 1 - rates.hit;
      other *= isAlarm ? rates.falseAlarm : 1 - rates.falseAlarm;
    }
    if (afterHand) carrier *= 1 - policy.handHit[one];
    // A detector that is said to miss nothing leaves the least that a number can say, not nothing.
    left[one] = carrier + other === 0 ? policy.prior[one] : Math.max(carrier / (carrier + other), Number.EPSILON);
  }
  return left;
}

function ratesAt(policy: ScreeningPolicy, setting: string) {
  return policy.detector.stated.find((one) => one.setting === setting)?.classes;
}
