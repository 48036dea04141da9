import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import pino from 'pino';
import { readConfig } from '../../../platform/config.ts';
import { makeApp } from '../../../server/app.ts';
import { makeParts } from '../../../server/make-parts.ts';
import { projectFolder } from '../../places.ts';
import type { BenchResult } from '../figures.ts';
import { cpuOf, freePort } from '../processes.ts';
import { edition, secret } from './world.ts';

/** A whole server as `kaimon up` makes it, in a process of its own; it can be killed and comes back at the same port. */
export interface MarketServer {
  readonly url: string;
  /** Milliseconds of processor time so far. */
  cpu(): number;
  kill(): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startServer(databaseUrl: string): Promise<MarketServer> {
  const port = await freePort();
  const env = { ...process.env, KAIMON_BENCH_URL: databaseUrl, KAIMON_BENCH_PORT: String(port) };
  let child: ChildProcess;
  const start = async () => {
    child = fork(join(projectFolder, 'dist/cli/main.js'), ['bench', 'market-server'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', () => reject(new Error('A server did not start')));
    });
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    cpu: () => cpuOf(child.pid ?? 0),
    kill: () => void child.kill('SIGKILL'),
    start,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** One of the servers that are measured: a demo, so that it has the built-in bank; without a limit on requests from one address. */
export async function serveMarket(): Promise<BenchResult> {
  const parts = await makeParts({
    config: { ...readConfig({}, '/nowhere.yaml'), edition, demo: true, secret },
    databaseUrl: process.env['KAIMON_BENCH_URL'] ?? '',
    log: pino({ level: 'fatal' }),
    origin: 'http://localhost:7000',
  });
  const app = await makeApp({ ...parts, limits: false, checkAnswers: false });
  await app.listen({ port: Number(process.env['KAIMON_BENCH_PORT']), host: '127.0.0.1' });
  // It never outlives the bench.
  process.once('disconnect', () => process.exit(1));
  process.send?.('ready');
  await new Promise((resolve) => process.once('SIGTERM', resolve));
  await app.close();
  await parts.close();
  return {};
}
