import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import type * as contract from '../contract.ts';
import type { MarketPorts } from '../ports.ts';
import { listHoldsOf } from '../stock/store.ts';
import { getKnown } from './get-known.ts';
import { parcelsOf } from './parcels-of.ts';
import { findLastDelivery, sumSentThisYear } from './store.ts';
import { offersOf } from './way-offers.ts';
import { toDelivery } from './wire-delivery.ts';

/** How the caller's goods will come, and what each way would cost for what is in the cart now, before promotions. */
export async function getDelivery(
  tx: Tx,
  edition: string,
  ports: MarketPorts,
): Promise<AnswerOf<typeof contract.getDelivery>> {
  const person = personOf(tx);
  const delivery = await findLastDelivery(tx.db, edition, person);
  const holds = await listHoldsOf(tx.db, edition, person, tx.now);
  if (!delivery || holds.length === 0) return { delivery: delivery ? toDelivery(delivery) : null, offers: [] };
  const parcels = await parcelsOf(
    tx,
    edition,
    holds.map((hold) => ({ ...hold, key: hold.brand, value: hold.priceAmount * hold.count })),
  );
  const { country, region, via } = delivery;
  const usedThisYear = await sumSentThisYear(tx.db, edition, person, country, ports.lawDay());
  const choice = { country, region, via, isNamed: true, usedThisYear };
  return { delivery: toDelivery(delivery), offers: offersOf(parcels, choice, await getKnown(tx, edition, ports)) };
}
