import type { CrowdFigures } from './crowd-figures.ts';
import { replicate, type SlotMaker } from './replicate.ts';
import type { Gate, LaneKind, Scene } from './scene.ts';

/** Lanes of each kind at each gate, in the order of gates, stages and groups. */
export type LanePlan = readonly { readonly gate: string; readonly kind: LaneKind; readonly count: number }[];

export interface LaneAnswer {
  readonly plan: LanePlan;
  readonly gates: readonly Gate[];
  /** False: even the most lanes allowed do not reach the target. */
  readonly isReached: boolean;
  /** Worst wait below which 95 % stay, over all kinds of lane, mean of the runs; seconds. */
  readonly waitP95Seconds: number;
  /** How many variants were played. */
  readonly tried: number;
}

export interface LaneQuestion {
  readonly scene: Scene;
  /** 95 % of the people at every kind of lane wait no longer. */
  readonly targetSeconds: number;
  readonly mostPerGroup?: number;
  readonly seed: number;
  readonly runs: number;
  readonly slotsFor?: SlotMaker;
}

/**
 * How many lanes, of which kind, at which gate: first each group is doubled until the target holds, then lanes are taken away as long
 * as it still holds, halving the step, the idlest group first. Every variant meets the same people. The answer is a local best: no
 * single lane of it can be spared.
 */
export function planLanes(question: LaneQuestion): LaneAnswer {
  const { scene, targetSeconds, seed, runs, slotsFor, mostPerGroup = 64 } = question;
  let tried = 0;
  const judge = (counts: readonly number[]) => {
    tried += 1;
    const made = withCounts(scene.gates, counts);
    const { runs: figures } = replicate({ ...scene, gates: made }, seed, runs, slotsFor);
    return { seconds: worstOf(figures), figures };
  };
  const least = scene.gates.flatMap((gate) => gate.stages.flatMap((stage) => stage.lanes.map(() => 1)));
  let counts = countsOf(scene.gates).map((count) => Math.max(1, count));
  let best = judge(counts);
  while (best.seconds > targetSeconds && counts.some((count) => count < mostPerGroup)) {
    counts = counts.map((count) => Math.min(mostPerGroup, Math.ceil(count * 1.4)));
    best = judge(counts);
  }
  const isReached = best.seconds <= targetSeconds;
  for (let step = Math.max(...counts); isReached && step >= 1; step = Math.floor(step / 2)) {
    for (let group = 0; group < counts.length; group += 1) {
      while (counts[group]! - step >= least[group]!) {
        const fewer = counts.with(group, counts[group]! - step);
        const judged = judge(fewer);
        if (judged.seconds > targetSeconds) break;
        [counts, best] = [fewer, judged];
      }
    }
  }
  const gates = withCounts(scene.gates, counts);
  return { plan: planOf(gates), gates, isReached, waitP95Seconds: best.seconds, tried };
}

function worstOf(figures: readonly CrowdFigures[]): number {
  const kinds = Object.keys(figures[0]!.kinds) as LaneKind[];
  return Math.max(
    ...kinds.map((kind) => figures.reduce((sum, run) => sum + (run.kinds[kind]?.waits.p95 ?? 0), 0) / figures.length),
  );
}

function countsOf(gates: readonly Gate[]): number[] {
  return gates.flatMap((gate) => gate.stages.flatMap((stage) => stage.lanes.map((lanes) => lanes.count)));
}

/** The same gates with other numbers of lanes, in the order of {@link LanePlan}. */
export function withCounts(gates: readonly Gate[], counts: readonly number[]): Gate[] {
  let at = 0;
  return gates.map((gate) => ({
    ...gate,
    stages: gate.stages.map((stage) => ({
      ...stage,
      lanes: stage.lanes.map((lanes) => ({ ...lanes, count: counts[at++]! })),
    })),
  }));
}

function planOf(gates: readonly Gate[]): LanePlan {
  return gates.flatMap((gate) =>
    gate.stages.flatMap((stage) => stage.lanes.map(({ kind, count }) => ({ gate: gate.id, kind, count }))),
  );
}
