import type { FastifyInstance } from 'fastify';
import { refuseCommon } from '../kernel/problem.ts';
import { getBoard } from '../modules/passes/index.ts';
import { isAllowed } from '../platform/http/is-allowed.ts';
import { sendProblem } from '../platform/http/serve-routes.ts';
import { listenTo } from '../platform/outbox/dispatcher.ts';
import { systemActor } from '../platform/tx.ts';
import type { Parts } from './parts.ts';

const quietMs = 5_000;
const soonestMs = 250;

/** The gates' board as server-sent events: at once when a gate reports, and every few seconds for the clock's sake. */
export function serveBoard(app: FastifyInstance, parts: Parts): void {
  const listeners = new Set<() => void>();
  const stopListening = listenTo(parts.database, 'board', () => {
    for (const listener of listeners) listener();
  });
  app.addHook('onClose', async () => {
    await (await stopListening)?.();
  });

  app.get<{ Params: { edition: string } }>('/api/editions/:edition/board/live', async (request, reply) => {
    const actor = await parts.identify(request);
    const refusal = isAllowed({ staff: 'gates' }, actor, request.params.edition);
    if (refusal) return await sendProblem(reply, refusal);
    const { edition } = request.params;
    const read = () => parts.database.read(systemActor('server/board'), (tx) => getBoard(tx, edition));
    const first = await read().catch(() => undefined);
    if (!first) return await sendProblem(reply, refuseCommon.notFound());
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const write = (board: unknown) => stream.write(`event: board\ndata: ${JSON.stringify(board)}\n\n`);
    write(first);
    let timer: NodeJS.Timeout | undefined;
    const send = async (): Promise<void> => {
      timer = undefined;
      try {
        write(await read());
      } catch (error) {
        request.log.warn({ err: error }, 'board');
      }
    };
    const wake = () => {
      timer ??= setTimeout(send, soonestMs);
    };
    listeners.add(wake);
    const beat = setInterval(wake, quietMs);
    stream.on('close', () => {
      listeners.delete(wake);
      clearInterval(beat);
      clearTimeout(timer);
    });
  });
}
