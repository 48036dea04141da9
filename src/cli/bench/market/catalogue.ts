import type { BenchOptions } from '../../bench.ts';
import { type BenchResult, rounded } from '../figures.ts';
import { wholeOption } from '../option.ts';
import { cpuOf } from '../processes.ts';
import { send } from './buyer.ts';
import { startServer } from './servers.ts';
import { edition, makeMarket } from './world.ts';

/** Lists of 20 products with price and stock out of 200, over HTTP at one server; processor time of server and PostgreSQL together. */
export async function benchCatalogue(options: BenchOptions): Promise<BenchResult> {
  const seconds = wholeOption(options, 'seconds', 6, 1, 600);
  const scratch = await makeMarket(100, 100);
  const server = await startServer(scratch.url);
  const list = async (index: number) => {
    const path = `/api/editions/${edition}/market/products?limit=20&offset=${20 * (index % 10)}`;
    const { status, text } = await send(`${server.url}${path}`, 'GET');
    const { products } = JSON.parse(text) as { products: unknown[] };
    if (status !== 200 || products.length !== 20) throw new Error(`HTTP ${status}, ${products.length} products`);
  };
  const listFor = async (ms: number) => {
    const until = performance.now() + ms;
    let count = 0;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (performance.now() < until) await list(count++);
      }),
    );
    return count;
  };
  await listFor(2_000);
  const before = server.cpu() + cpuOf(scratch.server.pid);
  const lists = await listFor(seconds * 1_000);
  const cpu = server.cpu() + cpuOf(scratch.server.pid) - before;
  await server.stop();
  await scratch.remove();
  return { cpuMillisPerList: rounded(cpu / lists), listsPerSecond: Math.round(lists / seconds) };
}
