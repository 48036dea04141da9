import type { Tx } from '../../../platform/tx.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import type { MarketPorts } from '../ports.ts';
import { listPacks } from '../rules/list-packs.ts';
import type { CustomsKnown } from './shipping-faults.ts';

/** The rules of today and the countries that parcels go to. */
export async function getCustomsKnown(tx: Tx, edition: string, ports: MarketPorts): Promise<CustomsKnown> {
  const { shippingZones } = await getSetting(tx, edition);
  return {
    packs: await listPacks(tx, edition, ports),
    rates: await ports.rates(tx),
    day: ports.lawDay(),
    countries: new Set(shippingZones.map((zone) => zone.country)),
  };
}
