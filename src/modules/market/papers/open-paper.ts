import { shareOf } from '../../../kernel/exchange.ts';
import type { Words } from '../../../kernel/language.ts';
import { type Money, money } from '../../../kernel/money.ts';
import { recordAudit } from '../../../platform/audit.ts';
import type { Address, Content } from '../../../platform/parcels/carrier.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import { listDeliveriesByIds } from '../delivery/store.ts';
import type { Consignment } from '../fulfilment/consignment.ts';
import { enterConsignment, type OfBrand } from '../fulfilment/enter-consignment.ts';
import type { Parcel } from '../fulfilment/parcel.ts';
import { addresseeOf, parcelContents, senderOf } from '../fulfilment/parcel-contents.ts';
import { findParcel, listItemsOf } from '../fulfilment/store.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import type { Way } from '../shapes.ts';

export const paperKinds = ['packing-list', 'label', 'cn23'] as const;

interface Common {
  readonly number: string;
  readonly timeZone: string;
}

/** What a brand packs by: what is in it, never for whom. */
export interface PackingList extends Common {
  readonly kind: 'packing-list';
  readonly way: Way;
  readonly country: string;
  /** A locker at a venue and the day on which it is fetched. */
  readonly locker: { readonly names: Words; readonly day: string } | null;
  readonly placedAt: number;
  readonly lines: readonly {
    readonly title: Words;
    readonly detail: Words;
    readonly variant: string;
    readonly toSend: number;
    readonly sent: number;
    readonly cancelled: number;
  }[];
}

export interface ParcelPaper extends Common {
  readonly kind: 'label' | 'cn23';
  readonly carrier: string;
  readonly tracking: string | null;
  readonly from: Address;
  readonly to: Address;
  readonly grams: number;
  readonly sentAt: number;
  readonly contents: readonly Content[];
  readonly value: Money;
  /** What the buyer paid for the way, as far as it is of this parcel. */
  readonly postage: Money;
  /** Duty and tax were paid ahead. */
  readonly isDutyPaid: boolean;
}

export type Paper = PackingList | ParcelPaper;

export interface OpenPaper extends OfBrand {
  readonly kind: Paper['kind'];
  /** Of labels and declarations. */
  readonly parcel?: string;
}

/** What stands on a paper of a brand's consignment; opening an address is written down. Refuses `notAllowed`, `noSuchConsignment`, `noSuchParcel`. */
export async function openPaper(tx: Tx, wish: OpenPaper, ports: MarketPorts): Promise<Paper> {
  const consignment = await enterConsignment(tx, wish, 'read');
  const { timeZone } = (await getProgramme(tx, wish.edition)).edition;
  const common = { number: consignment.number, timeZone };
  if (wish.kind === 'packing-list') return { ...common, kind: wish.kind, ...(await packingList(tx, consignment)) };
  const parcel = wish.parcel === undefined ? undefined : await findParcel(tx.db, wish.edition, wish.parcel);
  if (parcel?.consignment !== consignment.id) throw refuse.noSuchParcel({ parcel: wish.parcel ?? '' });
  await recordAudit(tx, wish.edition, 'market/openAddress', { consignment: consignment.id, paper: wish.kind });
  return { ...common, kind: wish.kind, ...(await parcelPaper(tx, consignment, parcel, ports)) };
}

async function packingList(tx: Tx, consignment: Consignment): Promise<Omit<PackingList, keyof Common | 'kind'>> {
  const { edition, id, delivery, document, placedAt } = consignment;
  const { way, country, place } = (await listDeliveriesByIds(tx.db, edition, [delivery]))[0]!;
  const { lockers } = await getSetting(tx, edition);
  const locker = place.kind === 'locker' ? lockers.find((one) => one.lockerId === place.locker) : undefined;
  const items = await listItemsOf(tx.db, edition, [id]);
  return {
    ...{ way, country, placedAt },
    locker: locker && place.kind === 'locker' ? { names: locker.names, day: place.day } : null,
    lines: items.map(({ hold, variant, count, cancelled, sent }) => {
      const { title, detail } = document.lines.find((line) => line.hold === hold)!;
      return { title, detail, variant, toSend: count - cancelled - sent, sent, cancelled };
    }),
  };
}

async function parcelPaper(
  tx: Tx,
  consignment: Consignment,
  parcel: Parcel,
  ports: MarketPorts,
): Promise<Omit<ParcelPaper, keyof Common | 'kind'>> {
  const { document } = consignment;
  const contents = await parcelContents(tx, consignment, parcel.items, ports);
  const { currency } = document.base;
  const whole = await parcelContents(tx, consignment, document.lines, ports);
  const shipping = document.charges
    .filter((charge) => charge.kind === 'shipping')
    .reduce((sum, charge) => sum + charge.base.amount, 0);
  const grams = whole.reduce((sum, one) => sum + one.grams, 0);
  const { carrier, tracking, sentAt } = parcel;
  return {
    ...{ carrier, tracking, sentAt, contents, grams: parcel.grams },
    from: await senderOf(tx, consignment, parcel.sender),
    to: await addresseeOf(tx, consignment),
    value: money(
      contents.reduce((sum, one) => sum + one.value.amount, 0),
      currency,
    ),
    postage: money(shareOf(shipping, parcel.grams, grams, 'down'), currency),
    isDutyPaid: document.customs !== null,
  };
}
