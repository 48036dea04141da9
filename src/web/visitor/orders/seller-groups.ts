import type { Charge, Line, Pricing, Seller, SubOrder } from '../../../modules/orders/contract.ts';

/** What one seller sells in a cart or an order; the organiser's own lines have no seller. */
export interface SellerGroup {
  readonly key: string;
  readonly seller: Seller | null;
  readonly lines: readonly Line[];
  readonly subOrder: SubOrder | null;
  readonly charges: readonly Charge[];
}

type Priced = Pick<Pricing, 'subOrders' | 'charges'> & { readonly lines: readonly Line[] };

/** Lines by who sells them: the organiser first, then each sub-order with what comes on top of it. */
export function sellerGroups({ lines, subOrders, charges }: Priced): SellerGroup[] {
  const own = lines.filter(({ subOrder }) => subOrder === undefined);
  const organiser = { key: 'organiser', seller: null, lines: own, subOrder: null, charges: [] };
  const groups = subOrders.map((subOrder) => ({
    key: subOrder.key,
    seller: subOrder.seller,
    lines: lines.filter((line) => line.subOrder === subOrder.key),
    subOrder,
    charges: charges.filter((charge) => charge.subOrder === subOrder.key),
  }));
  return [organiser, ...groups].filter((group) => group.lines.length > 0);
}

/** Charges of one kind added up, in the order in which they first come. */
export function byKind(charges: readonly Charge[]): { kind: Charge['kind']; amount: Charge['amount'] }[] {
  const sums = new Map<Charge['kind'], Charge['amount']>();
  for (const { kind, amount } of charges)
    sums.set(kind, { amount: (sums.get(kind)?.amount ?? 0) + amount.amount, currency: amount.currency });
  return [...sums].map(([kind, amount]) => ({ kind, amount }));
}

/** What exactly of a line, without the maker, who stands above it already. */
export function detailOf({ detail, seller }: Line, say: (words: Line['title']) => string): string {
  const text = say(detail);
  const end = seller ? ` · ${say(seller.names)}` : '';
  return end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text;
}
