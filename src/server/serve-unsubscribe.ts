import type { FastifyInstance } from 'fastify';
import { refuseCommon } from '../kernel/problem.ts';
import { sendProblem } from '../platform/http/serve-routes.ts';
import type { Parts } from './parts.ts';

const tokenPattern = /^[A-Za-z0-9_-]{22}$/;

/** A mail program that knows no one-tap unsubscribing opens the address of the header instead: it gets the page that asks. */
export function serveUnsubscribe(app: FastifyInstance, parts: Parts): void {
  app.get<{ Params: { token: string } }>('/api/unsubscribe/:token', async (request, reply) => {
    const { token } = request.params;
    if (!tokenPattern.test(token)) return await sendProblem(reply, refuseCommon.notFound());
    return await reply.redirect(`/en/${parts.config.edition}/unsubscribe/${token}`, 302);
  });
}
