import type { FastifyInstance } from 'fastify';
import { Problem, refuseCommon } from '../kernel/problem.ts';
import { getStatusList } from '../modules/passes/index.ts';
import { sendProblem } from '../platform/http/serve-routes.ts';
import { anyone } from '../platform/tx.ts';
import type { Parts } from './parts.ts';

/** Status lists of sessions as tokens, for readers of other makers: CWT where it is asked for, JWT otherwise. */
export function serveStatusLists(app: FastifyInstance, { database, origin, box }: Parts): void {
  app.get<{ Params: { edition: string; session: string } }>(
    '/api/editions/:edition/sessions/:session/status-list',
    async (request, reply) => {
      const { edition, session } = request.params;
      const form = /statuslist\+cwt/.test(request.headers.accept ?? '') ? 'cwt' : 'jwt';
      const subject = `${origin}/api/editions/${edition}/sessions/${session}/status-list`;
      try {
        const wish = { edition, session, subject, form } as const;
        const { mediaType, body } = await database.read(anyone, (tx) => getStatusList(tx, wish, box));
        reply.header('content-type', mediaType).header('cache-control', 'public, max-age=60').header('vary', 'accept');
        return await reply.send(body);
      } catch (error) {
        return await sendProblem(reply, error instanceof Problem ? error : refuseCommon.notFound());
      }
    },
  );
}
