import type { Tx } from '../../../platform/tx.ts';

/** Tells the search that the products of a brand changed. The only place that does. */
export async function reindex(_tx: Tx, _edition: string, _brand: string): Promise<void> {}
