/** Counts that all visits and the gate write into. */
export interface Tally {
  currency: string;
  revenue: number;
  declined: number;
  abandoned: number;
  transfers: number;
  arrived: number;
  admitted: number;
  replays: number;
  replaysAdmitted: number;
  readonly refused: Map<string, number>;
  readonly stewarded: Map<string, number>;
  readonly holdMs: number[];
  readonly checkoutMs: number[];
}

export function emptyTally(): Tally {
  return {
    currency: 'JPY',
    revenue: 0,
    declined: 0,
    abandoned: 0,
    transfers: 0,
    arrived: 0,
    admitted: 0,
    replays: 0,
    replaysAdmitted: 0,
    refused: new Map(),
    stewarded: new Map(),
    holdMs: [],
    checkoutMs: [],
  };
}

export function count(counts: Map<string, number>, name: string, by = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

/** Counts by name, in the order of names, so that equal counts print alike. */
export function sortedCounts(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The value that a share of all is at or below; 0 where there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return Number(value.toFixed(1));
}

/** Works through a list with so many at a time, in the list's order. */
export async function inParallel<T>(
  list: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < list.length) await work(list[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
}
