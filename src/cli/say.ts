/** Output for people: quiet, one line a step, with the time where it took more than a second. */
export interface Steps {
  /** Shows a step while it is under way, and that it is done. */
  step<T>(label: string, work: () => Promise<T>): Promise<T>;
}

const isTerminal = process.stdout.isTTY === true;

export function steps(): Steps {
  return {
    async step(label, work) {
      const started = performance.now();
      const timer = isTerminal ? setTimeout(() => process.stdout.write(`  ${label} …`), 300) : undefined;
      try {
        const result = await work();
        const took = performance.now() - started;
        clearTimeout(timer);
        if (isTerminal && took > 300) process.stdout.write(`\r  ${label}, ${(took / 1000).toFixed(1)} s\u001b[K\n`);
        else if (took > 1000) say(`  ${label}, ${(took / 1000).toFixed(1)} s`);
        return result;
      } catch (error) {
        clearTimeout(timer);
        if (isTerminal) process.stdout.write('\r\u001b[K');
        throw error;
      }
    },
  };
}

export function say(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** One clear sentence, and an exit code that is not 0. */
export function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
