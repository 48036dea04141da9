import { setImmediate } from 'node:timers/promises';
import { deserialize } from 'node:v8';
import type { MessagePort } from 'node:worker_threads';
import { type ChangeWish, changedWish } from '../planning/change-wishes.ts';
import { type Known, knownOf, type PlanningFacts, type Taken } from '../planning/facts.ts';
import { type Planned, type PlanWish, planJourneys } from '../planning/plan-journeys.ts';
import { type DayPlan, type DayWish, replanDay } from '../planning/replan-day.ts';

export interface FactsTask {
  readonly taken: Taken;
  /** Names the facts; a thread unpacks each once. */
  readonly key: string;
  readonly facts: Uint8Array<SharedArrayBuffer>;
}

export interface PlannerTask extends FactsTask {
  readonly wish: PlanWish;
  /** A change to make of it first; the wishes then are those of a single journey. */
  readonly change: ChangeWish | null;
  /** Milliseconds of the clock after which what there is counts as settled. */
  readonly withinMs: number;
  /** Better plans go out here as they are found; a message in means that nobody waits any more. */
  readonly port: MessagePort | null;
}

const known = new Map<string, Known>();
const mostKept = 4;
/** At most so often is somebody told of better plans. */
const tellEveryMs = 200;

/** One request: the first plans at once, better ones as they come, turn by turn with all others of this thread. */
export async function plan(task: PlannerTask): Promise<Planned> {
  const startedAt = performance.now();
  const facts = factsFor(task);
  const wish = task.change ? changedWish(facts, task.wish, task.change) : task.wish;
  const planning = planJourneys(facts, task.taken, wish);
  const { port } = task;
  let isWanted = true;
  port?.on('message', () => {
    isWanted = false;
  });
  port?.postMessage(planning.planned(false));
  let [toldAt, isBetter] = [performance.now(), false];
  while (isWanted && !planning.isSettled && performance.now() - startedAt < task.withinMs) {
    // Others of this thread have their turn, and the message that nobody waits can come in.
    await setImmediate();
    isBetter = planning.step() || isBetter;
    if (!isBetter || performance.now() - toldAt < tellEveryMs) continue;
    port?.postMessage(planning.planned(false));
    [toldAt, isBetter] = [performance.now(), false];
  }
  port?.close();
  return planning.planned(true);
}

/** The rest of one day. */
export function replan({ wish, ...task }: FactsTask & { readonly wish: DayWish }): DayPlan | undefined {
  return replanDay(factsFor(task), task.taken, wish);
}

function factsFor({ key, facts }: FactsTask): Known {
  const before = known.get(key);
  if (before) return before;
  const made = knownOf(deserialize(Buffer.from(facts.slice())) as PlanningFacts);
  if (known.size >= mostKept) known.delete(known.keys().next().value!);
  known.set(key, made);
  return made;
}
