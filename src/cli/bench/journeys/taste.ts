import { readFileSync } from 'node:fs';
import { resourceUsage } from 'node:process';
import { gunzipSync } from 'node:zlib';
import { fitGraphFilter } from '../../../engines/taste/fit-graph-filter.ts';
import { historyOf, type Interactions, interactionsOf, parseHistories } from '../../../engines/taste/interactions.ts';
import { rankingTally } from '../../../engines/taste/measure-ranking.ts';
import type { BenchOptions } from '../../bench.ts';
import { fail } from '../../say.ts';
import type { BenchResult } from '../figures.ts';
import { rounded } from '../figures.ts';
import { wholeOption } from '../option.ts';

/**
 * Learns from `--train` and ranks for every person of `--test` all items they do not have in train, the first `--k` of them (20).
 * Files have one user a line, `user item item ...`, plain or gzipped. Times are of the processor, so
 * neighbours on the machine do not count.
 */
export async function benchTaste(options: BenchOptions): Promise<BenchResult> {
  const k = wholeOption(options, 'k', 20, 1, 1_000);
  const train = readHistories(options, 'train');
  const test = readHistories(options, 'test');
  let items = 0;
  for (const history of [...train, ...test]) for (const item of history) items = Math.max(items, item + 1);
  while (train.length < test.length) train.push([]);
  const people = interactionsOf(train, items);
  if (people.of.length === 0) fail(`${options['train']} has no choice of anybody.`);
  const started = process.cpuUsage();
  const model = fitGraphFilter(people);
  const { user, system } = process.cpuUsage(started);
  const popular = popularItems(people);
  const filledUp = (list: readonly number[], who: number) => {
    const had = new Set([...historyOf(people, who), ...list]);
    const full = [...list];
    for (let at = 0; at < popular.length && full.length < k; at += 1)
      if (!had.has(popular[at]!)) full.push(popular[at]!);
    return full;
  };
  const millis: number[] = [];
  const found = tally(test, k, (who) => {
    const before = process.cpuUsage();
    const list = model.recommend(historyOf(people, who), k);
    const took = process.cpuUsage(before);
    millis.push((took.user + took.system) / 1_000);
    // Who has no history yet, or few neighbours, gets what most people choose.
    return filledUp(
      list.map(({ item }) => item),
      who,
    );
  });
  const plain = tally(test, k, (who) => filledUp([], who));
  if (found.people === 0) fail(`${options['test']} has no choice of anybody.`);
  millis.sort((one, other) => one - other);
  return {
    recall: rounded(found.recall, 4),
    ndcg: rounded(found.ndcg, 4),
    fitSeconds: rounded((user + system) / 1e6, 1),
    memoryMb: Math.round(resourceUsage().maxRSS / 1024),
    listMillis: rounded(millis[Math.floor(0.95 * (millis.length - 1))]!, 2),
    users: found.people,
    items: people.items,
    popularityRecall: rounded(plain.recall, 4),
    popularityNdcg: rounded(plain.ndcg, 4),
  };
}

function tally(test: readonly (readonly number[])[], k: number, listFor: (who: number) => readonly number[]) {
  const sum = rankingTally(k);
  test.forEach((chosen, who) => {
    if (chosen.length > 0) sum.add(listFor(who), new Set(chosen));
  });
  return sum.figures();
}

function popularItems({ of, items }: Interactions): Int32Array {
  const counts = new Int32Array(items);
  for (const item of of) counts[item]! += 1;
  return Int32Array.from(counts.keys()).sort((one, other) => counts[other]! - counts[one]! || one - other);
}

function readHistories(options: BenchOptions, name: 'train' | 'test'): number[][] {
  const file = options[name];
  if (file === undefined) fail(`--${name} names a file with one user a line: user item item ...`);
  try {
    const bytes = readFileSync(file);
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return parseHistories((isZipped ? gunzipSync(bytes) : bytes).toString('utf8'), file);
  } catch (error) {
    return fail(
      `${error instanceof RangeError ? error.message : `${file} cannot be read: ${(error as Error).message}`}.`,
    );
  }
}
