import { type MarketPorts, settleReturns, trackParcels } from '../modules/market/index.ts';
import type { Database } from '../platform/database/transactor.ts';
import { systemActor } from '../platform/tx.ts';
import { type Repeating, repeat } from './repeat.ts';

/** What the market does beside the requests: deadlines of returns, and parcels under way. */
export function startMarketWork(
  database: Database,
  market: MarketPorts,
  { edition, isTesting, onError }: { edition: string; isTesting: boolean; onError: (error: unknown) => void },
): Repeating[] {
  return [
    repeat(isTesting ? 500 : 30_000, onError, async () => {
      await database.write(systemActor('market/settle'), (tx) => settleReturns(tx, edition, market));
    }),
    repeat(isTesting ? 500 : 60_000, onError, () => trackParcels(database, edition, market.parcels)),
  ];
}
