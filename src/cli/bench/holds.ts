import { fork } from 'node:child_process';
import { join } from 'node:path';
import { holdDesk } from '../../modules/tickets/index.ts';
import { heldClock } from '../../platform/clock.ts';
import { dbOver } from '../../platform/database/db.ts';
import { sql } from '../../platform/database/sql.ts';
import { openDatabase } from '../../platform/database/transactor.ts';
import { newId } from '../../platform/new-id.ts';
import { projectFolder } from '../places.ts';
import type { BenchResult } from './figures.ts';
import { median, rounded } from './figures.ts';
import { arenaBlueprint, makeScratch, type Scratch, scratchNow } from './scratch.ts';

const clients = 64;
const windowMs = 1_500;
const sessions = ['S-JUD-1', 'S-JUD-2', 'S-JUD-3'];

/** Seat holds of two seats a second through the real verb, 64 clients pressing on one session; then the same under kill -9. */
export async function benchHolds(): Promise<BenchResult> {
  const scratch = await makeScratch(arenaBlueprint());
  const rates: number[] = [];
  const acknowledged: string[] = [];
  for (const session of sessions) {
    const desk = holdDesk(scratch.database);
    const before = acknowledged.length;
    const started = performance.now();
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (performance.now() - started < windowMs) {
          const id = await holdOne(desk, session, 2);
          if (id === undefined) return;
          acknowledged.push(id);
        }
      }),
    );
    rates.push(((acknowledged.length - before) / (performance.now() - started)) * 1000);
  }
  const calm = await audit(scratch, acknowledged);
  const crashed = await underKill(scratch);
  await crashed.scratch.remove();
  return {
    clients,
    holdsPerSecond: Math.round(median(rates)),
    seatsPerSecond: Math.round(median(rates) * 2),
    oversold: calm.oversold + crashed.oversold,
    lost: calm.lost + crashed.lost,
    acknowledged: acknowledged.length + crashed.acknowledged,
    killRounds: crashed.rounds,
    slowestWindow: rounded(Math.min(...rates), 0),
  };
}

/** Kills server process and database together while holds are made, and counts what was promised and is not there. */
async function underKill(first: Scratch) {
  let scratch = first;
  const totals = { oversold: 0, lost: 0, acknowledged: 0, rounds: 0 };
  for (let round = 0; round < 3; round++) {
    const promised: string[] = [];
    const child = fork(join(projectFolder, 'dist/cli/main.js'), ['bench', 'holds-worker'], {
      env: { ...process.env, KAIMON_BENCH_URL: scratch.url, KAIMON_BENCH_SESSION: 'S-MAR-1' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (id) => promised.push(String(id)));
    await new Promise((resolve) => setTimeout(resolve, 900 + 200 * round));
    process.kill(scratch.server.pid, 'SIGKILL');
    child.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 300));
    scratch = await scratch.reopen();
    const found = await audit(scratch, promised);
    totals.oversold += found.oversold;
    totals.lost += found.lost;
    totals.acknowledged += promised.length;
    totals.rounds++;
  }
  return { ...totals, scratch };
}

/** One worker of the kill test: holds places until it is killed, and tells its parent of each that was acknowledged. */
export async function holdUntilKilled(): Promise<BenchResult> {
  const url = process.env['KAIMON_BENCH_URL'] ?? '';
  const session = process.env['KAIMON_BENCH_SESSION'] ?? '';
  const desk = holdDesk(openDatabase({ url, clock: heldClock(scratchNow), onIdleError: () => undefined }));
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (;;) {
        const id = await holdOne(desk, session, 1);
        if (id === undefined) return;
        process.send?.(id);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }),
  );
  return {};
}

/** Holds the best seats for somebody new; the id once it is acknowledged, undefined where there is no room. */
async function holdOne(desk: ReturnType<typeof holdDesk>, session: string, count: number): Promise<string | undefined> {
  const id = newId();
  const choice = { kind: 'best' as const, category: 'A', count };
  const wish = { edition: 'small-2021', id, session, person: newId(), choice };
  const hold = await desk.add(session, wish).catch(() => undefined);
  return hold && id;
}

async function audit(scratch: Scratch, promised: readonly string[]): Promise<{ oversold: number; lost: number }> {
  const db = dbOver(scratch.database.pool);
  const kept = await db.one<{ count: number }>(
    sql`SELECT count(*) FROM tickets.hold WHERE id = ANY(${promised}::uuid[]) AND state = 'held'`,
  );
  const twice = await db.one<{ count: number }>(sql`SELECT count(*) FROM (
    SELECT edition, session, place FROM tickets.hold, unnest(places) AS place WHERE state = 'held' GROUP BY 1, 2, 3 HAVING count(*) > 1) doubled`);
  const apart = await db.one<{ count: number }>(sql`SELECT count(*) FROM tickets.stock s
    WHERE s.taken <> (SELECT coalesce(sum(cardinality(places)), 0) FROM tickets.hold h
      WHERE h.edition = s.edition AND h.session = s.session AND h.category = s.category AND h.state = 'held')`);
  return { oversold: twice.count + apart.count, lost: promised.length - kept.count };
}
