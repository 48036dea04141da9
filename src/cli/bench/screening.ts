import { decideScreening } from '../../engines/screening/decide-screening.ts';
import { firstPolicy } from '../../engines/screening/first-policy.ts';
import { anySignals, policyLane, simulateScreening } from '../../engines/screening/simulate-screening.ts';
import { metalDetectorLane, weakBlades } from '../../engines/screening/stated-rates.ts';
import { seededRandom } from '../../kernel/random.ts';
import type { BenchOptions } from '../bench.ts';
import type { BenchResult } from './figures.ts';
import { median, rounded } from './figures.ts';

/**
 * One crowd at the metal detector of before and at this policy: who is checked, what is found, by stated (assumed) rates; and
 * how long a decision takes. `--people`, `--seed`.
 */
export async function benchScreening({ people = '200000', seed = '1' }: BenchOptions): Promise<BenchResult> {
  const policy = firstPolicy('bench');
  const crowd = { people: Number(people), seed: Number(seed), carriers: 0.02 };
  const innocent = { ...crowd, carriers: 0 };
  const old = metalDetectorLane(policy);
  const lane = policyLane(policy);
  const [foundOld, foundNow] = [simulateScreening(old, crowd), simulateScreening(lane, crowd)];
  const weak = simulateScreening(policyLane(policy, weakBlades(policy)), crowd);
  return {
    people: crowd.people,
    checkedShareOld: rounded(simulateScreening(old, innocent).checkedShare, 4),
    checkedShareNow: rounded(simulateScreening(lane, innocent).checkedShare, 4),
    planted: foundNow.planted,
    foundShareOld: rounded(foundOld.foundShare, 3),
    foundShareNow: rounded(foundNow.foundShare, 3),
    bladesFoundOld: rounded(foundOld.foundByClass.blade, 3),
    bladesFoundNow: rounded(foundNow.foundByClass.blade, 3),
    bladesFoundFieldTest: rounded(weak.foundByClass.blade, 3),
    firearmsFoundOld: rounded(foundOld.foundByClass.firearm, 3),
    firearmsFoundNow: rounded(foundNow.foundByClass.firearm, 3),
    decisionMicros: rounded(decisionMicros(), 2),
  };
}

function decisionMicros(): number {
  const policy = firstPolicy('bench');
  const random = seededRandom(3);
  const cases = Array.from({ length: 20_000 }, () => ({ signals: anySignals(random), draw: random() }));
  const rounds = Array.from({ length: 9 }, () => {
    const started = performance.now();
    for (const { signals, draw } of cases) decideScreening(policy, signals, draw);
    return ((performance.now() - started) * 1_000) / cases.length;
  });
  return median(rounds);
}
