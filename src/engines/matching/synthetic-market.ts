import { seededRandom } from '../../kernel/random.ts';
import type { Market } from './market.ts';

export interface SyntheticMarket {
  readonly people: number;
  readonly packages: number;
  readonly candidates: number;
  readonly seed: number;
  /** Places of all packages as a share of the people. */
  readonly capacityShare?: number;
}

const tastes = 4;
const grains = 1 << 12;

/**
 * People who want similar things, drawn by seed: utility = 3 + attractiveness of the package (normal, deviation 0.5) + taste
 * (product of two normal vectors of four, deviation 0.7) + the person's own view (Gumbel, as in a logit of choice). A person
 * looks at five times the candidates, drawn at random, and keeps the best, from the best on. Sizes of packages are lognormal
 * (deviation 0.5) and do not follow attractiveness, so some are fought for and some are not.
 */
export function syntheticMarket(wanted: SyntheticMarket): Market {
  const { people, packages, seed, capacityShare = 0.7 } = wanted;
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const attractive = Float64Array.from({ length: packages }, () => 3 + 0.5 * normal());
  const flavour = Float64Array.from({ length: packages * tastes }, () => 0.35 * normal());
  const view = Float64Array.from({ length: grains }, (_, at) => -Math.log(-Math.log((at + 0.5) / grains)));
  const keep = Math.min(wanted.candidates, packages);
  const looks = Math.min(packages, keep * 5);
  const order = Int32Array.from({ length: packages }, (_, at) => at);
  const offset = Int32Array.from({ length: people + 1 }, (_, person) => person * keep);
  const candidate = new Int32Array(people * keep);
  const value = new Float64Array(people * keep);
  const taste = new Float64Array(tastes);
  for (let person = 0; person < people; person += 1) {
    for (let at = 0; at < tastes; at += 1) taste[at] = normal();
    const first = person * keep;
    let kept = 0;
    for (let look = 0; look < looks; look += 1) {
      const other = look + Math.floor(random() * (packages - look));
      const one = order[other]!;
      order[other] = order[look]!;
      order[look] = one;
      let worth = attractive[one]! + 0.2 * view[Math.floor(random() * grains)]!;
      for (let at = 0; at < tastes; at += 1) worth += taste[at]! * flavour[one * tastes + at]!;
      worth = Math.max(0.001, worth);
      if (kept === keep && worth <= value[first + keep - 1]!) continue;
      let slot = first + (kept < keep ? kept : keep - 1);
      if (kept < keep) kept += 1;
      while (slot > first && value[slot - 1]! < worth) {
        value[slot] = value[slot - 1]!;
        candidate[slot] = candidate[slot - 1]!;
        slot -= 1;
      }
      value[slot] = worth;
      candidate[slot] = one;
    }
  }
  return { people, packages, capacity: sizes(packages, capacityShare * people, normal), offset, candidate, value };
}

/** Whole numbers with the sum that is wanted, lognormal. */
function sizes(packages: number, places: number, normal: () => number): Int32Array {
  const weight = Float64Array.from({ length: packages }, () => Math.exp(0.5 * normal()));
  const sum = weight.reduce((one, other) => one + other, 0);
  const capacity = new Int32Array(packages);
  let carried = 0;
  for (let one = 0; one < packages; one += 1) {
    carried += (weight[one]! / sum) * places;
    capacity[one] = Math.round(carried);
    carried -= capacity[one]!;
  }
  return capacity;
}
