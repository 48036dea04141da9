import { domesticTax, touristRefund, travellerNote } from '../../../engines/landed-cost/carried-home.ts';
import { type Goods, usualDispatch } from '../../../engines/landed-cost/consignment.ts';
import { type Charge, landedCost } from '../../../engines/landed-cost/landed-cost.ts';
import { choosePack, type RulePack } from '../../../engines/landed-cost/pack.ts';
import type { RateTable } from '../../../kernel/exchange.ts';
import type { Words } from '../../../kernel/language.ts';
import { type Money, money, sumMoney } from '../../../kernel/money.ts';
import type { ShippingRateRow } from '../catalogue/catalogue-rows.ts';
import type { Setting } from '../catalogue/store.ts';
import type { Delivery, Way } from '../shapes.ts';
import { shippingRate } from './shipping.ts';
import { noShipping, shippingWords } from './words.ts';

/** What one brand sends: one sub-order. Goods are named by the line they are of. */
export interface Parcel {
  readonly key: string;
  readonly goods: readonly Goods[];
}

/** How goods come, as far as it matters for what it costs. */
export interface Choice extends Pick<Delivery, 'way' | 'country' | 'region' | 'via' | 'isNamed'> {
  readonly place: Delivery['place']['kind'];
  /** Of a yearly quota of the buyer, as far as is known here. */
  readonly usedThisYear: Money | null;
}

/** What the law and the carriers say. */
export interface Known {
  readonly setting: Setting;
  readonly packs: readonly RulePack[];
  readonly rates: RateTable | undefined;
  /** Day of the law, `2026-11-30`. */
  readonly day: string;
  /** Day of the calendar where the edition is held: a demo's is moved, its law is not. */
  readonly today: string;
  /** Of the edition. */
  readonly currency: string;
}

export interface ParcelCharge {
  readonly words: Words;
  readonly kind: Charge['kind'] | 'shipping';
  readonly subOrder: string;
  readonly rule: string | null;
  readonly lines: string[];
  readonly base: Money;
  readonly account: 'shipping' | 'taxes' | 'seller';
}

export interface WayCosts {
  readonly charges: readonly ParcelCharge[];
  /** Channel of each parcel through customs; null where it crosses no border. */
  readonly customs: ReadonlyMap<string, string | null>;
  readonly notes: readonly Words[];
  readonly refundLater: { readonly amount: Money; readonly words: Words } | null;
  readonly days: { readonly fewest: number; readonly most: number } | null;
  readonly obstacle: { readonly code: string; readonly words: Words } | null;
}

/** Everything that comes on top of goods one way: shipping, and the taxes of the country where they end up or of the host. Pure. */
export function wayCosts(parcels: readonly Parcel[], choice: Choice, known: Known): WayCosts {
  const isAbroad = choice.way === 'shipHome' && choice.country !== usualDispatch;
  return isAbroad ? abroad(parcels, choice, known) : atHome(parcels, choice, known);
}

function abroad(parcels: readonly Parcel[], choice: Choice, known: Known): WayCosts {
  const pack = choosePack(known.packs, choice.country);
  const rates = known.rates ?? noRates(known);
  const charges: ParcelCharge[] = [];
  const customs = new Map<string, string | null>();
  const notes = new Map<string, Words>();
  const days: ShippingRateRow[] = [];
  let obstacle: WayCosts['obstacle'] = null;
  let used = choice.usedThisYear;
  for (const parcel of parcels) {
    const rate = rateFor(parcel, choice.country, choice.via, known);
    if (!rate) return { ...nothing, obstacle: { code: 'noShipping', words: noShipping } };
    days.push(rate);
    const shipping = money(rate.priceAmount, known.currency);
    charges.push(shippingCharge(parcel, shipping, rate));
    const { country: destination, region, via, isNamed } = choice;
    const cost = landedCost(
      pack,
      {
        destination,
        region,
        via,
        goods: parcel.goods,
        shipping,
        day: known.day,
        buyer: { isNamed, usedThisYear: used },
      },
      rates,
    );
    if (cost.kind === 'noRule') {
      obstacle ??= { code: cost.reason, words: cost.words };
      continue;
    }
    customs.set(parcel.key, cost.channel);
    for (const note of cost.notes) notes.set(note.en, note);
    charges.push(...cost.charges.map((charge) => parcelCharge(parcel, charge, 'taxes')));
    used = withUsed(used, parcel, known);
  }
  return { charges, customs, notes: [...notes.values()], refundLater: null, days: spanOf(days), obstacle };
}

function atHome(parcels: readonly Parcel[], choice: Choice, known: Known): WayCosts {
  const pack = choosePack(known.packs, usualDispatch);
  const charges: ParcelCharge[] = [];
  const customs = new Map<string, string | null>();
  const days: ShippingRateRow[] = [];
  for (const parcel of parcels) {
    customs.set(parcel.key, null);
    const rate = choice.place === 'locker' ? undefined : rateFor(parcel, usualDispatch, choice.via, known);
    if (!rate && choice.place !== 'locker') return { ...nothing, obstacle: { code: 'noShipping', words: noShipping } };
    if (rate) days.push(rate);
    const shipping = money(rate?.priceAmount ?? 0, known.currency);
    if (rate) charges.push(shippingCharge(parcel, shipping, rate));
    const taxes = pack ? domesticTax(pack, parcel.goods, shipping).charges : [];
    charges.push(...taxes.map((charge) => parcelCharge(parcel, charge, 'seller')));
  }
  const carried =
    choice.way === 'carryHome' && pack ? carriedHome(pack, parcels, choice, known) : { notes: [], refundLater: null };
  return { charges, customs, days: spanOf(days), obstacle: null, ...carried };
}

/** What comes back at the border, and what the traveller's own country lets in. */
function carriedHome(
  pack: RulePack,
  parcels: readonly Parcel[],
  choice: Choice,
  known: Known,
): Pick<WayCosts, 'notes' | 'refundLater'> {
  const goods = parcels.flatMap((parcel) => parcel.goods.map((one) => ({ ...one, shop: parcel.key })));
  const refund = touristRefund(
    pack,
    { isNonResident: choice.country !== usualDispatch, leaves: null },
    goods.map(({ id, shop, value, taxClass }) => ({
      id,
      shop,
      value,
      taxClass,
      day: known.day,
      boughtOn: known.today,
      way: 'carried' as const,
    })),
  );
  const home = choosePack(known.packs, choice.country);
  const worth = sumMoney(
    goods.map((one) => one.value),
    known.currency,
  );
  const note = home && known.rates ? travellerNote(home, worth, known.rates) : undefined;
  return {
    notes: note ? [note.words] : [],
    refundLater: refund.words && refund.total.amount > 0 ? { amount: refund.total, words: refund.words } : null,
  };
}

const nothing: Omit<WayCosts, 'obstacle'> = {
  charges: [],
  customs: new Map(),
  notes: [],
  refundLater: null,
  days: null,
};

function rateFor(
  parcel: Parcel,
  country: string,
  via: Delivery['via'],
  { setting }: Known,
): ShippingRateRow | undefined {
  const grams = parcel.goods.reduce((sum, one) => sum + one.weightGrams, 0);
  return shippingRate(setting, { country, via, grams });
}

/** A charge on the shipping alone is on all that is sent: when all of it comes back, so does the charge. */
function linesOf(parcel: Parcel, goods: readonly string[]): string[] {
  return goods.length > 0 ? [...goods] : parcel.goods.map((one) => one.id);
}

/** Days until the last parcel is there; null where none is sent. */
function spanOf(rates: readonly ShippingRateRow[]): WayCosts['days'] {
  if (rates.length === 0) return null;
  return {
    fewest: Math.max(...rates.map((one) => one.fewestDays)),
    most: Math.max(...rates.map((one) => one.mostDays)),
  };
}

function parcelCharge(parcel: Parcel, charge: Charge, account: 'taxes' | 'seller'): ParcelCharge {
  const { kind, rule, words, goods, inSaleCurrency } = charge;
  return { subOrder: parcel.key, kind, rule, words, lines: linesOf(parcel, goods), base: inSaleCurrency, account };
}

function shippingCharge(parcel: Parcel, base: Money, rate: ShippingRateRow): ParcelCharge {
  const grams = parcel.goods.reduce((sum, one) => sum + one.weightGrams, 0);
  const lines = parcel.goods.map((one) => one.id);
  const words = shippingWords(rate, grams);
  return { subOrder: parcel.key, kind: 'shipping', rule: null, words, lines, base, account: 'shipping' };
}

/** Parcels of one order come one after the other out of the same quota. */
function withUsed(used: Money | null, parcel: Parcel, { currency }: Known): Money | null {
  const worth = sumMoney(
    parcel.goods.map((one) => one.value),
    currency,
  );
  return used === null ? worth : money(used.amount + worth.amount, currency);
}

function noRates({ day, currency }: Known): RateTable {
  return { id: 'none', date: day, source: '-', base: currency, rates: {} };
}

export const waysInOrder: readonly Way[] = ['carryHome', 'shipHome', 'pickUp'];
