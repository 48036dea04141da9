import { pick, randomInteger, seededRandom } from '../../kernel/random.ts';
import { runGateDay } from './gate-day.ts';
import { openStage, type Stage } from './stage.ts';
import { emptyTally, inParallel, percentile, sortedCounts, type Tally } from './tally.ts';
import { type Crowd, giveAway, makeVisitor, visit } from './visitor.ts';

export interface Summary {
  readonly people: number;
  readonly seed: number;
  readonly venue: string;
  readonly day: string;
  readonly sold: number;
  readonly revenue: { readonly amount: number; readonly currency: string };
  readonly declined: number;
  readonly abandoned: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly transfers: number;
  readonly arrived: number;
  readonly admitted: number;
  readonly stewarded: Readonly<Record<string, number>>;
  readonly replays: number;
  readonly replaysAdmitted: number;
  readonly oversold: number;
  readonly ledgerSum: number;
  readonly holdMs: { readonly p50: number; readonly p99: number };
  readonly checkoutMs: { readonly p50: number; readonly p99: number };
}

export type Progress = (what: string, done: number, total: number) => void;

const atOnce = 16;
const popularVenues = ['nippon-budokan', 'ariake-arena'] as const;

/** Plays a population through the server's API and one gate. The same seed gives the same counts while seats last. */
export async function runSimulation(size: number, seed: number, progress: Progress): Promise<Summary> {
  progress('Opening', 0, 1);
  const stage = await openStage();
  try {
    return await play(stage, { size, seed, progress });
  } finally {
    await stage.remove();
  }
}

async function play(
  stage: Stage,
  { size, seed, progress }: { size: number; seed: number; progress: Progress },
): Promise<Summary> {
  const random = seededRandom(seed);
  const crowd: Crowd = { venue: pick(random, popularVenues), day: `2021-07-${24 + randomInteger(random, 7)}` };
  const tally = emptyTally();
  const visitors = Array.from({ length: size }, (_, index) => makeVisitor(seed, index));
  let done = 0;
  await inParallel(visitors, atOnce, async (visitor) => {
    await visit(visitor, stage.callers, crowd, tally);
    progress('Buying', ++done, size);
  });
  done = 0;
  // One after another: who of a friend's party gets a seat depends on the gifts before.
  for (const visitor of visitors) {
    await giveAway(visitor, visitors, tally);
    progress('Giving', ++done, size);
  }
  progress('At the doors', 0, 1);
  await runGateDay(stage, visitors, { crowd, random, tally });
  progress('At the doors', 1, 1);
  return await summarise(stage, tally, { people: size, seed, ...crowd });
}

async function summarise(
  stage: Stage,
  tally: Tally,
  of: Pick<Summary, 'people' | 'seed' | 'venue' | 'day'>,
): Promise<Summary> {
  const { declined, abandoned, transfers, arrived, admitted, replays, replaysAdmitted } = tally;
  const books = await stage.readBooks();
  return {
    ...of,
    sold: books.sold,
    revenue: { amount: tally.revenue, currency: tally.currency },
    declined,
    abandoned,
    refused: sortedCounts(tally.refused),
    transfers,
    arrived,
    admitted,
    stewarded: sortedCounts(tally.stewarded),
    replays,
    replaysAdmitted,
    oversold: books.stockFaults,
    ledgerSum: books.ledgerSum,
    holdMs: { p50: percentile(tally.holdMs, 0.5), p99: percentile(tally.holdMs, 0.99) },
    checkoutMs: { p50: percentile(tally.checkoutMs, 0.5), p99: percentile(tally.checkoutMs, 0.99) },
  };
}
