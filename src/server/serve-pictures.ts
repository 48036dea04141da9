import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuseCommon } from '../kernel/problem.ts';
import { getDrawing, getPictureSize } from '../modules/market/index.ts';
import { sendProblem } from '../platform/http/serve-routes.ts';
import { anyone } from '../platform/tx.ts';
import type { Parts } from './parts.ts';

const year = 31_536_000;
const day = 86_400;

/** Pictures of the shop. A photo's id stands for its pixels for ever; a drawing may be drawn better one day. */
export function servePictures(app: FastifyInstance, { database }: Parts): void {
  app.get<{ Params: { edition: string; picture: string } }>(
    '/api/editions/:edition/market/pictures/:picture.svg',
    async (request, reply) => {
      const { edition, picture } = request.params;
      const svg = await database.read(anyone, (tx) => getDrawing(tx, edition, picture));
      if (svg === undefined) return await sendProblem(reply, refuseCommon.notFound());
      const type = 'image/svg+xml; charset=utf-8';
      return await send(request, reply, { bytes: Buffer.from(svg), type, cache: `public, max-age=${day}` });
    },
  );
  app.get<{ Params: { edition: string; picture: string; size: string } }>(
    '/api/editions/:edition/market/pictures/:picture/:size',
    async (request, reply) => {
      const { edition, picture, size } = request.params;
      const found = await getPictureSize(database, edition, picture, size);
      if (!found) return await sendProblem(reply, refuseCommon.notFound());
      const cache = found.isPhoto ? `public, max-age=${year}, immutable` : `public, max-age=${day}`;
      return await send(request, reply, { ...found, cache });
    },
  );
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, type, cache }: { bytes: Buffer; type: string; cache: string },
) {
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  reply.header('cache-control', cache).header('etag', tag);
  if (request.headers['if-none-match']?.includes(tag)) return await reply.code(304).send();
  reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
  return await reply.type(type).send(bytes);
}
