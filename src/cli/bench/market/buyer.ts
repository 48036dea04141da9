import http from 'node:http';
import { type AnswerOf, type BodyOf, type Endpoint, fillPath } from '../../../kernel/endpoint.ts';
import * as market from '../../../modules/market/contract.ts';
import * as orders from '../../../modules/orders/contract.ts';
import * as tickets from '../../../modules/tickets/contract.ts';
import { newId } from '../../../platform/new-id.ts';
import { edition } from './world.ts';

const agent = new http.Agent({ keepAlive: true });
const params = { edition };

/** Where the next request goes: servers come and go, and a request is made again with the same ids. */
export interface Line {
  next(): string;
  /** How often a request that found no answer is made again. */
  readonly tries: number;
  /** Told how long each request took to its answer, with all that were made again. */
  note?(seconds: number): void;
}

interface Reply<T> {
  readonly status: number;
  readonly body: T & { code?: string };
}

/** Somebody with a cookie who calls endpoints over HTTP. */
export interface Buyer {
  readonly cookie: string;
  readonly line: Line;
}

async function call<E extends Endpoint>(
  { cookie, line }: Buyer,
  endpoint: E,
  path: Record<string, unknown>,
  body?: BodyOf<E>,
): Promise<Reply<AnswerOf<E>>> {
  const startedAt = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      const url = `${line.next()}/api${fillPath(endpoint.path, path, {})}`;
      const { status, text } = await send(
        url,
        endpoint.method,
        cookie,
        body === undefined ? undefined : JSON.stringify(body),
      );
      if (status < 500) line.note?.((performance.now() - startedAt) / 1_000);
      if (status < 500) return { status, body: text === '' ? null : JSON.parse(text) } as Reply<AnswerOf<E>>;
      throw new Error(`HTTP ${status}: ${text}`);
    } catch (error) {
      if (attempt >= line.tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(1_000, 50 * attempt)));
    }
  }
}

export function send(
  url: string,
  method: string,
  cookie = '',
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      origin: 'http://localhost:7000',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const request = http.request(url, { method, agent, headers, timeout: 30_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('No answer')));
    request.on('error', reject);
    request.end(body);
  });
}

/** Something to put in a cart: goods by their variant, or a seat. */
export type Wish = { readonly variant: string } | { readonly session: string; readonly category: string };

/** Puts everything into the cart or nothing: what was held is given back where one thing is gone. Answers how to give it all back. */
export async function fillCart(buyer: Buyer, wishes: readonly Wish[]): Promise<(() => Promise<void>) | undefined> {
  const held: (() => Promise<unknown>)[] = [];
  const giveBack = async () => {
    for (const release of held) await release();
  };
  for (const wish of wishes) {
    const id = newId();
    const { status, body } =
      'variant' in wish
        ? await call(buyer, market.holdGoods, params, { id, variant: wish.variant, count: 1 })
        : await call(buyer, tickets.holdSeats, params, {
            id,
            session: wish.session,
            choice: { kind: 'best', category: wish.category, count: 1 },
          });
    if (status === 200) {
      held.push(() =>
        call(buyer, 'variant' in wish ? market.releaseGoods : tickets.releaseHold, { edition, hold: id }),
      );
      continue;
    }
    if (!body.code || !/soldOut|leavesSingleSeat/.test(body.code)) throw new Error(`Hold: ${JSON.stringify(body)}`);
    await giveBack();
    return undefined;
  }
  return giveBack;
}

const place = {
  kind: 'home',
  name: 'A. Buyer',
  street: '1 Long Road',
  town: 'Town',
  postcode: '200001',
  phone: '+86 21 1234',
} as const;

/** Chooses where goods go, to customs that ask for a number with one. */
export async function chooseDelivery(buyer: Buyer, country: 'JP' | 'CN' | 'DE'): Promise<void> {
  const number = country === 'CN' ? { idNumber: '110101199003074477' } : {};
  const wish = { id: newId(), way: 'shipHome', country, region: null, place, via: 'post', ...number } as const;
  expectOk('Delivery', await call(buyer, market.saveDelivery, params, wish));
}

/** From a filled cart to an order. */
export async function orderCart(buyer: Buyer): Promise<orders.Order> {
  const quote = await call(buyer, orders.makeQuote, params, { id: newId() });
  expectOk('Quote', quote);
  const order = await call(buyer, orders.placeOrder, params, { id: newId(), quote: quote.body.id });
  expectOk('Order', order);
  return order.body;
}

/** Pays, and waits for what becomes of it. */
export async function payOrder(buyer: Buyer, order: string, card = '4000000000000001'): Promise<orders.Order> {
  const path = { edition, order };
  const attempt = { id: newId(), provider: 'bank', card };
  let last = await call(buyer, orders.startPayment, path, attempt);
  for (let round = 0; round < 240 && last.body.state === 'placed'; round++) {
    const payment = last.body.payments.find((one) => one.id === attempt.id);
    if (payment && (payment.state === 'declined' || payment.state === 'expired')) return last.body;
    await new Promise((resolve) => setTimeout(resolve, 250));
    last = await call(buyer, orders.getOrder, path);
  }
  expectOk('Payment', last);
  return last.body;
}

function expectOk(what: string, { status, body }: Reply<unknown>): void {
  if (status !== 200) throw new Error(`${what}: HTTP ${status} ${JSON.stringify(body)}`);
}
