import { setTimeout as wait } from 'node:timers/promises';
import type { BenchOptions } from '../../bench.ts';
import { type BenchResult, rounded } from '../figures.ts';
import { wholeOption } from '../option.ts';
import { cpuOf } from '../processes.ts';
import { chooseDelivery, fillCart, orderCart, payOrder } from './buyer.ts';
import { startServer } from './servers.ts';
import { makeBuyers, makeMarket } from './world.ts';

const wishes = [{ variant: 'iron-thing-one' }, { variant: 'cloth-thing-one' }];

/**
 * Whole checkouts over HTTP at one server: goods of two brands in the cart, delivery to China or Germany with duties and taxes, quote, order with
 * two sub-orders, payment, ledger. `--buyers` (24) at once for `--seconds` (10) after a warm-up. The processor time is that of the server and of
 * PostgreSQL together, all background work included.
 */
export async function benchCheckout(options: BenchOptions): Promise<BenchResult> {
  const buyers = wholeOption(options, 'buyers', 24, 1, 500);
  const seconds = wholeOption(options, 'seconds', 10, 1, 600);
  const scratch = await makeMarket(1_000_000);
  const cookies = await makeBuyers(scratch, 400 * (seconds + 4));
  const server = await startServer(scratch.url);
  const line = { next: () => server.url, tries: 1 };
  let done = 0;
  let running = true;
  const latencies: number[] = [];
  const all = Promise.all(
    Array.from({ length: buyers }, async () => {
      while (running) {
        const buyer = { cookie: cookies.pop()!, line };
        const startedAt = performance.now();
        await fillCart(buyer, wishes);
        await chooseDelivery(buyer, cookies.length % 2 === 0 ? 'CN' : 'DE');
        const order = await orderCart(buyer);
        const paid = await payOrder(buyer, order.id);
        if (paid.state !== 'paid' || paid.subOrders.length !== 2) throw new Error(`Not paid: ${JSON.stringify(paid)}`);
        done++;
        latencies.push(performance.now() - startedAt);
      }
    }),
  );
  await wait(4_000);
  const before = { done, server: server.cpu(), database: cpuOf(scratch.server.pid), at: performance.now() };
  await wait(seconds * 1_000);
  const orders = done - before.done;
  const [serverCpu, databaseCpu] = [server.cpu() - before.server, cpuOf(scratch.server.pid) - before.database];
  const took = (performance.now() - before.at) / 1_000;
  running = false;
  await all;
  await server.stop();
  await scratch.remove();
  latencies.sort((first, second) => first - second);
  return {
    ordersPerSecond: rounded(orders / took, 1),
    cpuMillisPerOrder: rounded((serverCpu + databaseCpu) / orders),
    serverMillisPerOrder: rounded(serverCpu / orders),
    databaseMillisPerOrder: rounded(databaseCpu / orders),
    p50Ms: rounded(latencies[Math.floor(latencies.length / 2)] ?? Number.NaN, 0),
    buyers,
  };
}
