/** Work that is done again and again, one round at a time, until stopped. */
export interface Repeating {
  /** Resolves when the round that is under way has ended. */
  stop(): Promise<void>;
}

/** Runs `round` every `everyMs`, counted from the end of the one before; what it throws is told, and the next one comes. */
export function repeat(everyMs: number, onError: (error: unknown) => void, round: () => Promise<void>): Repeating {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const next = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = round().catch(onError).then(next);
    }, everyMs);
  };
  next();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
