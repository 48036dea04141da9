import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { commonProblems, refuseCommon } from '../kernel/problem.ts';
import { arrivalProblems } from '../modules/arrivals/index.ts';
import { carrierProblems } from '../modules/carriers/index.ts';
import { editionProblems } from '../modules/editions/index.ts';
import { faceProblems } from '../modules/faces/index.ts';
import { journeyProblems } from '../modules/journeys/index.ts';
import { marketProblems } from '../modules/market/index.ts';
import { orderProblems } from '../modules/orders/index.ts';
import { passProblems } from '../modules/passes/index.ts';
import { peopleProblems } from '../modules/people/index.ts';
import { screeningProblems } from '../modules/screening/index.ts';
import { ticketProblems } from '../modules/tickets/index.ts';
import { kitProblems } from '../platform/faces/problems.ts';
import { problemOf, sendProblem, serveProblemPages, serveRoutes } from '../platform/http/serve-routes.ts';
import type { Parts } from './parts.ts';
import { serveBoard } from './serve-board.ts';
import { serveFacesKit } from './serve-faces-kit.ts';
import { serveJourneys } from './serve-journeys.ts';
import { serveOpenApi } from './serve-open-api.ts';
import { serveParcelPapers } from './serve-parcel-papers.ts';
import { servePictures } from './serve-pictures.ts';
import { serveReceipts } from './serve-receipts.ts';
import { serveSheets } from './serve-sheets.ts';
import { serveSignIn } from './serve-sign-in.ts';
import { serveStatusLists } from './serve-status-lists.ts';
import { serveUnsubscribe } from './serve-unsubscribe.ts';
import { serveWallets } from './serve-wallets.ts';
import { serveWeb } from './serve-web.ts';

const catalogues = {
  common: commonProblems,
  editions: editionProblems,
  people: peopleProblems,
  tickets: ticketProblems,
  journeys: journeyProblems,
  market: marketProblems,
  orders: orderProblems,
  passes: passProblems,
  screening: screeningProblems,
  carriers: carrierProblems,
  arrivals: arrivalProblems,
  faces: faceProblems,
  'faces-kit': kitProblems,
};

/** By address: a whole stand may share one at a venue, so the bound is wide. Sign-in has narrower ones of its own. */
const requestsAMinute = 6_000;

/** The whole HTTP server over its parts; `inject` drives it in tests, `listen` in `main`. */
export async function makeApp(parts: Parts): Promise<FastifyInstance> {
  const { config } = parts;
  const app = fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  });
  parseBodies(app);
  ignoreForms(app);
  app.setErrorHandler(async (error, request, reply) => {
    const problem = problemOf(error);
    if (problem) return await sendProblem(reply, problem);
    request.log.error({ err: error, url: request.url }, 'bug');
    reply.code(500).header('content-type', 'application/problem+json; charset=utf-8');
    return {
      type: 'about:blank',
      title: 'Something broke on our side.',
      status: 500,
      code: 'bug',
      request: request.id,
    };
  });
  addSafetyHeaders(app, parts.origin.startsWith('https:'));
  await app.register(compress, { threshold: 1_024 });
  if (parts.limits)
    await app.register(rateLimit, {
      max: requestsAMinute,
      timeWindow: '1 minute',
      keyGenerator: (request) => parts.gateName(request) ?? request.ip,
    });
  serveSignIn(app, parts);
  serveRoutes(app, parts.routes, {
    database: parts.database,
    clock: parts.clock,
    identify: parts.identify,
    origin: parts.origin,
    checkAnswers: parts.checkAnswers,
  });
  serveBoard(app, parts);
  serveJourneys(app, parts);
  serveReceipts(app, parts);
  serveParcelPapers(app, parts);
  servePictures(app, parts);
  serveSheets(app, parts);
  serveWallets(app, parts);
  serveFacesKit(app);
  serveStatusLists(app, parts);
  serveUnsubscribe(app, parts);
  await serveOpenApi(
    app,
    parts.routes.map((route) => route.endpoint),
  );
  serveProblemPages(app, catalogues);
  app.get('/health', async () => ({ ok: true }));
  app.all('/api/*', async (_request, reply) => await sendProblem(reply, refuseCommon.notFound()));
  await serveWeb(app, parts);
  return app;
}

/** JSON only, with the raw bytes kept for signatures; an empty body is no body. */
function parseBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    (request as FastifyRequest & { rawBody?: Buffer }).rawBody = body as Buffer;
    if (body.length === 0) return done(null, undefined);
    try {
      const text = body.toString('utf8');
      // A reviver is called for every value: only for texts that could name the key, also with an escape.
      done(null, JSON.parse(text, /__proto__|\\u/.test(text) ? dropPrototype : undefined));
    } catch {
      done(refuseCommon.malformed(), undefined);
    }
  });
}

/** A mail program that unsubscribes posts a small form (RFC 8058); no endpoint reads one, its address says it all. */
function ignoreForms(app: FastifyInstance): void {
  for (const kind of ['application/x-www-form-urlencoded', 'multipart/form-data'])
    app.addContentTypeParser(kind, { parseAs: 'buffer', bodyLimit: 4_096 }, (_request, _body, done) =>
      done(null, undefined),
    );
}

function dropPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

function addSafetyHeaders(app: FastifyInstance, isSecure: boolean): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'strict-origin-when-cross-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('permissions-policy', 'geolocation=(), microphone=(), payment=()');
    reply.header('x-frame-options', 'DENY');
    if (isSecure) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
}
