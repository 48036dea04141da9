/** Gathers single requests that arrive while a group is under way, and runs them together when it is done. */
export interface Grouping<Request, Answer> {
  /** Resolves or rejects with this request's own answer. */
  add(key: string, request: Request): Promise<Answer>;
}

interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: per key one group runs at a time, so the more requests press on one thing, the larger the groups and the
 * less each one costs. A request that arrives alone runs after one turn of the event loop. An answer that is an Error rejects its request alone.
 */
export function grouping<Request, Answer>(
  run: (key: string, requests: readonly Request[]) => Promise<readonly (Answer | Error)[]>,
  largest = 256,
): Grouping<Request, Answer> {
  const queues = new Map<string, Waiting<Request, Answer>[]>();

  async function work(key: string, queue: Waiting<Request, Answer>[]): Promise<void> {
    await breath();
    while (queue.length > 0) {
      const group = queue.splice(0, largest);
      try {
        const answers = await run(
          key,
          group.map((one) => one.request),
        );
        group.forEach((one, index) => {
          const answer = answers[index]!;
          if (answer instanceof Error) one.reject(answer);
          else one.resolve(answer);
        });
      } catch (error) {
        for (const one of group) one.reject(error);
      }
      await breath();
    }
    queues.delete(key);
  }

  return {
    add(key, request) {
      return new Promise((resolve, reject) => {
        const waiting = { request, resolve, reject };
        const queue = queues.get(key);
        if (queue) {
          queue.push(waiting);
          return;
        }
        const fresh = [waiting];
        queues.set(key, fresh);
        void work(key, fresh);
      });
    },
  };
}

/** One turn of the event loop: those who arrive together, or were just answered and ask again, make one group. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
