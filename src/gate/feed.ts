import { askServer, type ServerLine } from './ask-server.ts';

/** Something a gate fetches again and again beside its journal and snapshot. */
export interface FeedOptions<A> {
  readonly line: ServerLine;
  readonly everyMs: number;
  /** Path of an endpoint of the gate, query included; undefined: nothing to ask now. */
  path(): string | undefined;
  /** Makes it a POST: what the gate tells with each round. */
  body?(): unknown;
  /** Takes an answer in; what it throws is told once through `warn`, and the former state stands. */
  take(answer: A): void | Promise<void>;
  warn(facts: object, message: string): void;
}

export interface Feed {
  /** Instant of the last good answer, by the machine's clock; undefined: none yet. */
  readonly heardAt: number | undefined;
  stop(): Promise<void>;
}

const longestWaitMs = 10_000;

/** Fetches in rounds; alone it waits, ever longer, up to 10 s. The gate decides with what it has in the meantime. */
export function startFeed<A>(options: FeedOptions<A>): Feed {
  const { line, everyMs } = options;
  let heardAt: number | undefined;
  let waitMs = everyMs;
  let hasFailed = false;
  let timer: NodeJS.Timeout | undefined;
  const isStopped = (): boolean => line.stopping.aborted || ended;
  let ended = false;

  async function round(): Promise<void> {
    try {
      const path = options.path();
      if (path !== undefined) {
        const body = options.body?.();
        await options.take(await askServer<A>(line, body === undefined ? 'GET' : 'POST', path, body));
        heardAt = Date.now();
      }
      waitMs = everyMs;
      hasFailed = false;
    } catch (error) {
      if (!hasFailed && !isStopped()) options.warn({ error: String(error) }, 'feedFailed');
      hasFailed = true;
      waitMs = Math.min(waitMs * 2, Math.max(longestWaitMs, everyMs));
    }
    if (isStopped()) return;
    timer = setTimeout(() => {
      running = round();
    }, waitMs);
  }

  let running = round();
  return {
    get heardAt() {
      return heardAt;
    },
    async stop() {
      ended = true;
      clearTimeout(timer);
      await running;
    },
  };
}
