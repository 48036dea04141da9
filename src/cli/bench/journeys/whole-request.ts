import { fork } from 'node:child_process';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import type { Wishes } from '../../../modules/journeys/contract.ts';
import { readConfig } from '../../../platform/config.ts';
import { makeApp } from '../../../server/app.ts';
import { makeParts } from '../../../server/make-parts.ts';
import type { BenchOptions } from '../../bench.ts';
import { loadFolder } from '../../open-store.ts';
import { projectFolder } from '../../places.ts';
import type { BenchResult } from '../figures.ts';
import { rounded } from '../figures.ts';
import { wholeOption } from '../option.ts';
import { makeScratch, scratchNow } from '../scratch.ts';

interface Seen {
  readonly first: number;
  readonly settled: number;
  readonly journeys: number;
  readonly lines: number;
}

const path = '/api/editions/tokyo-2020/journeys/suggestions/live';

/**
 * Whole requests over HTTP, from a profile to three journeys of a week in Tokyo: first plans, settled plans, and how long the
 * server's event loop was kept from its work meanwhile. One visitor alone, then `--visitors` (16) at the same moment, `--rounds` (5).
 */
export async function benchJourneys(options: BenchOptions): Promise<BenchResult> {
  const visitors = wholeOption(options, 'visitors', 16, 1, 500);
  const rounds = wholeOption(options, 'rounds', 5, 1, 100);
  const scratch = await makeScratch(undefined);
  await loadFolder(scratch.url, join(projectFolder, 'editions/tokyo-2020'));
  const parts = await makeParts({
    config: { ...readConfig({}, '/nowhere'), edition: 'tokyo-2020', demo: true },
    databaseUrl: scratch.url,
    log: pino({ level: 'silent' }),
    origin: 'http://localhost:7000',
    testing: { clock: { now: () => scratchNow } },
  });
  const app = await makeApp({ ...parts, checkAnswers: false });
  const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}${path}`;
  // Both the thread and the code it runs are warm in a server that has been up for a minute.
  const cold = (await ask(url, 1, 1))[0]!;
  await ask(url, visitors, 2);
  const alone = await ask(url, 1, rounds);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const crowd = await ask(url, visitors, rounds);
  delay.disable();
  await app.close();
  await parts.close();
  await scratch.remove();
  return {
    visitors,
    coldFirstMs: rounded(cold.first, 0),
    aloneFirstMs: rounded(worst(alone, 'first', 0.5), 0),
    aloneSettledMs: rounded(worst(alone, 'settled', 0.5), 0),
    crowdFirstP50Ms: rounded(worst(crowd, 'first', 0.5), 0),
    crowdFirstMaxMs: rounded(worst(crowd, 'first', 1), 0),
    crowdSettledP50Ms: rounded(worst(crowd, 'settled', 0.5), 0),
    crowdSettledMaxMs: rounded(worst(crowd, 'settled', 1), 0),
    loopDelayP99Ms: rounded(delay.percentile(99) / 1e6, 1),
    loopDelayMaxMs: rounded(delay.max / 1e6, 1),
    leastJourneys: Math.min(...crowd.map((one) => one.journeys)),
  };
}

function worst(seen: readonly Seen[], field: 'first' | 'settled', share: number): number {
  const sorted = seen.map((one) => one[field]).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Visitors in a process of their own, so that reading their answers is not the server's work. */
async function ask(url: string, visitors: number, rounds: number): Promise<Seen[]> {
  const child = fork(join(projectFolder, 'dist/cli/main.js'), ['bench', 'journeys-visitors'], {
    env: {
      ...process.env,
      KAIMON_BENCH_URL: url,
      KAIMON_BENCH_VISITORS: `${visitors}`,
      KAIMON_BENCH_ROUNDS: `${rounds}`,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return await new Promise((resolve) => child.once('message', (seen) => resolve(seen as Seen[])));
}

export async function visitUntilSettled(): Promise<BenchResult> {
  const url = process.env['KAIMON_BENCH_URL'] ?? '';
  const seen: Seen[] = [];
  for (let round = 0; round < Number(process.env['KAIMON_BENCH_ROUNDS']); round++) {
    const visitors = Array.from({ length: Number(process.env['KAIMON_BENCH_VISITORS']) }, (_, index) => index);
    seen.push(...(await Promise.all(visitors.map((index) => visit(url, wishesOf(index, round))))));
  }
  process.send?.(seen);
  await wait(50);
  return {};
}

async function visit(url: string, wishes: Wishes): Promise<Seen> {
  const startedAt = performance.now();
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ wishes }) });
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  let [text, first] = ['', 0];
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (first === 0 && text.includes('\n')) first = performance.now() - startedAt;
  }
  const lines = text.trimEnd().split('\n');
  const last = JSON.parse(lines.at(-1)!) as { journeys: unknown[] };
  return { first, settled: performance.now() - startedAt, journeys: last.journeys.length, lines: lines.length };
}

/** Different people: no two of a round wish the same. */
function wishesOf(index: number, round: number): Wishes {
  const of = <Value>(list: readonly Value[], step: number) => list[(index * step + round) % list.length]!;
  return {
    country: of(['CHN', 'USA', 'FRA', 'JPN', 'AUS', 'KOR', 'GBR'], 1),
    origin: of(['CTU', 'LAX', 'CDG', null, 'SYD', 'ICN', 'LHR'], 1),
    sports: [of(['JUD', 'SWM', 'TTE', 'ATH', 'GAR', 'BKB', 'VVO'], 2), of(['FEN', 'CLB', 'SKB', 'ROW'], 3)],
    interests: [
      of(['food', 'history', 'pop', 'nature'] as const, 1),
      of(['family', 'night', 'shopping', 'craft'] as const, 1),
    ],
    likes: [],
    mustSee: [],
    mustNot: [],
    pins: [],
    party: { adults: 1 + (index % 4), children: index % 3, wheelchairs: 0 },
    firstDay: '2021-07-24',
    lastDay: '2021-07-30',
    budget: null,
    pace: of(['steady', 'full', 'calm'] as const, 1),
    walkingMetres: null,
    stepFree: index % 8 === 7,
    stars: 2 + (index % 3),
    hotel: null,
    notHotels: [],
    guide: null,
    character: null,
    package: null,
    seed: index + 100 * round,
  };
}
