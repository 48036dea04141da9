import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Parts } from './parts.ts';

/** Hands `/api/auth/*` to the sign-in library, and its answer back. */
export function serveSignIn(app: FastifyInstance, parts: Parts): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      const answer = await parts.signIn.handle(toFetch(request, parts.origin));
      reply.code(answer.status);
      answer.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value);
      });
      for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
      return await reply.send(answer.body === null ? '' : Buffer.from(await answer.arrayBuffer()));
    },
  });
}

/** The request as the Fetch standard has it; the caller's address is the one we saw, not one that was sent. */
function toFetch(request: FastifyRequest, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length')
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set('x-kaimon-client', request.ip);
  const { rawBody } = request as FastifyRequest & { rawBody?: Buffer };
  const body = request.method === 'POST' && rawBody ? { body: new Uint8Array(rawBody) } : {};
  return new Request(new URL(request.url, origin), { method: request.method, headers, ...body });
}
