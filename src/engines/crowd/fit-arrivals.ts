import type { ArrivalCurve } from './arrival-curve.ts';
import type { ServiceTime } from './service-time.ts';

/** One act at a gate that let people in: when, in seconds from the start of its session, how many, and at which gate. */
export interface Observed {
  readonly atSeconds: number;
  readonly gate: string;
  readonly people: number;
}

export interface FittedCurve {
  readonly curve: ArrivalCurve;
  readonly people: number;
  /** False: too few people came for a curve of their own; what is given leans on the curve that was assumed. */
  readonly isEnough: boolean;
}

/** Fewer than so many people say little about 24 steps of five minutes. */
export const leastPeople = 300;
/** The assumed curve counts as so many people beside those who were seen. */
const priorPeople = 60;

/**
 * The arrival curve by maximum likelihood over steps of equal length (the share seen in each), smoothed by a triangular kernel over
 * neighbouring steps and by a prior: the assumed curve, weighing as much as `priorPeople` people. What gates write down is when people
 * were let in, which is when they came plus their wait: where lines were long, the curve is late and flat by as much.
 */
export function fitCurve(
  seen: readonly Observed[],
  assumed: ArrivalCurve,
  { fromMinutes, stepMinutes, steps }: { fromMinutes: number; stepMinutes: number; steps: number },
): FittedCurve {
  const counts = new Array<number>(steps).fill(0);
  let people = 0;
  for (const { atSeconds, people: size } of seen) {
    const step = Math.floor((atSeconds / 60 - fromMinutes) / stepMinutes);
    if (step < 0 || step >= steps) continue;
    counts[step] = counts[step]! + size;
    people += size;
  }
  const smooth = counts.map((count, i) => (2 * count + (counts[i - 1] ?? count) + (counts[i + 1] ?? count)) / 4);
  const edges = Array.from({ length: steps + 1 }, (_, i) => (fromMinutes + i * stepMinutes) * 60);
  const prior = priorShares(assumed, edges);
  const sum = smooth.reduce((total, count) => total + count, 0);
  const shares = smooth.map((count, i) => (count + priorPeople * prior[i]!) / (sum + priorPeople));
  return { curve: { edges, shares }, people, isEnough: people >= leastPeople };
}

function priorShares(assumed: ArrivalCurve, edges: readonly number[]): number[] {
  const total = assumed.shares.reduce((sum, share) => sum + share, 0);
  const within = (from: number, until: number): number =>
    assumed.shares.reduce((sum, share, i) => {
      const [left, right] = [assumed.edges[i]!, assumed.edges[i + 1]!];
      return sum + ((share / total) * Math.max(0, Math.min(until, right) - Math.max(from, left))) / (right - left);
    }, 0);
  return edges.slice(0, -1).map((edge, i) => within(edge, edges[i + 1]!));
}

export interface FittedService {
  readonly service: ServiceTime;
  /** Gaps between acts that were counted. */
  readonly gaps: number;
  readonly isEnough: boolean;
}

/** Gaps longer than so much mean that nobody was waiting; and fewer gaps than so many say little. */
const idleSeconds = 12;
export const leastGaps = 100;

/**
 * Seconds a person from the gaps between acts at one lane while people were waiting: a lognormal by maximum likelihood (mean and
 * standard deviation of the logarithms), kept as 21 empirical quantiles. `lanesOf` says over how many lanes a gate's journal runs: the
 * gaps of k busy lanes are a k-th of one lane's, and the shape is then the lognormal's with the variation times the root of k.
 */
export function fitService(seen: readonly Observed[], lanesAt: (gate: string) => number): FittedService | undefined {
  const sorted = seen.toSorted((one, other) =>
    one.gate < other.gate ? -1 : one.gate > other.gate ? 1 : one.atSeconds - other.atSeconds,
  );
  const perPerson: number[] = [];
  let isSingle = true;
  for (let i = 1; i < sorted.length; i += 1) {
    const [earlier, later] = [sorted[i - 1]!, sorted[i]!];
    const gap = later.atSeconds - earlier.atSeconds;
    if (earlier.gate !== later.gate || gap <= 0) continue;
    const lanes = Math.max(1, lanesAt(later.gate));
    const seconds = (gap * lanes) / later.people;
    if (gap * lanes > idleSeconds * later.people) continue;
    if (lanes > 1) isSingle = false;
    perPerson.push(seconds);
  }
  if (perPerson.length < 2) return undefined;
  const mean = perPerson.reduce((sum, one) => sum + one, 0) / perPerson.length;
  const logs = perPerson.map(Math.log);
  const logMean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  const logVariance = logs.reduce((sum, one) => sum + (one - logMean) ** 2, 0) / logs.length;
  const ranked = perPerson.toSorted((one, other) => one - other);
  const quantiles = Array.from({ length: 21 }, (_, i) => ranked[Math.round((i / 20) * (ranked.length - 1))]! / mean);
  const quantileMean = quantiles.reduce((sum, one, i) => sum + one * (i === 0 || i === 20 ? 0.5 : 1), 0) / 20;
  return {
    service: {
      actSeconds: 0,
      personSeconds: mean,
      spread: isSingle
        ? { kind: 'quantiles', parts: quantiles.map((one) => one / quantileMean) }
        : { kind: 'lognormal', variation: Math.sqrt(Math.exp(logVariance) - 1) },
    },
    gaps: perPerson.length,
    isEnough: perPerson.length >= leastGaps,
  };
}
