import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { zoneAt } from '../engines/admission/history.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { Problem, refuseCommon } from '../kernel/problem.ts';
import * as contract from './contract.ts';
import type { GateDesk } from './gate-desk.ts';
import type { GateMind } from './gate-mind.ts';
import type { GatePart } from './gate-parts.ts';
import { refuse } from './problems.ts';

export interface ServeParts {
  readonly host: string;
  readonly mind: GateMind;
  readonly desk: GateDesk;
  readonly state: () => contract.GateState;
  readonly listeners: Set<() => void>;
  readonly warn: (facts: object, message: string) => void;
}

/** What is served beside the desk, once it is there. */
export interface RearParts {
  /** The built pages; the screen is `gate.html` in it. */
  readonly screenFolder: string | undefined;
  readonly parts: readonly GatePart[];
  readonly mounts: readonly ((app: FastifyInstance) => void | Promise<void>)[];
}

/** A gate's server: the desk answers at once, everything else when the parts of the gate are open. */
export interface GateServer {
  listen(port: number): Promise<string>;
  open(rear: RearParts): Promise<void>;
  close(): Promise<void>;
}

/** What the desk itself answers. */
const ofDesk = /^\/api\/(admit|annul|events|force|people|state)(\?|$)/;
const keepAliveMs = 72_000;

/** The gate's own small server, for its screen and for a turnstile. */
export function makeGateServer(parts: ServeParts): GateServer {
  let open: (rear: FastifyInstance) => void = () => undefined;
  const rear = new Promise<FastifyInstance>((resolve) => {
    open = resolve;
  });
  let opened: FastifyInstance | undefined;
  const front = fastify({
    bodyLimit,
    forceCloseConnections: true,
    serverFactory: (handle) => {
      const server = createServer((request, response) => {
        if (ofDesk.test(request.url ?? '')) handle(request, response);
        else if (opened) opened.routing(request, response);
        else void rear.then((app) => app.routing(request, response));
      });
      server.keepAliveTimeout = keepAliveMs;
      return server;
    },
  });
  guard(front, parts);
  serveApi(front, parts);
  serveEvents(front, parts);
  return {
    listen: (port) => front.listen({ port, host: parts.host }),
    async open({ screenFolder, parts: mounted, mounts }) {
      const app = fastify({ bodyLimit });
      guard(app, parts);
      for (const part of mounted) await part.mount?.(app);
      for (const mount of mounts) await mount(app);
      if (screenFolder !== undefined && existsSync(screenFolder)) await serveScreen(app, screenFolder);
      await app.ready();
      opened = app;
      open(app);
    },
    async close() {
      await front.close();
      await opened?.close();
    },
  };
}

const bodyLimit = 32_768;

/** Same-origin writes only, and every fault a problem of RFC 9457. */
function guard(app: FastifyInstance, { host, warn }: ServeParts): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    if (!isOurs(request, host)) throw refuseCommon.crossSite();
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof Problem) return await sendProblem(reply, error);
    const status = error.statusCode ?? 500;
    if (status < 500)
      return await sendProblem(reply, status === 413 ? refuseCommon.tooLarge() : refuseCommon.malformed());
    warn({ error }, 'bug');
    return await reply.code(500).type('application/problem+json').send('{"type":"about:blank","status":500}');
  });
  app.setNotFoundHandler(async (_request, reply) => await sendProblem(reply, refuseCommon.notFound()));
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Refuses what a page of another site makes a browser send, also by a name that it points at this machine. */
function isOurs(request: FastifyRequest, host: string): boolean {
  const { headers } = request;
  const name = (headers.host ?? '').replace(/:\d+$/, '');
  if (loopback.test(host === '::1' ? '[::1]' : host) && !loopback.test(name)) return false;
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  if (headers.origin !== undefined) return headers.origin === `${request.protocol}://${headers.host ?? ''}`;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Serves an endpoint of the gate: checks query and body, answers a problem where `act` answers undefined. */
export function serveEndpoint<Q extends TSchema, B extends TSchema, A extends TSchema>(
  app: FastifyInstance,
  endpoint: Pick<Endpoint, 'method' | 'path'> & { readonly query?: Q; readonly body?: B; readonly answer: A },
  act: (input: { query: Static<Q>; body: Static<B> }) => Promise<Static<A> | undefined> | Static<A>,
): void {
  const forms = { query: endpoint.query && Compile(endpoint.query), body: endpoint.body && Compile(endpoint.body) };
  app.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    handler: async (request, reply) => {
      const { query, body } = request;
      if (forms.query && !forms.query.Check(query)) throw badInput('query', forms.query.Errors(query));
      if (forms.body && !forms.body.Check(body)) throw badInput('body', forms.body.Errors(body ?? null));
      const answer = await act({ query, body } as { query: Static<Q>; body: Static<B> });
      if (answer === undefined) throw refuse.noSuchAct();
      return await reply.header('cache-control', 'no-store').send(answer);
    },
  });
}

function serveApi(app: FastifyInstance, parts: ServeParts): void {
  const { mind, desk } = parts;
  const needSnapshot = (): void => {
    if (!mind.snapshot) throw refuse.noSnapshot();
  };
  serveEndpoint(app, contract.admit, async ({ body }) => {
    needSnapshot();
    return await desk.admit(body);
  });
  serveEndpoint(app, contract.force, async ({ body }) => {
    needSnapshot();
    return await desk.force(body);
  });
  serveEndpoint(app, contract.annul, async ({ body }) => {
    needSnapshot();
    return await desk.annul(body);
  });
  serveEndpoint(app, contract.getState, () => parts.state());
  serveEndpoint(app, contract.findPeople, ({ query }) => {
    needSnapshot();
    return {
      people: mind.search(query.q).map((person) => ({
        ...shownPerson(mind, person),
        holder: person.holder,
        party: mind.partyOf(person.pass).map((one) => shownPerson(mind, one)),
      })),
    };
  });
}

function badInput(part: string, errors: Iterable<{ instancePath: string; message: string }>): Problem {
  const paths = [...errors].slice(0, 10).map((error) => `/${part}${error.instancePath}: ${error.message}`);
  return refuseCommon.badInput({ paths });
}

function shownPerson(mind: GateMind, person: NonNullable<ReturnType<GateMind['person']>>) {
  const { pass, name, kind, shortCode, tickets } = person;
  const seats = tickets.map(({ session, seat: { block, row, number } }) => ({ session, block, row, number }));
  return { pass, name, kind, shortCode, seats, isInside: zoneAt(mind.ledger.passOf(pass)?.position) !== null };
}

/** The state as server-sent events: after every change, at most twenty times a second, and each second. */
function serveEvents(app: FastifyInstance, { state, listeners }: ServeParts): void {
  app.get('/api/events', (_request, reply) => {
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const send = () => stream.write(`event: state\ndata: ${JSON.stringify(state())}\n\n`);
    let waiting: NodeJS.Timeout | undefined;
    const soon = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        send();
      }, 50);
    };
    send();
    const timer = setInterval(send, 1_000);
    listeners.add(soon);
    stream.on('close', () => {
      clearInterval(timer);
      clearTimeout(waiting);
      listeners.delete(soon);
    });
  });
}

const screenPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; media-src 'self' blob:; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Only the screen and what it loads: the visitors' pages need their own server. */
async function serveScreen(app: FastifyInstance, folder: string): Promise<void> {
  const { default: fastifyStatic } = await import('@fastify/static');
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    cacheControl: false,
    allowedPath: (path) => /^\/?(gate\.html|icon\.svg|assets\/.+)$/.test(path),
    setHeaders(response, path) {
      const lasts = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.setHeader('cache-control', lasts);
      response.setHeader('content-security-policy', screenPolicy);
      response.setHeader('permissions-policy', 'camera=(self)');
    },
  });
  app.get('/', async (_request, reply) => await reply.sendFile('gate.html'));
}

async function sendProblem(reply: FastifyReply, problem: Problem): Promise<FastifyReply> {
  const { status, title, advice } = problem.definition;
  const document = {
    type: `/problems/${problem.code}`,
    title,
    status,
    detail: advice,
    code: problem.code,
    facts: problem.facts,
  };
  reply.code(status).type('application/problem+json; charset=utf-8').header('cache-control', 'no-store');
  return await reply.send(JSON.stringify(document));
}
