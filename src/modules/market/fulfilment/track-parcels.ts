import { hour } from '../../../kernel/time.ts';
import type { ParcelCarrier } from '../../../platform/parcels/carrier.ts';
import { systemActor, type Transactor } from '../../../platform/tx.ts';
import { recordDelivery } from './record-delivery.ts';
import { takeParcelsUnderWay } from './store.ts';

const actor = systemActor('market/track');

/** A parcel is asked about so often. */
const askEvery = 2 * hour;

/** One round: asks carriers about parcels of theirs that are under way, between transactions. Many processes may run it. */
export async function trackParcels(
  database: Transactor,
  edition: string,
  carriers: readonly ParcelCarrier[],
): Promise<void> {
  const set = carriers.filter((one) => one.isSetUp);
  if (set.length === 0) return;
  const due = await database.write(actor, (tx) => takeParcelsUnderWay(tx.db, edition, tx.now - askEvery, tx.now));
  for (const { id, label } of due) {
    const answer = await set.find((one) => one.name === label?.system)?.track(label!.reference);
    if (answer && 'state' in answer && answer.state === 'delivered')
      await database.write(actor, (tx) => recordDelivery(tx, edition, id, 'carrier'));
  }
}
