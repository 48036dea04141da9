import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../places.ts';
import type { BenchResult } from './figures.ts';
import { median, rounded } from './figures.ts';

/** `npm start` to ready on an empty data folder (packages and pages there), and again on the same folder. */
export async function benchStart(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kaimon-start-'));
  chmodSync(folder, 0o755);
  const env = {
    ...process.env,
    KAIMON_DATA: folder,
    KAIMON_PORT: String(await freePort()),
    KAIMON_GATE_PORT: String(await freePort()),
  };
  const cold = await startOnce(env);
  const warm = [await startOnce(env), await startOnce(env), await startOnce(env)];
  rmSync(folder, { recursive: true, force: true });
  return { coldStartSeconds: rounded(cold), warmStartSeconds: rounded(median(warm)) };
}

/** Seconds until the server says it is ready. */
async function startOnce(env: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(projectFolder, 'bin/start.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seconds = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      if (String(text).includes('is ready')) resolve((performance.now() - started) / 1000);
    });
    child.on('exit', (code) => reject(new Error(`Start ended with ${code}`)));
  });
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
  return seconds;
}

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
