import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fillPath } from '../kernel/endpoint.ts';
import { chooseLanguage, isLanguage } from '../kernel/language.ts';
import { refuseCommon } from '../kernel/problem.ts';
import { isAllowed } from '../platform/http/is-allowed.ts';
import { RawJson } from '../platform/http/raw-json.ts';
import type { Parts } from './parts.ts';

/** The part of the built pages that we call; declared here, since the build is loaded at run time. */
interface WebServer {
  render(request: Record<string, unknown>): Promise<{ status: number; html: string; language: string }>;
}

const year = 31_536_000;

/** Pages as whole HTML in the reader's language, and the files they load. */
export async function serveWeb(app: FastifyInstance, parts: Parts): Promise<void> {
  const folder = parts.webFolder;
  if (folder === undefined) {
    app.setNotFoundHandler(async (_request, reply) => await reply.code(404).send({ title: 'There is nothing here.' }));
    return;
  }
  const { render } = (await import(pathToFileURL(join(folder, 'web-server/server.js')).href)) as WebServer;
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'web/.vite/manifest.json'), 'utf8'));
  await app.register(fastifyStatic, {
    root: join(folder, 'web'),
    wildcard: true,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders(response, path) {
      const lasts = path.includes('/assets/') ? `public, max-age=${year}, immutable` : 'no-cache';
      response.setHeader('cache-control', lasts);
    },
  });
  for (const name of ['staff', 'brand']) serveConsole(app, name, folder);

  const sendPage = async (request: FastifyRequest, reply: import('fastify').FastifyReply) => {
    const language = chooseLanguage(request.headers['accept-language']);
    const path = request.url.split('?')[0]!;
    const [first = '', second = ''] = path.split('/').slice(1);
    if (path === '/' || (isLanguage(first) && second === '')) {
      return await reply.redirect(`/${isLanguage(first) ? first : language}/${parts.config.edition}/`, 302);
    }
    const nonce = randomBytes(16).toString('base64');
    const page = await render({
      url: request.url,
      language,
      edition: parts.config.edition,
      origin: parts.origin,
      now: parts.clock.now(),
      call: callInProcess(parts, request),
      nonce,
      demo: parts.config.demo,
      signedIn: request.headers.cookie?.includes('session_token') ?? false,
      manifest,
    });
    reply
      .code(page.status)
      .header('content-security-policy', policyOf(nonce))
      .header('content-language', page.language);
    reply.header('cache-control', 'no-cache').header('vary', 'cookie, accept-language');
    return await reply.type('text/html; charset=utf-8').send(page.html);
  };
  app.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return await reply.code(404).send({ title: 'There is nothing here.' });
    return await sendPage(request, reply);
  });
  app.get('/', sendPage);
}

/** Pages that are made in the browser alone: one document for all of their addresses. */
function serveConsole(app: FastifyInstance, name: string, folder: string): void {
  const path = join(folder, `web/${name}.html`);
  const document = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const send = async (_request: FastifyRequest, reply: import('fastify').FastifyReply) => {
    if (!document) return await reply.callNotFound();
    reply.header('content-security-policy', policyOf('')).header('cache-control', 'no-cache');
    return await reply.type('text/html; charset=utf-8').send(document);
  };
  app.get(`/${name}`, send);
  app.get(`/${name}/*`, send);
}

/** Endpoints as the pages call them, with the reader's own session and permissions. */
function callInProcess(parts: Parts, request: FastifyRequest) {
  const actor = parts.identify(request);
  return async (
    endpoint: { method: string; path: string },
    input: { params?: object; query?: object } = {},
  ): Promise<unknown> => {
    const route = parts.routes.find(
      (one) => one.endpoint.method === endpoint.method && one.endpoint.path === endpoint.path,
    );
    if (!route || endpoint.method !== 'GET') throw refuseCommon.notFound({ path: fillPath(endpoint.path, {}) });
    const who = await actor;
    const refusal = isAllowed(route.endpoint.who, who, (input.params as { edition?: string } | undefined)?.edition);
    if (refusal) throw refusal;
    const call = {
      database: parts.database,
      actor: who,
      now: parts.clock.now(),
      origin: parts.origin,
      rawBody: undefined,
      header: () => undefined,
    };
    const answer = await route.handle(call, {
      params: input.params ?? {},
      query: input.query ?? {},
      body: undefined,
    } as never);
    return answer instanceof RawJson ? JSON.parse(answer.text) : answer;
  };
}

/** Scripts only of our own and the one with the nonce; styles inline where components set them. */
function policyOf(nonce: string): string {
  const scripts = nonce === '' ? "'self'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src ${scripts} 'wasm-unsafe-eval'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
}
