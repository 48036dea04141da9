import { fork } from 'node:child_process';
import http from 'node:http';
import { join } from 'node:path';
import fastify from 'fastify';
import pino from 'pino';
import { getProgramme, loadEdition, parseBlueprint } from '../../modules/editions/index.ts';
import { readConfig } from '../../platform/config.ts';
import { anyone, systemActor } from '../../platform/tx.ts';
import { makeApp } from '../../server/app.ts';
import { makeParts } from '../../server/make-parts.ts';
import { readEditionFolder } from '../open-store.ts';
import { projectFolder } from '../places.ts';
import type { BenchResult } from './figures.ts';
import { median, rounded } from './figures.ts';
import { makeScratch, scratchNow } from './scratch.ts';

const connections = 32;
const windowMs = 2_000;
const rounds = 5;
const path = '/api/editions/tokyo-2020/sessions?day=2021-07-27';

/** The route that lists sessions, against the bare framework answering a constant of the same size beside it, in turns. */
export async function benchHttp(): Promise<BenchResult> {
  const { blueprint } = parseBlueprint(readEditionFolder(join(projectFolder, 'editions/tokyo-2020')));
  const scratch = await makeScratch(undefined);
  await scratch.database.write(systemActor('bench'), (tx) => loadEdition(tx, blueprint!));
  await scratch.database.read(anyone, (tx) => getProgramme(tx, 'tokyo-2020'));
  const clock = { now: () => scratchNow };
  const parts = await makeParts({
    config: { ...readConfig({}, '/nowhere'), edition: 'tokyo-2020' },
    databaseUrl: scratch.url,
    log: pino({ level: 'silent' }),
    origin: 'http://localhost:7000',
    testing: { clock },
  });
  const app = await makeApp({ ...parts, checkAnswers: false });
  const real = await app.listen({ port: 0, host: '127.0.0.1' });
  const body = (await app.inject(path)).body;
  const bare = fastify();
  bare.get('/constant', async (_request, reply) => await reply.type('application/json; charset=utf-8').send(body));
  const constant = `${await bare.listen({ port: 0, host: '127.0.0.1' })}/constant`;
  await load(`${real}${path}`, 500);
  await load(constant, 500);
  const reals: number[] = [];
  const bares: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const one = await load(`${real}${path}`, windowMs);
    const other = await load(constant, windowMs);
    reals.push(one);
    bares.push(other);
    ratios.push(one / other);
  }
  await app.close();
  await bare.close();
  await parts.close();
  await scratch.remove();
  return {
    ratioToBareFramework: rounded(median(ratios)),
    requestsPerSecond: Math.round(median(reals)),
    bareRequestsPerSecond: Math.round(median(bares)),
    bytes: body.length,
    connections,
  };
}

/** Requests a second from a process of its own, so that the client's work does not count. */
async function load(url: string, ms: number): Promise<number> {
  const child = fork(join(projectFolder, 'dist/cli/main.js'), ['bench', 'http-worker'], {
    env: { ...process.env, KAIMON_BENCH_URL: url, KAIMON_BENCH_MS: String(ms) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return await new Promise((resolve) => child.once('message', (rate) => resolve(Number(rate))));
}

export async function requestUntilDone(): Promise<BenchResult> {
  const url = process.env['KAIMON_BENCH_URL'] ?? '';
  const ms = Number(process.env['KAIMON_BENCH_MS']);
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  let count = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      http
        .get(url, { agent }, (response) => {
          response.resume();
          response.on('end', () =>
            response.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${response.statusCode}`)),
          );
        })
        .on('error', reject);
    });
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - started < ms) {
        await one();
        count++;
      }
    }),
  );
  process.send?.((count / (performance.now() - started)) * 1000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  return {};
}
