import { type CrowdFigures, crowdFigures } from './crowd-figures.ts';
import { drawParties, type Parties } from './parties.ts';
import type { LaneKind, Scene, Slots } from './scene.ts';
import { simulateCrowd } from './simulate-crowd.ts';

/** A mean over runs with half the width of its 95 % confidence interval (Student's t). */
export interface Estimate {
  readonly mean: number;
  readonly plusMinus: number;
}

/** The least, middle and most over the runs, minute by minute. */
export interface Band {
  readonly low: Float32Array;
  readonly middle: Float32Array;
  readonly high: Float32Array;
}

/** Several runs of one scene, each with people of its own. */
export interface Replication {
  readonly runs: readonly CrowdFigures[];
  readonly waitP50: Estimate;
  readonly waitP95: Estimate;
  readonly waitMost: Estimate;
  readonly missedStart: Estimate;
  readonly longestLine: Estimate;
  readonly waitP95ByKind: Partial<Record<LaneKind, Estimate>>;
  /** People in line over all gates, gate by gate, and inside. */
  readonly line: Band;
  readonly lineByGate: readonly Band[];
  readonly inside: Band;
  readonly fromSeconds: number;
  /** Ids of the gates, in the order of `lineByGate`. */
  readonly gates: readonly string[];
}

/** Gives slots to the people of one run; they are drawn anew for each seed. */
export type SlotMaker = (parties: Parties) => Slots;

/** Runs a scene with the seeds seed, seed + 1, … The same seeds in another scene bring the same people. */
export function replicate(scene: Scene, seed: number, runs: number, slotsFor?: SlotMaker): Replication {
  return summarise(Array.from({ length: runs }, (_, run) => playOnce(scene, seed + run, slotsFor)));
}

/** One run of a scene, with slots for its people where there are any. */
export function playOnce(scene: Scene, seed: number, slotsFor?: SlotMaker): CrowdFigures {
  const shares = scene.gates.map((gate) => gate.share);
  const parties = drawParties(scene.crowd, shares, seed);
  const slots = slotsFor?.(parties);
  return crowdFigures(simulateCrowd(slots ? { ...scene, slots } : scene, seed, parties));
}

/** Puts runs of one scene together; more of them later make a better picture. */
export function summarise(figures: readonly CrowdFigures[]): Replication {
  const first = figures[0]!;
  const of = (read: (one: CrowdFigures) => number): Estimate => estimate(figures.map(read));
  return {
    runs: figures,
    waitP50: of((one) => one.waits.p50),
    waitP95: of((one) => one.waits.p95),
    waitMost: of((one) => one.waits.most),
    missedStart: of((one) => one.missedStart),
    longestLine: of((one) => one.longestLine),
    waitP95ByKind: Object.fromEntries(
      (Object.keys(first.kinds) as LaneKind[]).map((kind) => [kind, of((one) => one.kinds[kind]?.waits.p95 ?? 0)]),
    ),
    line: band(figures.map(({ timeline }) => sumOf(timeline.lines))),
    lineByGate: first.timeline.lines.map((_, gate) => band(figures.map(({ timeline }) => timeline.lines[gate]!))),
    inside: band(figures.map(({ timeline }) => timeline.inside)),
    fromSeconds: first.timeline.fromSeconds,
    gates: first.timeline.gates,
  };
}

/** Two-sided 95 % quantiles of Student's t by degrees of freedom, 1 to 30; 1.96 beyond. */
const studentT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

export function estimate(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, plusMinus: Number.POSITIVE_INFINITY };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { mean, plusMinus: (studentT[n - 2] ?? 1.96) * Math.sqrt(variance / n) };
}

function sumOf(rows: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(rows[0]!.length);
  for (const row of rows) for (let i = 0; i < sum.length; i += 1) sum[i] = sum[i]! + row[i]!;
  return sum;
}

function band(rows: readonly Float32Array[]): Band {
  const length = rows[0]!.length;
  const [low, middle, high] = [new Float32Array(length), new Float32Array(length), new Float32Array(length)];
  for (let i = 0; i < length; i += 1) {
    const sorted = rows.map((row) => row[i]!).sort((one, other) => one - other);
    [low[i], middle[i], high[i]] = [sorted[0]!, sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
  }
  return { low, middle, high };
}
