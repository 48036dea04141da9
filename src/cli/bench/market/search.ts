import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '../../../kernel/group-by.ts';
import { findProducts } from '../../../modules/market/finding/find-products.ts';
import { indexProducts } from '../../../modules/market/finding/index-products.ts';
import { anyone, systemActor } from '../../../platform/tx.ts';
import type { BenchOptions } from '../../bench.ts';
import { projectFolder } from '../../places.ts';
import { fail } from '../../say.ts';
import type { BenchResult } from '../figures.ts';
import { rounded } from '../figures.ts';
import { wholeOption } from '../option.ts';
import { makeScratch, type Scratch } from '../scratch.ts';
import { type JudgedQuery, parseJudgements } from './judgements.ts';
import { type Attributes, makeGoods } from './search-goods.ts';

const edition = 'bench';
const first = 20;

interface Answered {
  readonly judged: JudgedQuery;
  readonly recall: number;
  readonly millis: number;
}

/**
 * Judged queries (`--queries FILE`, `bench/market/queries.csv` unless told) over made-up products (`--products`, 100,000; `--seed`): how
 * many of the first 20 are relevant, of 20 or of all that are; and how long one whole search takes, one after the other.
 * `--misses N` also lists the worst queries.
 */
export async function benchSearch(options: BenchOptions): Promise<BenchResult> {
  const products = wholeOption(options, 'products', 100_000, 1, 5_000_000);
  const misses = wholeOption(options, 'misses', 0, 0, 1_000);
  const judged = readQueries(options['queries'] ?? join(projectFolder, 'bench/market/queries.csv'));
  const scratch = await makeScratch(undefined);
  try {
    const started = performance.now();
    const attributes = await fill(scratch, products, wholeOption(options, 'seed', 1, 0, 2 ** 31));
    const indexSeconds = (performance.now() - started) / 1_000;
    // What has just been written is read into memory once, as on a server that has been up for a minute.
    for (const one of judged) await answer(scratch, one);
    const answered: Answered[] = [];
    for (const one of judged) {
      const before = performance.now();
      const found = await answer(scratch, one);
      const millis = performance.now() - before;
      const recall = recallOf(found, one, attributes);
      if (recall !== undefined) answered.push({ judged: one, millis, recall });
    }
    const worst = answered.filter(({ recall }) => recall < 1).sort((one, other) => one.recall - other.recall);
    return {
      recallAt20: rounded(mean(answered.map(({ recall }) => recall)), 4),
      p50Millis: rounded(quantile(answered, 0.5)),
      p95Millis: rounded(quantile(answered, 0.95)),
      products,
      queries: answered.length,
      indexSeconds: rounded(indexSeconds, 1),
      byKind: byKind(answered),
      ...(misses === 0 ? {} : { misses: rowsOf(worst.slice(0, misses)), slowest: rowsOf(slowestOf(answered, misses)) }),
    };
  } finally {
    await scratch.remove();
  }
}

function readQueries(file: string): JudgedQuery[] {
  try {
    return parseJudgements(readFileSync(file, 'utf8'));
  } catch (error) {
    return fail(`${file} cannot be read as judged queries: ${(error as Error).message}.`);
  }
}

/** Writes the goods and answers what each of them is. */
async function fill(scratch: Scratch, count: number, seed: number): Promise<ReadonlyMap<string, Attributes>> {
  const attributes = new Map<string, Attributes>();
  const actor = systemActor('bench');
  let batch = [];
  for (const good of makeGoods(count, seed)) {
    attributes.set(good.product.productId, good.attributes);
    batch.push(good.product);
    if (batch.length < 10_000) continue;
    const full = batch;
    batch = [];
    await scratch.database.write(actor, (tx) => indexProducts(tx, edition, full));
  }
  await scratch.database.write(actor, (tx) => indexProducts(tx, edition, batch));
  // What autovacuum does on a server, at once.
  await scratch.database.pool.query('VACUUM (ANALYZE) market.product_text, market.product_word');
  return attributes;
}

async function answer(scratch: Scratch, { query }: JudgedQuery): Promise<readonly string[]> {
  const found = await scratch.database.read(anyone, (tx) =>
    findProducts(tx, edition, { q: query, sort: 'fit', offset: 0, limit: first }),
  );
  return found.products;
}

function recallOf(
  found: readonly string[],
  { isRelevant }: JudgedQuery,
  attributes: ReadonlyMap<string, Attributes>,
): number | undefined {
  let relevant = 0;
  for (const one of attributes.values()) if (isRelevant(one)) relevant += 1;
  // A question that nothing of so few products answers is not judged.
  if (relevant === 0) return undefined;
  return found.filter((product) => isRelevant(attributes.get(product)!)).length / Math.min(first, relevant);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function quantile(answered: readonly Answered[], share: number): number {
  const sorted = answered.map(({ millis }) => millis).sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function byKind(answered: readonly Answered[]) {
  const groups = groupBy(answered, ({ judged }) => `${judged.made} ${judged.language}`);
  return [...groups].map(([kind, list]) => ({
    kind,
    queries: list.length,
    recallAt20: rounded(mean(list.map(({ recall }) => recall)), 3),
    p95Millis: rounded(quantile(list, 0.95)),
  }));
}

const slowestOf = (answered: readonly Answered[], count: number) =>
  [...answered].sort((one, other) => other.millis - one.millis).slice(0, count);

function rowsOf(answered: readonly Answered[]) {
  return answered.map(({ judged, recall, millis }) => ({
    query: judged.query,
    made: judged.made,
    recallAt20: rounded(recall, 2),
    millis: rounded(millis),
  }));
}
