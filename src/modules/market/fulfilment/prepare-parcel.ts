import { money } from '../../../kernel/money.ts';
import { recordAudit } from '../../../platform/audit.ts';
import type { ParcelCarrier, ParcelToSend } from '../../../platform/parcels/carrier.ts';
import { tableRates } from '../../../platform/parcels/table-rates.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import { shippingRate } from '../delivery/shipping.ts';
import type { MarketPorts } from '../ports.ts';
import type { Units } from './consignment.ts';
import { enterConsignment, type OfBrand } from './enter-consignment.ts';
import type { Sender } from './parcel.ts';
import { addresseeOf, boxOf, parcelContents, senderOf } from './parcel-contents.ts';
import { contentsOf } from './send-parcel.ts';

export interface PrepareParcel extends OfBrand {
  readonly items?: readonly Units[] | undefined;
  readonly sender: Sender;
}

/**
 * A parcel as carriers are asked about it, and who can be asked. Systems outside of the house hear the address: that is written down.
 * Refuses what cannot be sent.
 */
export async function prepareParcel(
  tx: Tx,
  wish: PrepareParcel,
  ports: MarketPorts,
): Promise<{ parcel: ParcelToSend; carriers: readonly ParcelCarrier[] }> {
  const consignment = await enterConsignment(tx, wish, 'read');
  const { items, grams } = await contentsOf(tx, consignment, wish.items);
  const contents = await parcelContents(tx, consignment, items, ports);
  const setting = await getSetting(tx, wish.edition);
  const { currency } = (await getProgramme(tx, wish.edition)).edition;
  const table = tableRates((asked) => {
    const rate = shippingRate(setting, asked);
    return rate && { ...rate, price: money(rate.priceAmount, currency) };
  });
  const parcel = {
    reference: consignment.id,
    from: await senderOf(tx, consignment, wish.sender),
    to: await addresseeOf(tx, consignment),
    via: null,
    grams,
    millimetres: boxOf(contents),
    contents,
  };
  const outer = ports.parcels.filter((one) => one.isSetUp);
  if (outer.length > 0)
    await recordAudit(tx, wish.edition, 'market/openAddress', { consignment: consignment.id, paper: 'offers' });
  return { parcel, carriers: [table, ...outer] };
}
