import type { FastifyInstance } from 'fastify';
import { refuseCommon } from '../kernel/problem.ts';
import { getDrawing } from '../modules/market/index.ts';
import { sendProblem } from '../platform/http/serve-routes.ts';
import { anyone } from '../platform/tx.ts';
import type { Parts } from './parts.ts';

/** Drawings of the shop; an id names its colours, so what it stands for hardly ever changes. */
export function servePictures(app: FastifyInstance, { database }: Parts): void {
  app.get<{ Params: { edition: string; picture: string } }>(
    '/api/editions/:edition/market/pictures/:picture.svg',
    async (request, reply) => {
      const { edition, picture } = request.params;
      const svg = await database.read(anyone, (tx) => getDrawing(tx, edition, picture));
      if (svg === undefined) return await sendProblem(reply, refuseCommon.notFound());
      return await reply
        .type('image/svg+xml; charset=utf-8')
        .header('cache-control', 'public, max-age=86400')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
        .send(svg);
    },
  );
}
