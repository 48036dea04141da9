import { mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { ChangeWish } from '../planning/change-wishes.ts';
import type { PlanningFacts, Taken } from '../planning/facts.ts';
import type { Planned, PlanWish } from '../planning/plan-journeys.ts';
import type { DayPlan, DayWish } from '../planning/replan-day.ts';
import { refuse } from '../problems.ts';
import type { PlannerTask } from './planner-thread.ts';

export interface PlanRequest {
  readonly facts: PlanningFacts;
  readonly taken: Taken;
  readonly wish: PlanWish;
  readonly change?: ChangeWish;
}

export interface DayRequest {
  readonly facts: PlanningFacts;
  readonly taken: Taken;
  readonly wish: DayWish;
}

export interface Planner {
  /**
   * Plans in a thread beside the server; `onBetter` hears of the first plans and of each better one. Refuses `tooManyPlans` where
   * too many wait already. Ends early when the signal fires, with what there is.
   */
  plan(request: PlanRequest, onBetter?: (planned: Planned) => void, signal?: AbortSignal): Promise<Planned>;
  /** The rest of one day, planned anew; undefined where nothing changes. */
  replan(request: DayRequest): Promise<DayPlan | undefined>;
  close(): Promise<void>;
}

/** People who plan at once in one thread; each has a turn every few milliseconds. */
const atOnce = 32;
const settledWithinMs = 2_600;
/** Packed facts that are kept: one for each edition and supply that somebody plans with. */
const mostPacked = 4;

export interface PlannerOptions {
  readonly threads?: number;
  /** What there is by then counts as settled. */
  readonly withinMs?: number;
}

/** Threads for plans: one core is left to the server, where there are more than two. They start with the first plan. */
export function openPlanner({
  threads = Math.max(2, availableParallelism() - 1),
  withinMs = settledWithinMs,
}: PlannerOptions = {}): Planner {
  let pool: Promise<Piscina> | undefined;
  let waiting = 0;
  const packed = new Map<string, Uint8Array<SharedArrayBuffer>>();
  const open = async () =>
    new Piscina({
      filename: await threadFile(),
      minThreads: threads,
      maxThreads: threads,
      concurrentTasksPerWorker: atOnce,
      idleTimeout: Number.POSITIVE_INFINITY,
    });
  return {
    async plan({ facts, taken, wish, change }, onBetter, signal) {
      if (waiting >= threads * atOnce) throw refuse.tooManyPlans();
      waiting++;
      try {
        pool ??= open();
        const { port1, port2 } = new MessageChannel();
        port1.on('message', (planned: Planned) => onBetter?.(planned));
        const stop = () => port1.postMessage('stop');
        signal?.addEventListener('abort', stop);
        const task: PlannerTask = {
          wish,
          change: change ?? null,
          taken,
          key: facts.key,
          facts: packedOf(packed, facts),
          withinMs,
          port: port2,
        };
        const planned = (await (await pool).run(task, { name: 'plan', transferList: [port2] })) as Planned;
        signal?.removeEventListener('abort', stop);
        port1.close();
        return planned;
      } finally {
        waiting--;
      }
    },
    async replan({ facts, taken, wish }) {
      pool ??= open();
      const task = { wish, taken, key: facts.key, facts: packedOf(packed, facts) };
      return (await (await pool).run(task, { name: 'replan' })) as DayPlan | undefined;
    },
    async close() {
      await (await pool)?.destroy();
    },
  };
}

/** The facts as shared bytes: written once, read by every thread. */
function packedOf(
  packed: Map<string, Uint8Array<SharedArrayBuffer>>,
  facts: PlanningFacts,
): Uint8Array<SharedArrayBuffer> {
  const before = packed.get(facts.key);
  if (before) return before;
  const { key, currency, timeZone, firstDay, lastDay, disciplines, sessions, venues, wheelchairs, tables } = facts;
  const bytes = serialize({
    key,
    currency,
    timeZone,
    firstDay,
    lastDay,
    disciplines,
    sessions,
    venues,
    wheelchairs,
    tables,
  });
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  if (packed.size >= mostPacked) packed.delete(packed.keys().next().value!);
  packed.set(key, shared);
  return shared;
}

/** The thread's code: beside this file in a build; made of the source where that runs, as in tests. */
async function threadFile(): Promise<string> {
  const here = fileURLToPath(import.meta.url);
  if (!here.endsWith('.ts')) return join(dirname(here), 'planner-thread.js');
  const { build } = await import('esbuild');
  const outfile = join(mkdtempSync(join(tmpdir(), 'kaimon-planner-')), 'planner-thread.mjs');
  await build({
    entryPoints: [join(dirname(here), 'planner-thread.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
  });
  return outfile;
}
