import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { invariant } from '../../kernel/invariant.ts';
import { type Catalogue, Problem, refuseCommon } from '../../kernel/problem.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Transactor } from '../tx.ts';
import { isAllowed } from './is-allowed.ts';
import { parserOf } from './parse-input.ts';
import { problemDocument } from './problem-document.ts';
import { RawJson } from './raw-json.ts';
import type { Call, Route } from './route.ts';

export interface ServeOptions {
  readonly database: Transactor;
  readonly clock: Clock;
  /** Who is calling, from cookie or token; `anyone` where there is none. */
  readonly identify: (request: FastifyRequest) => Promise<Actor>;
  /** Scheme and host under which people reach the server. */
  readonly origin: string;
  /** Holds every answer against its schema; on in tests and in development. */
  readonly checkAnswers: boolean;
}

type Compiled = Pick<ReturnType<typeof Compile<TSchema>>, 'Check' | 'Errors'>;

/** Mounts every route below `/api` with parsing, permission and refusals as declared. */
export function serveRoutes(app: FastifyInstance, routes: readonly Route[], options: ServeOptions): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const { method, path } = route.endpoint;
    invariant(!seen.has(`${method} ${path}`), `${method} ${path} is declared twice`);
    seen.add(`${method} ${path}`);
    mount(app, route, options);
  }
}

/** The problem a thrown thing stands for, or undefined for a bug. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const code = (error as { code?: string }).code ?? '';
  const status = (error as { statusCode?: number }).statusCode;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuseCommon.tooLarge();
  if (status === 429) return refuseCommon.tooManyRequests();
  if (code === '22021' || code === '22P02' || code === '22P05') return refuseCommon.badInput();
  if (status !== undefined && status >= 400 && status < 500) return refuseCommon.malformed();
  return undefined;
}

export async function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  errors?: Parameters<typeof problemDocument>[1],
) {
  return await reply
    .code(problem.definition.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemDocument(problem, errors)));
}

function mount(app: FastifyInstance, route: Route, options: ServeOptions): void {
  const { endpoint } = route;
  const parser = parserOf(endpoint);
  const answers = options.checkAnswers ? Compile(endpoint.answer) : undefined;
  const wantsNothing = (endpoint.answer as { type?: string }).type === 'null';
  app.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    bodyLimit: endpoint.bodyLimit ?? 65_536,
    handler: async (request, reply) => {
      const actor = await options.identify(request);
      if (!isSameSite(request, options.origin)) return await sendProblem(reply, refuseCommon.crossSite());
      const { input, misfits } = parser.parse({ params: request.params, query: request.query, body: request.body });
      const edition = (request.params as { edition?: string }).edition;
      const refusal = isAllowed(endpoint.who, actor, edition);
      if (refusal) return await sendProblem(reply, refusal);
      if (!input) return await sendProblem(reply, refuseCommon.badInput(), misfits);
      const answer = await route.handle(callOf(request, actor, options), input as never);
      if (answers) holdToSchema(answers, endpoint, answer);
      if (wantsNothing) return await reply.code(204).send();
      reply.header('cache-control', 'no-store').header('content-type', 'application/json; charset=utf-8');
      return await reply.send(answer instanceof RawJson ? answer.text : JSON.stringify(answer));
    },
  });
}

function holdToSchema(schema: Compiled, { method, path }: Route['endpoint'], answer: unknown): void {
  const value: unknown = answer instanceof RawJson ? JSON.parse(answer.text) : answer;
  if (schema.Check(value)) return;
  invariant(false, `${method} ${path} answered ${JSON.stringify([...schema.Errors(value)].slice(0, 3))}`);
}

function callOf(request: FastifyRequest, actor: Actor, options: ServeOptions): Call {
  return {
    database: options.database,
    actor,
    now: options.clock.now(),
    origin: options.origin,
    rawBody: (request as { rawBody?: Buffer }).rawBody,
    header: (name) => {
      const value = request.headers[name.toLowerCase()];
      return Array.isArray(value) ? value[0] : value;
    },
  };
}

/** Refuses writes that a browser sends from another site with the visitor's cookie (OWASP CSRF, origin check). */
function isSameSite(request: FastifyRequest, origin: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.cookie === undefined) return true;
  const from = request.headers.origin;
  if (from !== undefined) return from === origin || from === `${request.protocol}://${request.headers.host ?? ''}`;
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** The page behind each problem `type`, made from the same catalogues. */
export function serveProblemPages(app: FastifyInstance, catalogues: Readonly<Record<string, Catalogue>>): void {
  app.get<{ Params: { area: string; name: string } }>('/problems/:area/:name', async (request, reply) => {
    const { area, name } = request.params;
    const definition = Object.hasOwn(catalogues, area) ? catalogues[area]![name] : undefined;
    if (!definition || !Object.hasOwn(catalogues[area]!, name))
      return await sendProblem(reply, refuseCommon.notFound());
    reply.header('content-type', 'text/html; charset=utf-8');
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${definition.title}</title><link rel="icon" href="/icon.svg"><body style="max-width:65ch;margin:3rem auto;padding:0 1rem;font:1.125rem/1.5 system-ui">
<p>${area}/${name}, HTTP ${definition.status}</p><h1>${definition.title}</h1><p>${definition.advice}</p></body></html>`;
  });
}
