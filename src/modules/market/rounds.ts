import { hour, minute, second } from '../../kernel/time.ts';
import { systemActor, type Transactor } from '../../platform/tx.ts';
import { eraseNumbers } from './customs/erase-numbers.ts';
import { trackParcels } from './fulfilment/track-parcels.ts';
import type { MarketPorts } from './ports.ts';
import { settleReturns } from './returns/settle-returns.ts';

/** What the market does beside the requests, each round so many ms after the one before. Many processes may run it. */
export function marketRounds(
  database: Transactor,
  edition: string,
  ports: MarketPorts,
): { everyMs: number; round: () => Promise<void> }[] {
  return [
    {
      everyMs: 30 * second,
      async round() {
        await database.write(systemActor('market/settle'), (tx) => settleReturns(tx, edition, ports));
      },
    },
    {
      everyMs: hour,
      async round() {
        await database.write(systemActor('market/customs'), (tx) => eraseNumbers(tx, edition));
      },
    },
    { everyMs: minute, round: () => trackParcels(database, edition, ports.parcels) },
  ];
}
