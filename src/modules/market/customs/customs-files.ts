import { allocate } from '../../../kernel/exchange.ts';
import { type Money, majorUnits, minorDigitsOf, money } from '../../../kernel/money.ts';
import { toIso } from '../../../kernel/time.ts';
import { shieldText } from '../../../platform/tables/shielded-text.ts';

/*
 * What China's customs compare for a parcel bought across the border (Announcement 2018 No. 194 of the General Administration of Customs):
 * order, payment, logistics and list, matched by the number of the sub-order. Fields carry the names of the messages CEB311, CEB411, CEB511
 * and CEB621 where these have one. See docs/customs-files.md.
 */

export const customsDocuments = ['order', 'payment', 'logistics', 'list'] as const;
export type CustomsDocument = (typeof customsDocuments)[number];

/** All that the four documents are made of; amounts in the currency that was charged. */
export interface CustomsFacts {
  /** Of the sub-order: what all four are matched by. */
  readonly number: string;
  readonly orderNumber: string;
  readonly placedAt: number;
  readonly platform: { readonly code: string; readonly name: string };
  readonly seller: { readonly code: string; readonly name: string };
  readonly buyer: {
    readonly name: string;
    /** Of the identity card; empty where none was given or it was erased. */
    readonly idNumber: string;
    readonly phone: string;
    readonly address: string;
  };
  readonly payment: { readonly provider: string; readonly reference: string; readonly paidAt: number };
  readonly lines: readonly {
    readonly item: string;
    readonly name: string;
    readonly model: string;
    readonly count: number;
    readonly unitPrice: Money;
    readonly total: Money;
    readonly hsCode: string;
    readonly origin: string;
    readonly grams: number;
  }[];
  readonly freight: Money;
  readonly taxes: Money;
  /** What was paid for the sub-order: goods - discount + freight + taxes. */
  readonly total: Money;
  readonly parcels: readonly { readonly carrier: string; readonly tracking: string; readonly grams: number }[];
  /** Units that were cancelled or came back since; the documents tell what was ordered and paid. */
  readonly changed: number;
}

type Value = string | number;
type Row = Readonly<Record<string, Value>>;

/** A document: its head, and its lines where it has some. */
export interface CustomsFile {
  readonly head: Row;
  readonly lines: readonly Row[];
}

/** One of the four documents. What they share is computed once, so that they always match. */
export function customsFile(document: CustomsDocument, facts: CustomsFacts): CustomsFile {
  return { order, payment, logistics, list }[document](facts);
}

function order(facts: CustomsFacts): CustomsFile {
  const { number, platform, seller, buyer, payment: paid, placedAt, freight, taxes, total } = facts;
  return {
    head: {
      orderType: 'I',
      orderNo: number,
      orderTime: toIso(placedAt),
      ebpCode: platform.code,
      ebpName: platform.name,
      ebcCode: seller.code,
      ebcName: seller.name,
      goodsValue: text(goodsOf(facts)),
      freight: text(freight),
      discount: text(discountOf(facts)),
      taxTotal: text(taxes),
      acturalPaid: text(total),
      currency: total.currency,
      ...buyerOf(facts),
      payCode: paid.provider,
      payTransactionId: paid.reference,
      consignee: buyer.name,
      consigneeTelephone: buyer.phone,
      consigneeAddress: buyer.address,
      note: noteOf(facts),
    },
    lines: facts.lines.map((line, index) => ({
      gnum: index + 1,
      itemNo: line.item,
      itemName: line.name,
      gmodel: line.model,
      qty: line.count,
      price: text(line.unitPrice),
      totalPrice: text(line.total),
      currency: line.total.currency,
      country: line.origin,
    })),
  };
}

function payment(facts: CustomsFacts): CustomsFile {
  const { number, orderNumber, platform, buyer, payment: paid, total } = facts;
  return {
    head: {
      payCode: paid.provider,
      payTransactionId: paid.reference,
      orderNo: number,
      // One payment may be for several sub-orders: this is the part of this one.
      mainOrderNo: orderNumber,
      ebpCode: platform.code,
      ebpName: platform.name,
      payerIdType: '1',
      payerIdNumber: buyer.idNumber,
      payerName: buyer.name,
      telephone: buyer.phone,
      amountPaid: text(total),
      currency: total.currency,
      payTime: toIso(paid.paidAt),
    },
    lines: [],
  };
}

function logistics(facts: CustomsFacts): CustomsFile {
  const { number, buyer, freight, parcels } = facts;
  const shares = allocate(
    freight.amount,
    parcels.map((parcel) => parcel.grams),
  );
  return {
    head: {
      orderNo: number,
      packNo: parcels.length,
      freight: text(freight),
      insuredFee: text(money(0, freight.currency)),
      currency: freight.currency,
      weight: kilograms(parcels.reduce((sum, parcel) => sum + parcel.grams, 0)),
      consignee: buyer.name,
      consigneeTelephone: buyer.phone,
      consigneeAddress: buyer.address,
    },
    lines: parcels.map(({ carrier, tracking, grams }, index) => ({
      logisticsName: carrier,
      logisticsNo: tracking,
      freight: text(money(shares[index]!, freight.currency)),
      weight: kilograms(grams),
    })),
  };
}

function list(facts: CustomsFacts): CustomsFile {
  const { number, platform, seller, buyer, freight, taxes, total, parcels } = facts;
  const net = facts.lines.reduce((sum, line) => sum + line.grams, 0);
  return {
    head: {
      orderNo: number,
      ebpCode: platform.code,
      ebcCode: seller.code,
      logisticsNo: parcels.map((parcel) => parcel.tracking).join(' '),
      ...buyerOf(facts),
      consigneeAddress: buyer.address,
      country: 'JP',
      goodsValue: text(goodsOf(facts)),
      freight: text(freight),
      insuredFee: text(money(0, freight.currency)),
      taxTotal: text(taxes),
      currency: total.currency,
      packNo: parcels.length,
      grossWeight: kilograms(parcels.reduce((sum, parcel) => sum + parcel.grams, 0)),
      netWeight: kilograms(net),
      note: noteOf(facts),
    },
    lines: facts.lines.map((line, index) => ({
      gnum: index + 1,
      itemNo: line.item,
      gcode: line.hsCode,
      gname: line.name,
      gmodel: line.model,
      country: line.origin,
      currency: line.total.currency,
      qty: line.count,
      qty1: kilograms(line.grams),
      unit1: 'kg',
      price: text(line.unitPrice),
      totalPrice: text(line.total),
    })),
  };
}

function buyerOf({ buyer }: CustomsFacts): Row {
  const { name, idNumber, phone } = buyer;
  return { buyerName: name, buyerIdType: '1', buyerIdNumber: idNumber, buyerTelephone: phone };
}

function noteOf({ changed }: CustomsFacts): string {
  return changed > 0 ? `${changed} units were cancelled or came back since` : '';
}

function goodsOf({ lines, total }: CustomsFacts): Money {
  return money(
    lines.reduce((sum, line) => sum + line.total.amount, 0),
    total.currency,
  );
}

function discountOf(facts: CustomsFacts): Money {
  const { freight, taxes, total } = facts;
  return money(goodsOf(facts).amount + freight.amount + taxes.amount - total.amount, total.currency);
}

/** In major units with the currency's own decimals and a point, as customs systems read it. */
function text(value: Money): string {
  return majorUnits(value).toFixed(minorDigitsOf(value.currency));
}

const kilograms = (grams: number) => (grams / 1_000).toFixed(3);

/** As CSV (RFC 4180): the head's fields before those of each line; one row where there are no lines. */
export function customsCsv({ head, lines }: CustomsFile): string {
  const rows = lines.length === 0 ? [head] : lines.map((line) => ({ ...head, ...line }));
  const names = Object.keys({ ...head, ...lines[0] });
  const cell = (value: Value | undefined) => `"${shieldText(String(value ?? '')).replaceAll('"', '""')}"`;
  return [names.join(','), ...rows.map((row) => names.map((name) => cell((row as Row)[name])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}
