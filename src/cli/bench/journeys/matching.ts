import { writeFile } from 'node:fs/promises';
import { marketAsLp } from '../../../engines/matching/lp-format.ts';
import { type Market, marketOf } from '../../../engines/matching/market.ts';
import { matchAll } from '../../../engines/matching/match-all.ts';
import { matchGreedily } from '../../../engines/matching/match-greedily.ts';
import { checkMatching, type Matching, valueAssigned } from '../../../engines/matching/matching.ts';
import { rematch } from '../../../engines/matching/rematch.ts';
import { syntheticMarket } from '../../../engines/matching/synthetic-market.ts';
import { type Random, seededRandom } from '../../../kernel/random.ts';
import type { BenchOptions } from '../../bench.ts';
import { fail } from '../../say.ts';
import type { BenchResult } from '../figures.ts';
import { median, rounded } from '../figures.ts';
import { wholeOption } from '../option.ts';
import { type CostPoint, matchingPicture } from './matching-picture.ts';

/**
 * People to packages with places for 70 % of them: seconds of CPU, the certified gap, memory; what greedy loses; the same
 * after a change. `--people`, `--packages`, `--candidates`, `--seed`, `--change 0.01` (share of the people whose wishes are
 * other ones), `--oracle 1000` (small markets against HiGHS), `--curve FILE.svg` (cost from 1,000 people to a million).
 */
export async function benchMatching(options: BenchOptions): Promise<BenchResult> {
  const people = wholeOption(options, 'people', 100_000);
  const packages = wholeOption(options, 'packages', 1_000);
  const candidates = wholeOption(options, 'candidates', 20);
  const seed = wholeOption(options, 'seed', 1, 0, 0xffffffff);
  const cases = wholeOption(options, 'oracle', 0, 0);
  const change = Number(options['change'] ?? '0.01');
  if (!(change >= 0 && change <= 1)) fail(`--change is a share from 0 to 1, not ${options['change']}.`);
  const oracle = cases > 0 ? await worstAgainstOracle(cases, seed) : {};
  // A server has compiled this code long ago, so a first run does not count.
  measure({ people: 20_000, packages: 200, candidates, seed, change: 0.01 });
  const run = measure({ people, packages, candidates, seed, change });
  const result = { people, packages, candidates, seed, ...run, ...oracle };
  if (options['curve'] === undefined) return result;
  const points: CostPoint[] = [1_000, 10_000, 100_000, 1_000_000].map((count) => {
    const size = { people: count, packages: Math.max(10, Math.min(1_000, count / 100)), candidates: 20 };
    return { ...size, ...measure({ ...size, seed, change: 0.01 }) };
  });
  await writeFile(options['curve'], matchingPicture(points));
  return { ...result, curve: options['curve'] };
}

function measure(wanted: { people: number; packages: number; candidates: number; seed: number; change: number }) {
  const { market, changed } = marketAndChanges(wanted);
  const [matching, seconds] = timed(() => matchAll(market, { keep: true }));
  const memoryMb = rounded(process.resourceUsage().maxRSS / 1024, 0);
  const greedy = valueAssigned(market, matchGreedily(market));
  const { bound, gapPercent } = matching.certificate;
  const found = {
    seconds,
    gapPercent: rounded(gapPercent, 5),
    greedyGapPercent: rounded(percentBelow(greedy, bound), 2),
  };
  const faults = checkMatching(market, matching);
  const runs = Array.from(changed(), ({ market: other, people }): { again: Matching; seconds: number } => {
    const [again, took] = timed(() => rematch(other, matching, { people }));
    const [fault] = [...faults, ...checkMatching(other, again)];
    if (fault) fail(`The matching has a fault: ${fault}.`);
    return { again, seconds: took };
  });
  const rematchSeconds = median(runs.map((run) => run.seconds));
  return {
    ...found,
    memoryMb,
    rematchSeconds: rounded(rematchSeconds, 4),
    rematchShare: rounded(rematchSeconds / seconds, 4),
    rematchGapPercent: rounded(Math.max(...runs.map((run) => run.again.certificate.gapPercent)), 5),
  };
}

const percentBelow = (value: number, bound: number): number => (bound > 0 ? (100 * (bound - value)) / bound : 0);

/** What it gives, and seconds of CPU of the whole process, collection of memory included. */
function timed<T>(work: () => T): [T, number] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

/** A market, and nine times others of its kind for a share of its people: they are drawn with it and stand behind its end. */
function marketAndChanges(wanted: {
  people: number;
  packages: number;
  candidates: number;
  seed: number;
  change: number;
}) {
  const { people, change } = wanted;
  const count = Math.round(people * change);
  const rounds = 9;
  const whole = people + rounds * count;
  const all = syntheticMarket({ ...wanted, people: whole, capacityShare: (0.7 * people) / whole });
  const keep = all.offset[1]!;
  const part = (from: number, until: number) => ({
    candidate: all.candidate.slice(from * keep, until * keep),
    value: all.value.slice(from * keep, until * keep),
  });
  const market: Market = { ...all, people, offset: all.offset.slice(0, people + 1), ...part(0, people) };
  function* changed() {
    for (let round = 0; round < rounds; round += 1) {
      const fresh = part(people + round * count, people + (round + 1) * count);
      const told = Int32Array.from({ length: count }, (_, at) => (Math.floor((at * people) / count) + round) % people);
      const other = { ...market, candidate: market.candidate.slice(), value: market.value.slice() };
      for (const [at, person] of told.entries()) {
        other.candidate.set(fresh.candidate.subarray(at * keep, (at + 1) * keep), person * keep);
        other.value.set(fresh.value.subarray(at * keep, (at + 1) * keep), person * keep);
      }
      yield { market: other, people: told };
    }
  }
  return { market, changed };
}

async function worstAgainstOracle(cases: number, seed: number) {
  const loaded = await import('highs').catch(() => undefined);
  if (!loaded) return fail('--oracle needs HiGHS: npm install (it is a development dependency).');
  const highs = await loaded.default();
  const random = seededRandom(seed);
  let worst = 0;
  for (let one = 0; one < cases; one += 1) {
    const market = smallMarket(random);
    const { value, certificate } = matchAll(market, { epsilon: 1e-6 });
    const { ObjectiveValue: best } = highs.solve(marketAsLp(market), { output_flag: false });
    const off = Math.max(Math.abs(best - value), best - certificate.bound) / Math.max(1e-9, best);
    if (best > 0) worst = Math.max(worst, off);
  }
  return { oracleCases: cases, oracleWorstRelative: worst };
}

/** Up to 40 people and 8 packages of 0 to 9 places, half of the pairs candidates, values real or whole. */
function smallMarket(random: Random): Market {
  const people = 1 + Math.floor(random() * 40);
  const packages = 1 + Math.floor(random() * 8);
  const isWhole = random() < 0.3;
  const places = Array.from({ length: packages }, () => Math.floor(random() * 10));
  const wishes = Array.from({ length: people }, () =>
    places.flatMap((_, one) => {
      const value = isWhole ? 1 + Math.floor(random() * 5) : 0.01 + random() * 10;
      return random() < 0.5 ? [{ package: one, value }] : [];
    }),
  );
  return marketOf(places, wishes);
}
