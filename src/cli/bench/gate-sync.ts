import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { openJournal } from '../../gate/journal.ts';
import type { Blueprint } from '../../modules/editions/index.ts';
import { smallBlueprint } from '../../modules/editions/testing/small-edition.ts';
import { pairGate } from '../../modules/passes/index.ts';
import { readConfig } from '../../platform/config.ts';
import { dbOver } from '../../platform/database/db.ts';
import { sql } from '../../platform/database/sql.ts';
import { systemActor } from '../../platform/tx.ts';
import { makeApp } from '../../server/app.ts';
import { makeParts } from '../../server/make-parts.ts';
import type { BenchOptions } from '../bench.ts';
import { projectFolder } from '../places.ts';
import { type BenchResult, rounded } from './figures.ts';
import type { GatesNews, GatesPlan } from './gate-sync-gates.ts';
import { cpuOf, freePort } from './processes.ts';
import { makeScratch, type Scratch } from './scratch.ts';

const edition = 'small-2021';
const gatesOfVenue = 12;
const processes = 2;

/**
 * Gates that report admissions to one server process over HTTP, each with its journal on the disk; the server and one of
 * the two processes of gates are killed with signal 9 in the middle. At the end every journal is compared with the database,
 * entry by entry. `--gates 500 --rate 20 --seconds 24`; `--relay yes`: the server also hands each gate what its
 * neighbours wrote, as when their local network is down; `--kill no`: nothing is killed.
 */
export async function benchGateSync(options: BenchOptions): Promise<BenchResult> {
  const count = Number(options['gates'] ?? 500);
  const rate = Number(options['rate'] ?? 20);
  const seconds = Number(options['seconds'] ?? 24);
  const hasKills = options['kill'] !== 'no';
  const venues = Math.ceil(count / gatesOfVenue);
  const scratch = await makeScratch(wideBlueprint(venues));
  const gates = await pairAll(scratch, count);
  const run = new Run(scratch, { gates, rate, isRelayed: options['relay'] === 'yes' });
  await run.startServer();
  await run.startGates();
  // Every gate has introduced itself, and the server is warm.
  while (run.total() < 2 * count * rate) await rest(250);
  const costs = [cpuOf(scratch.server.pid), run.cpu()] as const;
  const from = run.total();
  const started = performance.now();
  const quarter = (seconds * 1_000) / 4;
  await rest(quarter);
  const calm = run.total() - from;
  const perAdmission = (ms: number) => rounded((ms * 1_000) / Math.max(1, calm), 0);
  const [database, processesCpu] = [cpuOf(scratch.server.pid) - costs[0], run.cpu()];
  const calmRate = ((run.total() - from) / (performance.now() - started)) * 1_000;
  const calmLags = run.takeLags();
  if (hasKills) await run.killServer();
  await rest(quarter);
  if (hasKills) await run.killGates(0);
  await rest(2 * quarter - 1_000);
  const admitted = run.total() - from;
  const took = performance.now() - started;
  const lags = [...calmLags, ...run.takeLags()];
  await run.finish();
  const audit = await auditJournals(scratch, run.folder, gates.map(({ gate }) => gate)); // biome-ignore format: one line says it
  await run.stopServer();
  await scratch.remove();
  return {
    admissionsPerSecond: Math.round((admitted / took) * 1_000),
    calmAdmissionsPerSecond: Math.round(calmRate),
    offeredPerSecond: count * rate,
    ...audit,
    lagP95Ms: percentile(lags, 0.95),
    calmLagP95Ms: percentile(calmLags, 0.95),
    serverMicros: perAdmission(processesCpu.server - costs[1].server),
    databaseMicros: perAdmission(database),
    gatesMicros: perAdmission(processesCpu.gates - costs[1].gates),
    gates: count,
    seconds: Math.round(took / 1_000),
    kills: hasKills ? 2 : 0,
    relayed: run.others(),
  };
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((first, second) => first - second);
  return Math.round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN);
}

/** The small edition with many venues of twelve gates each. */
function wideBlueprint(venues: number): Blueprint {
  const small = smallBlueprint(edition);
  const names = Array.from({ length: venues }, (_, index) => `v${String(index + 1).padStart(3, '0')}`);
  const [venue, zone, gate] = [small.venues[0]!, small.zones[0]!, small.gates[0]!];
  return {
    ...small,
    venues: [...small.venues, ...names.map((venueId) => ({ ...venue, venueId }))],
    zones: [...small.zones, ...names.map((venueId) => ({ ...zone, venueId }))],
    gates: [
      ...small.gates,
      ...names.flatMap((venueId) =>
        Array.from({ length: gatesOfVenue }, (_, index) => ({ ...gate, venueId, gateId: `G${index + 1}` })),
      ),
    ],
  };
}

async function pairAll(scratch: Scratch, count: number): Promise<GatesPlan['gates']> {
  return await scratch.database.write(systemActor('bench'), async (tx) => {
    const gates: { gate: string; venue: string; secret: string }[] = [];
    for (let index = 0; index < count; index++) {
      const venue = `v${String(Math.floor(index / gatesOfVenue) + 1).padStart(3, '0')}`;
      const gate = `${venue}.G${(index % gatesOfVenue) + 1}`;
      gates.push({ gate, venue, secret: await pairGate(tx, edition, gate, gate) });
    }
    return gates;
  });
}

interface RunOptions {
  readonly gates: GatesPlan['gates'];
  readonly rate: number;
  readonly isRelayed: boolean;
}

/** One server process and the processes of gates, with what they told last. */
class Run {
  readonly folder: string;
  private readonly scratch: Scratch;
  private readonly options: RunOptions;
  private port = 0;
  private server: ChildProcess | undefined;
  private readonly workers: ChildProcess[] = [];
  private readonly news: GatesNews[] = [];
  private readonly done: Promise<void>[] = [];
  private lags: number[] = [];
  private runs = 0;

  constructor(scratch: Scratch, options: RunOptions) {
    this.scratch = scratch;
    this.options = options;
    this.folder = join(scratch.folder, 'gates');
    mkdirSync(this.folder);
  }

  /** Entries the server acknowledged so far. */
  total(): number {
    return this.news.reduce((sum, one) => sum + one.acknowledged, 0);
  }

  others(): number {
    return this.news.reduce((sum, one) => sum + one.others, 0);
  }

  /** Milliseconds of processor time so far. */
  cpu(): { server: number; gates: number } {
    const gates = this.workers.reduce((sum, worker) => sum + cpuOf(worker.pid ?? 0), 0);
    return { server: cpuOf(this.server?.pid ?? 0), gates };
  }

  takeLags(): number[] {
    const { lags } = this;
    this.lags = [];
    return lags;
  }

  async startServer(): Promise<void> {
    this.port ||= await freePort();
    const env = { ...process.env, KAIMON_BENCH_URL: this.scratch.url, KAIMON_BENCH_PORT: String(this.port) };
    this.server = fork(join(projectFolder, 'dist/cli/main.js'), ['bench', 'gate-sync-server'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await new Promise((resolve) => this.server!.once('message', resolve));
  }

  async stopServer(): Promise<void> {
    const ended = new Promise((resolve) => this.server!.once('exit', resolve));
    this.server!.kill('SIGTERM');
    await ended;
  }

  async killServer(): Promise<void> {
    this.server!.kill('SIGKILL');
    await rest(300);
    await this.startServer();
  }

  async startGates(): Promise<void> {
    for (let index = 0; index < processes; index++) this.startWorker(index);
    await Promise.all(this.workers.map((worker) => new Promise((resolve) => worker.once('message', resolve))));
  }

  async killGates(index: number): Promise<void> {
    this.workers[index]!.kill('SIGKILL');
    await rest(300);
    this.startWorker(index);
  }

  /** No more admissions; resolves when all are acknowledged. */
  async finish(): Promise<void> {
    for (const worker of this.workers) worker.send('enough');
    await Promise.all(this.done);
  }

  private startWorker(index: number): void {
    const { gates, rate, isRelayed } = this.options;
    const neighbours: Record<string, string[]> = {};
    for (const { gate, venue } of gates) neighbours[venue] = [...(neighbours[venue] ?? []), gate];
    const plan: GatesPlan = {
      folder: this.folder,
      server: `http://127.0.0.1:${this.port}`,
      edition,
      session: 1,
      gates: gates.filter((_, at) => at % processes === index),
      perSecond: rate,
      run: ++this.runs,
      isRelayed,
      neighbours,
    };
    const worker = fork(join(projectFolder, 'dist/cli/main.js'), ['bench', 'gate-sync-gates'], {
      env: { ...process.env, KAIMON_BENCH_PLAN: JSON.stringify(plan) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.workers[index] = worker;
    this.done[index] = new Promise((resolve) => {
      worker.on('message', (said) => {
        if (said === 'done') return resolve();
        const news = said as GatesNews;
        // A process that starts again has not heard yet what was acknowledged.
        this.news[index] = { ...news, acknowledged: Math.max(news.acknowledged, this.news[index]?.acknowledged ?? 0) };
        this.lags.push(...news.lags);
      });
    });
  }
}

/** The server that is measured, whole as `kaimon up` makes it, in a process of its own. */
export async function serveUntilKilled(): Promise<BenchResult> {
  const parts = await makeParts({
    config: { ...readConfig({}, '/nowhere.yaml'), edition },
    databaseUrl: process.env['KAIMON_BENCH_URL'] ?? '',
    log: pino({ level: 'fatal' }),
    origin: 'http://localhost:7000',
  });
  const app = await makeApp(parts);
  await app.listen({ port: Number(process.env['KAIMON_BENCH_PORT']), host: '127.0.0.1' });
  process.send?.('ready');
  await new Promise((resolve) => process.once('SIGTERM', resolve));
  await app.close();
  await parts.close();
  return {};
}

/** Holds every journal to the database: entries that are not there, and entries or movements that are there twice or from nowhere. */
async function auditJournals(scratch: Scratch, folder: string, gates: readonly string[]) {
  const db = dbOver(scratch.database.pool);
  let [made, lost, doubled] = [0, 0, 0];
  for (const gate of gates) {
    const file = join(folder, gate, 'journal.jsonl');
    const journal = openJournal(file);
    if (journal.setAside !== undefined) throw new Error(`The journal of ${gate} does not hold`);
    const own = readFileSync(file, 'utf8').split('\n').slice(0, -1).map((line) => (JSON.parse(line) as { hash: string }).hash); // biome-ignore format: one line says it
    await journal.close();
    const kept = await db.many<{ hash: string }>(
      sql`SELECT hash FROM passes.journal WHERE edition = ${edition} AND gate = ${gate} ORDER BY number`,
    );
    const there = new Set(kept.map(({ hash }) => hash));
    made += own.length;
    lost += own.filter((hash) => !there.has(hash)).length;
    doubled += kept.length - own.filter((hash) => there.has(hash)).length;
  }
  const moved = await db.one<{ movements: number; events: number }>(
    sql`SELECT count(*) AS movements, count(DISTINCT event) AS events FROM passes.movement WHERE edition = ${edition}`,
  );
  return {
    admissions: made,
    lost: lost + Math.max(0, made - moved.events),
    doubled: doubled + Math.max(0, moved.movements - made),
  };
}
