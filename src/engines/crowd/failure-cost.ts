import { type Estimate, estimate, type Replication, replicate, type SlotMaker } from './replicate.ts';
import type { Failure, Scene } from './scene.ts';

/** What a failure costs the same people: with it, less without it. */
export interface FailureCost {
  readonly waitP95Seconds: Estimate;
  /** Hours that all people together wait longer. */
  readonly hoursWaited: Estimate;
  readonly missedStart: Estimate;
  readonly longestLine: Estimate;
  readonly before: Replication;
  readonly after: Replication;
}

/** Plays both with common random numbers, so that the difference is the failure's and nobody's luck. */
export function failureCost(
  scene: Scene,
  failures: readonly Failure[],
  options: { seed: number; runs: number; slotsFor?: SlotMaker },
): FailureCost {
  const { seed, runs, slotsFor } = options;
  const before = replicate(scene, seed, runs, slotsFor);
  const after = replicate({ ...scene, failures: [...scene.failures, ...failures] }, seed, runs, slotsFor);
  const difference = (read: (run: Replication['runs'][number]) => number): Estimate =>
    estimate(after.runs.map((run, index) => read(run) - read(before.runs[index]!)));
  return {
    waitP95Seconds: difference((run) => run.waits.p95),
    hoursWaited: difference((run) => (run.waits.mean * run.people) / 3600),
    missedStart: difference((run) => run.missedStart),
    longestLine: difference((run) => run.longestLine),
    before,
    after,
  };
}
