import { setTimeout as wait } from 'node:timers/promises';
import { type Random, randomInteger, seededRandom } from '../../../kernel/random.ts';
import type { BenchOptions } from '../../bench.ts';
import { fail } from '../../say.ts';
import { type BenchResult, rounded } from '../figures.ts';
import { wholeOption } from '../option.ts';
import { auditMarket } from './audit.ts';
import { type Buyer, chooseDelivery, fillCart, orderCart, payOrder, type Wish } from './buyer.ts';
import { type MarketServer, startServer } from './servers.ts';
import { makeBuyers, makeMarket } from './world.ts';

/** What is fought for. Slots are standing places of one session; a package is a seat and goods of two brands in one cart: all or nothing. */
const wishesOf: Readonly<Record<string, readonly Wish[]>> = {
  goods: [{ variant: 'iron-thing-one' }],
  seats: [{ session: 'S-JUD-1', category: 'A' }],
  slots: [{ session: 'S-MAR-1', category: 'A' }],
  packages: [{ session: 'S-JUD-1', category: 'A' }, { variant: 'iron-thing-one' }, { variant: 'cloth-thing-one' }],
};
const atOnce = 200;

/** How a buyer ended. */
type End = 'bought' | 'turnedAway' | 'gaveUp';

/**
 * `--buyers` (2000) who want the last `--units` (50) of `--what` (goods, seats, slots, packages) at `--servers` (3) processes over one
 * database, 200 at once, while servers are killed with signal 9 and started again by the `--seed`. Requests without an answer are made again
 * with the same ids at another server; `p99Seconds` is that of one request to its answer, with all its repetitions. One of ten cards is
 * declined at first, one of ten answers too late, and one buyer of ten puts everything back. At the end the stock, the orders, the tickets, the ledger and the bank's own books are held to each other.
 */
export async function benchOversell(options: BenchOptions): Promise<BenchResult> {
  const count = wholeOption(options, 'buyers', 2_000, 1, 100_000);
  const units = wholeOption(options, 'units', 50, 1, 10_000);
  const processes = wholeOption(options, 'servers', 3, 1, 10);
  const seed = wholeOption(options, 'seed', 1, 0);
  const what = options['what'] ?? 'goods';
  const wishes = Object.hasOwn(wishesOf, what)
    ? wishesOf[what]!
    : fail(`--what is ${Object.keys(wishesOf).join(', ')}.`);
  const scratch = await makeMarket(units);
  const cookies = await makeBuyers(scratch, count);
  const servers: MarketServer[] = [];
  for (let index = 0; index < processes; index++) servers.push(await startServer(scratch.url));
  let turn = 0;
  const requests: number[] = [];
  const next = () => servers[turn++ % servers.length]!.url;
  const line: Buyer['line'] = { next, tries: 200, note: (took) => void requests.push(took) };
  const chance = seededRandom(seed);
  await warmUp(await makeBuyers(scratch, 60), wishes, { next, tries: 200 });
  const killing = killByChance(servers, seededRandom(seed + 1));
  const queue = cookies.map((cookie) => ({ cookie, line }));
  const purchases: number[] = [];
  const ends: Record<End, number> = { bought: 0, turnedAway: 0, gaveUp: 0 };
  const away: Buyer[] = [];
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let buyer = queue.pop(); buyer; buyer = queue.pop()) {
        const startedAt = performance.now();
        const end = await buy(buyer, wishes, chance);
        if (end === 'bought') purchases.push((performance.now() - startedAt) / 1_000);
        ends[end]++;
        if (end === 'turnedAway') away.push(buyer);
        // What somebody gave back is there for somebody who found nothing before.
        const next = end === 'gaveUp' ? away.pop() : undefined;
        if (next) queue.push(next);
      }
    }),
  );
  const kills = await killing();
  const took = (performance.now() - begin) / 1_000;
  await buyTheRest(away, wishes);
  const audit = await auditMarket(scratch, what);
  for (const server of servers) await server.stop();
  await scratch.remove();
  return {
    what,
    ...audit,
    p99Seconds: rounded(quantile(requests, 0.99)),
    purchaseP50Seconds: rounded(quantile(purchases, 0.5)),
    seconds: rounded(took, 1),
    kills,
    buyers: count,
    units,
    servers: processes,
    seed,
    ...ends,
  };
}

/** The value below which that share of some figures lies. */
function quantile(values: number[], share: number): number {
  values.sort((first, second) => first - second);
  return values[Math.floor(values.length * share)] ?? Number.NaN;
}

/** A server that has just started is slow until its code has run; opening night begins with servers that have. */
async function warmUp(cookies: readonly string[], wishes: readonly Wish[], line: Buyer['line']): Promise<void> {
  const queue = cookies.map((cookie) => ({ cookie, line }));
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let buyer = queue.pop(); buyer; buyer = queue.pop()) {
        const giveBack = await fillCart(buyer, wishes);
        if (wishes.some((wish) => 'variant' in wish)) await chooseDelivery(buyer, 'JP');
        await giveBack?.();
      }
    }),
  );
}

async function buy(buyer: Buyer, wishes: readonly Wish[], chance: Random): Promise<End> {
  const [mood, country] = [chance(), (['JP', 'CN', 'DE'] as const)[randomInteger(chance, 3)]!];
  const giveBack = await fillCart(buyer, wishes);
  if (!giveBack) return 'turnedAway';
  if (mood > 0.45 && mood < 0.55) {
    await giveBack();
    return 'gaveUp';
  }
  if (wishes.some((wish) => 'variant' in wish)) await chooseDelivery(buyer, country);
  const order = await orderCart(buyer);
  if (mood < 0.1) await payOrder(buyer, order.id, '4000000000000002');
  let paid = await payOrder(buyer, order.id, mood > 0.9 ? '4000000000000004' : undefined);
  // An attempt that was written down and never reached the bank, since its server died between, is over: people pay again.
  while (paid.state === 'placed' && paid.payments.at(-1)?.state === 'expired') paid = await payOrder(buyer, order.id);
  if (paid.state !== 'paid') throw new Error(`Not paid: ${JSON.stringify(paid)}`);
  return 'bought';
}

/** What was given back at the very end is bought by those who found nothing, one after the other. */
async function buyTheRest(away: readonly Buyer[], wishes: readonly Wish[]): Promise<void> {
  for (const buyer of away) if ((await buy(buyer, wishes, () => 0.2)) === 'turnedAway') return;
}

/** Kills one server after the other, each comes back a moment later. Answers how to end it, which tells how many it were. */
function killByChance(servers: readonly MarketServer[], chance: Random): () => Promise<number> {
  let isRunning = true;
  let kills = 0;
  const work = (async () => {
    for (;;) {
      await wait(500 + randomInteger(chance, 1_500));
      if (!isRunning) return;
      const server = servers[randomInteger(chance, servers.length)]!;
      server.kill();
      kills++;
      await wait(randomInteger(chance, 500));
      await server.start();
    }
  })();
  return async () => {
    isRunning = false;
    await work;
    return kills;
  };
}
