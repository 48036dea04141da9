import type { Tx } from './tx.ts';

/** Answers of the database that are kept for a moment by a process, apart for each database. */
export interface KeptAnswers<Value> {
  /** What is kept under the key, or else what `load` answers now. */
  get(tx: Tx, key: string, load: () => Promise<Value>): Promise<Value>;
  /** Forgets a key in this process, for who has changed it; others see the change when their time is over. */
  forget(tx: Tx, key: string): void;
}

/** For what rarely changes and is asked with every request. `forMs`: how long an answer may be old. */
export function keptAnswers<Value>(forMs: number): KeptAnswers<Value> {
  const homes = new WeakMap<object, Map<string, { readonly value: Value; readonly readAt: number }>>();
  return {
    async get(tx, key, load) {
      const own = homes.get(tx.db.home) ?? new Map<string, { value: Value; readAt: number }>();
      homes.set(tx.db.home, own);
      const known = own.get(key);
      if (known && performance.now() - known.readAt < forMs) return known.value;
      const value = await load();
      own.set(key, { value, readAt: performance.now() });
      return value;
    },
    forget(tx, key) {
      homes.get(tx.db.home)?.delete(key);
    },
  };
}
