import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { zoneAt } from '../engines/admission/history.ts';
import type { BodyOf, Endpoint } from '../kernel/endpoint.ts';
import * as contract from './contract.ts';
import type { GateDesk } from './gate-desk.ts';
import type { GateMind } from './gate-mind.ts';

export interface ServeParts {
  readonly mind: GateMind;
  readonly desk: GateDesk;
  readonly state: () => contract.GateState;
  /** The built pages; the screen is `gate.html` in it. */
  readonly screenFolder: string | undefined;
  readonly listeners: Set<() => void>;
}

/** The gate's own small server, for its screen and for a turnstile. */
export async function makeGateServer(parts: ServeParts): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: 32_768, forceCloseConnections: true });
  app.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
    if (isWrite && origin !== undefined && new URL(origin).host !== host) await refuse(reply, 403, 'gate/crossSite');
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
    return await refuse(reply, status, status === 500 ? 'bug' : 'gate/malformed');
  });
  serveActs(app, parts);
  app.get('/api/state', async () => parts.state());
  app.get<{ Querystring: { q?: string } }>('/api/people', async (request, reply) => {
    const q = request.query.q ?? '';
    if (q.length < 2 || q.length > 60) return await refuse(reply, 422, 'gate/badInput');
    if (!parts.mind.snapshot) return await refuse(reply, 503, 'gate/noSnapshot');
    return { people: parts.mind.search(q).map((person) => shown(parts.mind, person)) };
  });
  serveEvents(app, parts);
  await serveScreen(app, parts.screenFolder);
  return app;
}

function serveActs(app: FastifyInstance, { mind, desk }: ServeParts): void {
  const post = <E extends Endpoint>(endpoint: E, act: (body: BodyOf<E>) => Promise<unknown>): void => {
    const form = Compile(endpoint.body as TSchema);
    app.post(`/api${endpoint.path}`, async (request, reply) => {
      if (!form.Check(request.body))
        return await refuse(
          reply,
          422,
          'gate/badInput',
          [...form.Errors(request.body ?? null)].map((one) => one.instancePath),
        );
      if (!mind.snapshot) return await refuse(reply, 503, 'gate/noSnapshot');
      const answer = await act(request.body as BodyOf<E>);
      return answer === undefined ? await refuse(reply, 404, 'gate/noSuchAct') : answer;
    });
  };
  post(contract.admit, async (body) =>
    body.code === undefined && body.pass === undefined ? undefined : await desk.admit(body),
  );
  post(contract.force, (body) => desk.force(body));
  post(contract.annul, async (body) => ({ isRecorded: await desk.annul(body) }));
}

function shown(mind: GateMind, person: NonNullable<ReturnType<GateMind['person']>>) {
  const { pass, name, kind, shortCode, tickets } = person;
  const seats = tickets.map(({ seat }) => `${seat.block}-${seat.row}-${seat.number}`);
  return { pass, name, kind, shortCode, seats, isInside: zoneAt(mind.ledger.passOf(pass)?.position) !== null };
}

function serveEvents(app: FastifyInstance, { state, listeners }: ServeParts): void {
  app.get('/api/events', (_request, reply) => {
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const send = () => stream.write(`event: state\ndata: ${JSON.stringify(state())}\n\n`);
    send();
    const timer = setInterval(send, 1_000);
    listeners.add(send);
    stream.on('close', () => {
      clearInterval(timer);
      listeners.delete(send);
    });
  });
}

async function serveScreen(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined || !existsSync(folder)) return;
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('x-frame-options', 'DENY');
    reply.header(
      'content-security-policy',
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; frame-ancestors 'none'",
    );
  });
  await app.register(fastifyStatic, { root: folder, index: false, preCompressed: true });
  app.get('/', async (_request, reply) => await reply.sendFile('gate.html'));
}

async function refuse(
  reply: FastifyReply,
  status: number,
  code: string,
  paths?: readonly string[],
): Promise<FastifyReply> {
  reply.code(status).header('content-type', 'application/problem+json; charset=utf-8');
  return await reply.send(
    JSON.stringify({ type: 'about:blank', status, code, title: code, ...(paths ? { errors: paths } : {}) }),
  );
}
