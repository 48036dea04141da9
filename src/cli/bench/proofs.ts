import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { attack, type Keys, showHonest } from '../../engines/admission/testing/attacks.ts';
import { newSigners } from '../../engines/admission/testing/node-signatures.ts';
import { countDivergent } from '../../engines/admission/testing/random-events.ts';
import { nodeSignatures } from '../../gate/signatures.ts';
import { seededRandom } from '../../kernel/random.ts';
import type { BenchOptions } from '../bench.ts';
import { projectFolder } from '../places.ts';
import { fail } from '../say.ts';
import type { BenchResult } from './figures.ts';
import { rounded } from './figures.ts';

/** What one process is to try. */
interface Share {
  readonly seed: number;
  readonly attacks: number;
  readonly honest: number;
  readonly orders: number;
}

interface Found {
  readonly reasons: readonly (readonly [reason: string, count: number])[];
  readonly admitted: number;
  readonly exceptions: number;
  readonly refused: number;
  readonly divergent: number;
}

const ordersAtMost = 100_000;
const eventsPerOrder = 14;

/**
 * As many forged, copied, replayed, expired, foreign and malformed codes as asked for, as many honest ones with wrong clocks,
 * and a tenth as many orders of events (100,000 at most). Every signature is a real one and is really checked: Ed25519 and
 * ES256 by node:crypto. Honest codes and codes that are then spoiled are signed once for each pass and time step.
 */
export async function benchProofs(options: BenchOptions): Promise<BenchResult> {
  const count = whole(options, 'count', 1_000_000);
  const seed = whole(options, 'seed', 1);
  const workers = cpus().length;
  const orders = Math.min(ordersAtMost, Math.ceil(count / 10));
  const started = performance.now();
  const part = (total: number, index: number) => Math.floor((total * (index + 1)) / workers) - Math.floor((total * index) / workers); // biome-ignore format: one formula
  const found = await Promise.all(
    Array.from({ length: workers }, (_, index) =>
      runShare({
        seed: seed * 1_000 + index,
        attacks: part(count, index),
        honest: part(count, index),
        orders: part(orders, index),
      }),
    ),
  );
  const sum = (of: (one: Found) => number) => found.reduce((total, one) => total + of(one), 0);
  const reasons = new Map<string, number>();
  for (const one of found)
    for (const [reason, times] of one.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + times);
  return {
    attacks: count,
    admitted: sum((one) => one.admitted),
    exceptions: sum((one) => one.exceptions),
    honest: count,
    refused: sum((one) => one.refused),
    orders,
    divergent: sum((one) => one.divergent),
    answers: [...reasons].sort().map(([reason, times]) => `${reason} ${times}`).join(', '),
    signatures: 'Ed25519 and ES256, all real',
    workers,
    seconds: rounded((performance.now() - started) / 1000, 1),
  }; // biome-ignore format: figures in one line each
}

/** One process of {@link benchProofs}. */
export async function tryProofs(): Promise<BenchResult> {
  const { seed, attacks, honest, orders } = JSON.parse(process.env['KAIMON_BENCH_SHARE'] ?? '{}') as Share;
  const own = newSigners(16);
  const keys: Keys = { own, foreign: newSigners(3), issuers: own.issuers, signatures: nodeSignatures() };
  const bad = attack(keys, attacks, seededRandom(seed));
  const refused = showHonest(keys, honest, seededRandom(seed + 1));
  const found: Found = {
    reasons: [...bad.reasons],
    admitted: bad.admitted.length,
    exceptions: bad.exceptions.length,
    refused: refused.length,
    divergent: countDivergent(orders, eventsPerOrder, seededRandom(seed + 2)),
  };
  await new Promise((resolve) => process.send?.(found, resolve));
  return { seed };
}

function runShare(share: Share): Promise<Found> {
  return new Promise((resolve, reject) => {
    const child = fork(join(projectFolder, 'dist/cli/main.js'), ['bench', 'proofs-worker'], {
      env: { ...process.env, KAIMON_BENCH_SHARE: JSON.stringify(share) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let found: Found | undefined;
    child.on('message', (message) => {
      found = message as Found;
    });
    child.on('exit', (code) =>
      found ? resolve(found) : reject(new Error(`A worker ended with ${code} and no figures`)),
    );
  });
}

function whole(options: BenchOptions, name: string, usual: number): number {
  const text = options[name] ?? String(usual);
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) fail(`--${name} is a whole number above 0, not ${text}.`);
  return value;
}
