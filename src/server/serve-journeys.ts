import type { FastifyInstance } from 'fastify';
import { refuseCommon } from '../kernel/problem.ts';
import { suggestionsLivePath, suggestJourneys } from '../modules/journeys/contract.ts';
import { mostJourneys, preparePlan } from '../modules/journeys/index.ts';
import { parserOf } from '../platform/http/parse-input.ts';
import { problemOf, sendProblem } from '../platform/http/serve-routes.ts';
import type { Parts } from './parts.ts';

/** Journeys as lines of JSON: the first plans at once, a line each time one got better, the settled ones last. Closing ends the work. */
export function serveJourneys(app: FastifyInstance, parts: Parts): void {
  const parser = parserOf(suggestJourneys as never);
  app.post<{ Params: { edition: string } }>(`/api${suggestionsLivePath}`, async (request, reply) => {
    const actor = await parts.identify(request);
    const { input, misfits } = parser.parse({ params: request.params, query: request.query, body: request.body });
    if (!input) return await sendProblem(reply, refuseCommon.badInput(), misfits);
    const { wishes } = (input as { body: { wishes: Parameters<typeof preparePlan>[1]['wishes'] } }).body;
    const wish = { edition: request.params.edition, wishes, count: mostJourneys };
    const prepared = await parts.database.read(actor, (tx) => preparePlan(tx, wish));
    const ended = new AbortController();
    reply.raw.on('close', () => ended.abort());
    const stream = reply.raw;
    let isOpen = false;
    const write = (planned: { journeys: readonly unknown[]; obstacles: readonly unknown[] }, isSettled: boolean) => {
      if (!isOpen) {
        reply.hijack();
        stream.writeHead(200, {
          'content-type': 'application/x-ndjson; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        });
      }
      isOpen = true;
      if (!stream.destroyed) stream.write(`${JSON.stringify({ ...planned, isSettled })}\n`);
    };
    try {
      const planned = await parts.planner.plan(prepared, (better) => write(better, false), ended.signal);
      write(planned, true);
    } catch (error) {
      const problem = problemOf(error);
      if (!isOpen && problem) return await sendProblem(reply, problem);
      if (!isOpen) throw error;
      request.log.error({ err: error }, 'journeys');
    }
    stream.end();
  });
}
