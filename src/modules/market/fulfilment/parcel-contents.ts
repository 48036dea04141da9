import { usualDispatch } from '../../../engines/landed-cost/consignment.ts';
import { convertMoney, rateOf, shareOf } from '../../../kernel/exchange.ts';
import { money } from '../../../kernel/money.ts';
import type { Address, Content } from '../../../platform/parcels/carrier.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import { findBrand, listAnyProducts, listAnyVariants } from '../catalogue/store.ts';
import { listDeliveriesByIds } from '../delivery/store.ts';
import type { MarketPorts } from '../ports.ts';
import type { Consignment, Units } from './consignment.ts';
import type { Sender } from './parcel.ts';
import { listItemsOf } from './store.ts';

export interface Described extends Content {
  readonly hold: string;
  readonly variant: string;
  readonly millimetres: { readonly length: number; readonly width: number; readonly height: number };
}

/** Some units as customs and carriers read them; worth their part of what was paid for the line without taxes, rounded down. */
export async function parcelContents(
  tx: Tx,
  { edition, id, document }: Consignment,
  units: readonly Units[],
  ports: Pick<MarketPorts, 'rates'>,
): Promise<Described[]> {
  const items = await listItemsOf(tx.db, edition, [id]);
  const own = units.map((one) => ({ ...items.find((item) => item.hold === one.hold)!, count: one.count }));
  const products = await listAnyProducts(tx.db, edition, [...new Set(own.map((one) => one.product))]);
  const variants = await listAnyVariants(tx.db, edition, [...new Set(own.map((one) => one.variant))]);
  const table = await ports.rates(tx);
  return own.map(({ hold, count, product: ofProduct, variant }) => {
    const line = document.lines.find((one) => one.hold === hold)!;
    const { hsCode, origin } = products.find((one) => one.id === ofProduct)!.content;
    const { content } = variants.find((one) => one.id === variant)!;
    const value = money(shareOf(line.value.amount, count, line.count, 'down'), line.value.currency);
    const rate = table && rateOf(table, value.currency, 'USD');
    const { lengthMillimetres: length, widthMillimetres: width, heightMillimetres: height, weightGrams } = content;
    return {
      ...{ hold, variant, count, value, hsCode, origin, description: line.title.en },
      grams: weightGrams * count,
      usd: rate ? convertMoney(value, rate) : null,
      millimetres: { length, width, height: height * count },
    };
  });
}

/** A box that things fit into when they are laid on each other. */
export function boxOf(contents: readonly Described[]): Described['millimetres'] {
  const most = (side: 'length' | 'width') => Math.max(...contents.map((one) => one.millimetres[side]));
  return {
    length: most('length'),
    width: most('width'),
    height: contents.reduce((sum, one) => sum + one.millimetres.height, 0),
  };
}

/** Where a consignment goes: for labels, customs and carriers only. */
export async function addresseeOf(tx: Tx, { edition, delivery: id, number }: Consignment): Promise<Address> {
  const { place, country, region } = (await listDeliveriesByIds(tx.db, edition, [id]))[0]!;
  const inside = { region: null, postcode: '', country: usualDispatch, phone: null };
  if (place.kind === 'home') {
    const { name, street, town, postcode, phone } = place;
    return { name, street, town, region, postcode, country, phone };
  }
  if (place.kind === 'hotel') {
    const { name, hotel, street } = place;
    return { ...inside, name, street: `${hotel}, ${street}`, town: '' };
  }
  const { lockers } = await getSetting(tx, edition);
  const locker = lockers.find((one) => one.lockerId === place.locker);
  return { ...inside, name: number, street: locker?.names.en ?? place.locker, town: place.day };
}

/** Where a consignment comes from; without a sender told for the parcel, the brand's town. */
export async function senderOf(tx: Tx, { edition, brand }: Consignment, sender: Sender | null): Promise<Address> {
  const { names, towns } = (await findBrand(tx.db, edition, brand))!.content;
  const told = sender ?? { street: '', town: towns.en, postcode: '', phone: null };
  return { ...told, name: names.en, region: null, country: usualDispatch };
}
