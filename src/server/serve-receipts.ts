import type { FastifyInstance } from 'fastify';
import { isLanguage } from '../kernel/language.ts';
import { refuseCommon } from '../kernel/problem.ts';
import { getOrder, writeReceipt } from '../modules/orders/index.ts';
import { sendProblem } from '../platform/http/serve-routes.ts';
import type { Parts } from './parts.ts';

const idPattern = /^[0-9a-f-]{36}$/;

/** The receipt of an order as PDF; a file, so it stands beside the endpoints. */
export function serveReceipts(app: FastifyInstance, parts: Parts): void {
  app.get<{ Params: { edition: string; order: string }; Querystring: { language?: string } }>(
    '/api/editions/:edition/orders/:order/receipt.pdf',
    async (request, reply) => {
      const actor = await parts.identify(request);
      if (actor.kind !== 'person') return await sendProblem(reply, refuseCommon.notSignedIn());
      const { edition, order: id } = request.params;
      if (!idPattern.test(id)) return await sendProblem(reply, refuseCommon.notFound());
      const order = await parts.database.read(actor, (tx) => getOrder(tx, edition, id));
      const wish = request.query.language ?? 'en';
      reply.header('content-type', 'application/pdf').header('cache-control', 'no-store');
      reply.header('content-disposition', `inline; filename="kaimon-${order.number}.pdf"`);
      return await reply.send(await writeReceipt(order, isLanguage(wish) ? wish : 'en', parts.timeZone));
    },
  );
}
