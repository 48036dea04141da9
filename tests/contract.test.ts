import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Endpoint, fillPath } from '../src/kernel/endpoint.ts';
import { commonProblems } from '../src/kernel/problem.ts';
import { arrivalProblems } from '../src/modules/arrivals/index.ts';
import { carrierProblems } from '../src/modules/carriers/index.ts';
import { editionProblems } from '../src/modules/editions/index.ts';
import { faceProblems } from '../src/modules/faces/index.ts';
import { journeyProblems } from '../src/modules/journeys/index.ts';
import { marketProblems } from '../src/modules/market/index.ts';
import * as orders from '../src/modules/orders/contract.ts';
import { orderProblems } from '../src/modules/orders/index.ts';
import { passProblems } from '../src/modules/passes/index.ts';
import * as people from '../src/modules/people/contract.ts';
import { peopleProblems } from '../src/modules/people/index.ts';
import { screeningProblems } from '../src/modules/screening/index.ts';
import * as tickets from '../src/modules/tickets/contract.ts';
import { ticketProblems } from '../src/modules/tickets/index.ts';
import { listTables } from '../src/platform/backup/store.ts';
import { sql } from '../src/platform/database/sql.ts';
import { systemActor } from '../src/platform/tx.ts';
import { type Caller, edition, newId, origin, type TestServer, testServer } from './scenarios/test-server.ts';

interface Shape {
  readonly type?: string;
  readonly enum?: string[];
  readonly properties?: Record<string, Shape>;
  readonly required?: string[];
  readonly items?: Shape;
  readonly anyOf?: Shape[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
}

const catalogues = {
  carrierProblems,
  arrivalProblems,
  commonProblems,
  editionProblems,
  faceProblems,
  journeyProblems,
  marketProblems,
  orderProblems,
  passProblems,
  peopleProblems,
  screeningProblems,
  ticketProblems,
};
let server: TestServer;
let visitor: Caller;
let endpoints: Endpoint[];
beforeAll(async () => {
  server = await testServer();
  visitor = await server.signIn('sweeper@example.org');
  endpoints = server.parts.routes.map((route) => route.endpoint);
});
afterAll(() => server.close());

/** A value that fits, as plain as can be. */
function plain(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.anyOf) return plain(shape.anyOf[0]!);
  if (shape.type === 'object')
    return Object.fromEntries((shape.required ?? []).map((name) => [name, plain(shape.properties![name]!)]));
  if (shape.type === 'array') return [plain(shape.items ?? {})];
  if (shape.type === 'integer' || shape.type === 'number') return 1;
  if (shape.type === 'boolean') return true;
  if (shape.pattern?.startsWith('^[0-9a-f]{8}-')) return newId();
  if (shape.format === 'email') return 'somebody@example.org';
  const fits = (text: string) =>
    text.length >= (shape.minLength ?? 0) && new RegExp(shape.pattern ?? '', 'u').test(text);
  return ['x', 'JP', '#1f3a68', 'x@example.org', '2021-07-24', 'AAAA', '+81 3 1234', '0'.repeat(64)].find(fits) ?? 'x';
}

const paramsOf = (endpoint: Endpoint): Record<string, unknown> => {
  const params = plain(endpoint.params as Shape) as Record<string, unknown>;
  return 'edition' in params ? { ...params, edition } : params;
};

async function send(
  endpoint: Endpoint,
  options: {
    cookie?: string;
    body?: unknown;
    raw?: string;
    query?: string;
    params?: Record<string, unknown>;
    headers?: Record<string, string>;
  },
) {
  const url = `/api${fillPath(endpoint.path, options.params ?? paramsOf(endpoint))}${options.query ?? ''}`;
  const payload = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  const headers = {
    origin,
    ...(options.cookie ? { cookie: options.cookie } : {}),
    ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    ...options.headers,
  };
  const request: InjectOptions = {
    method: endpoint.method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  };
  const answer = await server.app.inject(request);
  const isProblem = String(answer.headers['content-type'] ?? '').startsWith('application/problem+json');
  return {
    status: answer.statusCode,
    isProblem,
    body: answer.body === '' ? null : (JSON.parse(answer.body) as { code: string; errors?: { path: string }[] }),
  };
}

const withBody = () =>
  endpoints.filter(
    (endpoint) => endpoint.body && endpoint.who !== 'provider' && (endpoint.body as Shape).type === 'object',
  );
const nameOf = (endpoint: Endpoint) => `${endpoint.method} ${endpoint.path}`;

/** Rows of all tables but those that sign-in itself moves. */
async function census(): Promise<Record<string, number>> {
  return await server.database.read(systemActor('test'), async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of await listTables(tx.db)) {
      const row = await tx.db.one<{ count: number }>({ parts: [`SELECT count(*) FROM ${table}`], values: [] });
      counts[table] = row.count;
    }
    return counts;
  });
}

describe('every endpoint', () => {
  it("asks for a sign-in, and for a task where it is the staff's", async () => {
    for (const endpoint of endpoints) {
      const body = endpoint.body ? plain(endpoint.body as Shape) : undefined;
      if (endpoint.who === 'anyone' || endpoint.who === 'provider') continue;
      const stranger = await send(endpoint, { body });
      expect([nameOf(endpoint), stranger.status, stranger.body?.code]).toEqual([
        nameOf(endpoint),
        401,
        'common/notSignedIn',
      ]);
      if (typeof endpoint.who === 'object' || endpoint.who === 'brand')
        expect([nameOf(endpoint), (await send(endpoint, { body, cookie: visitor.cookie })).status]).toEqual([
          nameOf(endpoint),
          403,
        ]);
    }
  });

  it('refuses what does not fit, names the path, and changes nothing', async () => {
    const before = await census();
    for (const endpoint of withBody().filter((one) => one.who === 'visitor' || one.who === 'anyone')) {
      const { cookie } = visitor;
      const body = plain(endpoint.body as Shape) as Record<string, unknown>;
      const unknown = await send(endpoint, { cookie, body: { ...body, surprise: 1 } });
      expect([nameOf(endpoint), unknown.status, unknown.isProblem]).toEqual([nameOf(endpoint), 422, true]);
      expect(unknown.body!.errors!.map((one) => one.path)).toContain('/body/surprise');
      for (const field of Object.keys(body)) {
        const wrong = await send(endpoint, { cookie, body: { ...body, [field]: { not: ['this'] } } });
        expect([nameOf(endpoint), field, wrong.status]).toEqual([nameOf(endpoint), field, 422]);
        const nul = await send(endpoint, { cookie, body: { ...body, [field]: 'a\u0000b' } });
        expect([nameOf(endpoint), field, nul.status]).toEqual([nameOf(endpoint), field, 422]);
      }
      expect((await send(endpoint, { cookie, raw: '{"half":' })).status).toBe(400);
      expect((await send(endpoint, { cookie, raw: 'null' })).status).toBe(422);
      expect(
        (await send(endpoint, { cookie, body: { ...body, padding: 'x'.repeat(endpoint.bodyLimit ?? 65_536) } })).status,
      ).toBe(413);
    }
    expect(await census()).toEqual(before);
  });

  it('refuses unknown words in the address, and ids that are none', async () => {
    for (const endpoint of endpoints.filter((one) => one.who === 'visitor' || one.who === 'anyone')) {
      const body = endpoint.body ? plain(endpoint.body as Shape) : undefined;
      const unknown = await send(endpoint, { cookie: visitor.cookie, body, query: '?surprise=1' });
      expect([nameOf(endpoint), unknown.status]).toEqual([nameOf(endpoint), 422]);
      const params = paramsOf(endpoint);
      for (const name of Object.keys(params)) {
        const odd = await send(endpoint, {
          cookie: visitor.cookie,
          body,
          params: { ...params, [name]: "'; DROP TABLE--" },
        });
        expect([nameOf(endpoint), name, odd.status >= 400 && odd.status < 500]).toEqual([nameOf(endpoint), name, true]);
      }
    }
  });

  it('never breaks, whatever is sent', async () => {
    const before = await census();
    const anything = fc.anything({ maxDepth: 3, withNullPrototype: false });
    for (const endpoint of withBody().filter((one) => one.who === 'visitor')) {
      const shape = endpoint.body as Shape;
      if (Object.keys(shape.properties ?? {}).length === 0) continue;
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...Object.keys(shape.properties ?? {})), anything, async (field, value) => {
          const body = { ...(plain(shape) as object), [field]: value };
          const answer = await send(endpoint, { cookie: visitor.cookie, raw: JSON.stringify(body) ?? 'null' });
          expect([nameOf(endpoint), answer.status < 500, JSON.stringify(body).slice(0, 200)]).toEqual([
            nameOf(endpoint),
            true,
            JSON.stringify(body).slice(0, 200),
          ]);
        }),
        { numRuns: 25, seed: 11 },
      );
    }
    const after = await census();
    for (const table of ['tickets.hold', 'orders.order', 'orders."order"', 'tickets.ticket'])
      expect(after[table]).toBe(before[table]);
  });

  it('names only problems that a catalogue has, and stands in the OpenAPI document', async () => {
    const names = new Set(Object.values(catalogues).flatMap((catalogue) => Object.keys(catalogue)));
    const document = (await server.app.inject('/api/openapi.json')).json() as {
      paths: Record<string, Record<string, unknown>>;
    };
    for (const endpoint of endpoints) {
      expect([nameOf(endpoint), endpoint.problems.filter((name) => !names.has(name))]).toEqual([nameOf(endpoint), []]);
      expect(
        document.paths[`/api${endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}')}`]?.[endpoint.method.toLowerCase()],
      ).toBeDefined();
    }
    for (const [area, catalogue] of Object.entries({
      editions: editionProblems,
      tickets: ticketProblems,
      orders: orderProblems,
    })) {
      for (const name of Object.keys(catalogue))
        expect((await server.app.inject(`/problems/${area}/${name}`)).statusCode).toBe(200);
    }
  });

  it('is deaf to other sites', async () => {
    for (const endpoint of withBody().filter((one) => one.who === 'visitor')) {
      const answer = await send(endpoint, {
        cookie: visitor.cookie,
        body: plain(endpoint.body as Shape),
        headers: { origin: 'https://evil.example' },
      });
      expect([nameOf(endpoint), answer.status, answer.body?.code]).toEqual([nameOf(endpoint), 403, 'common/crossSite']);
    }
  });
});

describe('what belongs to somebody else', () => {
  it('is not there, and stays as it is', async () => {
    const owner = await server.signIn('owner@example.org');
    const params = { edition };
    const hold = await owner.call(tickets.holdSeats, {
      params,
      body: { id: newId(), session: 'S-JUD-1', choice: { kind: 'best', category: 'A', count: 2 } },
    });
    const quote = await owner.call(orders.makeQuote, { params, body: { id: newId() } });
    const other = { params: { edition, hold: hold.body.id } };
    expect((await visitor.call(tickets.releaseHold, other)).status).toBe(404);
    expect(
      (await visitor.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } })).status,
    ).toBe(404);
    expect(
      (
        await visitor.call(tickets.holdSeats, {
          params,
          body: { id: hold.body.id, session: 'S-JUD-1', choice: { kind: 'best', category: 'A', count: 2 } },
        })
      ).body.code,
    ).toBe('common/conflictingId');
    const order = await owner.call(orders.placeOrder, { params, body: { id: newId(), quote: quote.body.id } });
    const orderParams = { edition, order: order.body.id };
    expect((await visitor.call(orders.getOrder, { params: orderParams })).status).toBe(404);
    expect(
      (
        await visitor.call(orders.startPayment, {
          params: orderParams,
          body: { id: newId(), provider: 'bank', card: '4000000000000001' },
        })
      ).status,
    ).toBe(404);
    expect(
      (
        await visitor.call(people.saveMember, {
          params: { member: (await owner.call(people.getMe)).body.id },
          body: { name: 'Not me', kind: 'adult' },
        })
      ).status,
    ).toBe(200);
    expect((await owner.call(people.getMe)).body.profile.name).toBe('owner');
    expect((await owner.call(orders.getOrder, { params: orderParams })).body.state).toBe('placed');
    const receipt = `/api/editions/${edition}/orders/${order.body.id}/receipt.pdf`;
    expect((await server.app.inject({ url: receipt, headers: { cookie: visitor.cookie } })).statusCode).toBe(404);
    const own = await server.app.inject({ url: `${receipt}?language=ja`, headers: { cookie: owner.cookie } });
    expect([own.statusCode, own.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });
});

it('in production no route moves the clock, and there is no mailbox', async () => {
  const database = await server.database.read(systemActor('test'), (tx) =>
    tx.db.one<{ name: string }>(sql`SELECT current_database() AS name`),
  );
  expect(database.name).toMatch(/^t_/);
  const { demoRoutes } = await import('../src/server/demo-routes.ts');
  const routes = demoRoutes({
    config: { ...server.parts.config, demo: false },
    clock: server.database.clock,
    providers: [],
  });
  const call = {
    database: server.database,
    actor: systemActor('test'),
    now: 0,
    origin,
    rawBody: undefined,
    header: () => undefined,
  };
  for (const route of routes.filter((one) => one.endpoint.path.includes('demo'))) {
    await expect(
      route.handle(call, { params: { edition }, query: {}, body: { now: 1 } } as never),
    ).rejects.toMatchObject({ code: 'common/notFound' });
  }
});
