import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodeCode } from '../engines/admission/code.ts';
import { GateBench } from './testing/gate-bench.ts';

let bench: GateBench;
let child: ChildProcess | undefined;
beforeEach(async () => {
  bench = new GateBench();
  await bench.startServer();
  await bench.startGate();
  await bench.until((state) => state.hasSnapshot);
  await bench.stopGate();
  await bench.server.close();
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await bench.close();
});

async function startChild(): Promise<string> {
  const options = {
    folder: bench.folder,
    port: 0,
    host: '127.0.0.1',
    server: bench.server.url,
    edition: 'workload',
    gate: 'ARE-G1',
    secret: 'secret',
    aheadMs: bench.ahead,
  };
  const script = join(import.meta.dirname, 'testing/run-child.ts');
  child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return await new Promise((resolve, reject) => {
    child!.once('exit', () => reject(new Error('the gate ended')));
    child!.stdout!.once('data', (text: Buffer) => resolve(text.toString().trim()));
  });
}

/** Shows codes as fast as answers come until the gate is gone; notes the ids that were acknowledged. */
async function hurry(url: string, worker: string, acknowledged: string[]): Promise<void> {
  for (let count = 0; ; count++) {
    const id = `worker-${worker}-${count}`;
    const nobody = Buffer.from(encodeCode({ kind: 'bare', token: Uint8Array.of(count >> 8, count & 255) }));
    const body = JSON.stringify({ id, direction: 'entry', code: nobody.toString('base64url') });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/admit`, { method: 'POST', headers, body }).then(
      (response) => response.json() as Promise<{ isRecorded: boolean }>,
      () => undefined,
    );
    if (!answer) return;
    if (answer.isRecorded) acknowledged.push(id);
  }
}

it('loses nothing that it acknowledged when it is killed while it writes', { timeout: 60_000 }, async () => {
  const acknowledged: string[] = [];
  for (const enough of [40, 120]) {
    const url = await startChild();
    const workers = Array.from({ length: 8 }, (_, worker) => hurry(url, `${enough}-${worker}`, acknowledged));
    while (acknowledged.length < enough) await new Promise((resolve) => setTimeout(resolve, 2));
    const ended = new Promise((resolve) => child!.once('close', resolve));
    child!.kill('SIGKILL');
    await Promise.all([ended, ...workers]);
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(120);
  await bench.startGate();
  expect(await bench.state()).toMatchObject({ troubles: [] });
  const lines = readFileSync(join(bench.folder, 'journal.jsonl'), 'utf8').trim().split('\n');
  const numbers = lines.map((line) => (JSON.parse(line) as { number: number }).number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(numbers.length).toBeGreaterThanOrEqual(acknowledged.length);
  for (const id of acknowledged) {
    expect((await bench.post('/annul', { id: `annul-${id}`, passage: id })).status).toBe(200);
  }
  expect(await bench.state()).toMatchObject({ troubles: [], unwritten: 0 });
});
