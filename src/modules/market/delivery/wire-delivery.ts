import type { Delivery } from '../shapes.ts';
import type { DeliveryRecord } from './store.ts';

/** The wire form: the sealed number stays here. */
export function toDelivery({ id, way, country, region, place, via, sealedNumber, chosenAt }: DeliveryRecord): Delivery {
  return { id, way, country, region, place, via, isNamed: sealedNumber !== null, chosenAt };
}
