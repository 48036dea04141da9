import type { RateTable } from '../../kernel/exchange.ts';
import { groupBy } from '../../kernel/group-by.ts';
import type { Words } from '../../kernel/language.ts';
import { addMoney, type Money, money, sumMoney } from '../../kernel/money.ts';
import type { Charge } from './charges.ts';
import type { Goods } from './consignment.ts';
import { domesticCharges } from './domestic.ts';
import { converterOf, missingRate, packMoney } from './in-currency.ts';
import { isInForce, type RulePack, versionOf } from './pack.ts';
import { fillWords } from './plain-words.ts';

/** Goods that a visitor bought; values without tax. */
export interface Purchase {
  readonly id: string;
  readonly shop: string;
  /** Day of the purchase, `YYYY-MM-DD`; the law looks at what one shop sold on one day. */
  readonly day: string;
  /** Day on which the goods change hands, where that is another one than the day of the law: a demo's calendar is moved. */
  readonly boughtOn?: string;
  readonly value: Money;
  readonly taxClass: Goods['taxClass'];
  /** Goods that are sent home instead of carried bear no refund. */
  readonly way: 'carried' | 'sent';
}

/** Why goods bear no refund, in order of precedence. */
export type NoRefundReason = 'resident' | 'notInForce' | 'sent' | 'tooLate' | 'belowLeast';

export interface TouristRefund {
  /** What comes back after customs has seen the goods. */
  readonly total: Money;
  /** For all shops together, with the first of their last days; null where nothing comes back. */
  readonly words: Words | null;
  /** One entry for each shop and day that reaches the least purchase. */
  readonly shops: readonly {
    readonly shop: string;
    readonly day: string;
    readonly goods: readonly string[];
    readonly net: Money;
    readonly refund: Money;
    /** Last day on which the goods may leave the country. */
    readonly leaveBy: string;
    readonly words: Words;
  }[];
  readonly without: readonly { readonly goods: string; readonly reason: NoRefundReason }[];
  readonly rule: string;
}

/**
 * What a non-resident gets back of Japan's consumption tax on goods carried out of the country: bought with tax, seen by customs
 * within 90 days, then refunded (Consumption Tax Act, art. 8, as in force from 2026-11-01). No upper limit, no sealed bags.
 * `leaves` is the day of departure, null where it is not known yet. Packs without such a rule refund nothing.
 */
export function touristRefund(
  pack: RulePack,
  visitor: { readonly isNonResident: boolean; readonly leaves: string | null },
  purchases: readonly Purchase[],
): TouristRefund {
  const rule = `${versionOf(pack)}#touristRefund`;
  const law = pack.touristRefund;
  const without: { goods: string; reason: NoRefundReason }[] = [];
  const carried = purchases.filter((one) => {
    const reason = whyWithout(pack, visitor, one);
    if (reason) without.push({ goods: one.id, reason });
    return !reason;
  });
  const shops = [...groupBy(carried, (one) => `${one.shop} ${one.day}`).values()].flatMap((goods) => {
    const { shop, day, boughtOn } = goods[0]!;
    const net = sumMoney(
      goods.map((one) => one.value),
      pack.currency,
    );
    const least = packMoney(law!.leastNet);
    if (net.amount < least.amount) {
      without.push(...goods.map((one) => ({ goods: one.id, reason: 'belowLeast' as const })));
      return [];
    }
    const refund = domesticTax(pack, goods, money(0, pack.currency)).total;
    const leaveBy = dayOffset(boughtOn ?? day, law!.days);
    const words = fillWords(law!.words, { refund, net, least, days: law!.days, leaveBy });
    return [{ shop, day, goods: goods.map((one) => one.id), net, refund, leaveBy, words }];
  });
  const total = sumMoney(
    shops.map((one) => one.refund),
    pack.currency,
  );
  const [first] = shops.map((one) => one.leaveBy).sort();
  const words = first
    ? fillWords(law!.words, {
        ...{ refund: total, least: packMoney(law!.leastNet), days: law!.days, leaveBy: first },
        net: sumMoney(
          shops.map((one) => one.net),
          pack.currency,
        ),
      })
    : null;
  return { total, words, shops, without, rule };
}

function whyWithout(
  pack: RulePack,
  visitor: { readonly isNonResident: boolean; readonly leaves: string | null },
  one: Purchase,
): NoRefundReason | undefined {
  if (!visitor.isNonResident) return 'resident';
  const law = pack.touristRefund;
  if (!law || !pack.domestic || !isInForce(law, one.day) || !isInForce(pack.domestic, one.day)) return 'notInForce';
  if (one.way === 'sent') return 'sent';
  return visitor.leaves !== null && visitor.leaves > dayOffset(one.day, law.days) ? 'tooLate' : undefined;
}

/** Tax within the country on goods and their shipping, by class (Japan: 10 and 8 %), and its sum. */
export function domesticTax(
  pack: RulePack,
  goods: readonly Pick<Goods, 'id' | 'value' | 'taxClass'>[],
  shipping: Money,
): { readonly charges: readonly Charge[]; readonly total: Money } {
  const charges = domesticCharges(pack, goods, shipping);
  return {
    charges,
    total: addMoney(money(0, pack.currency), ...charges.map((one) => one.amount)),
  };
}

/**
 * What the traveller's own country lets in without paying, as a note, and whether the goods stay within it; undefined where the
 * pack does not know or the table has no rate.
 */
export function travellerNote(
  pack: RulePack,
  value: Money,
  rates: RateTable,
): { readonly isWithin: boolean; readonly allowance: Money; readonly words: Words } | undefined {
  if (!pack.traveller) return undefined;
  const allowance = packMoney(pack.traveller.allowance);
  if (missingRate(rates, [value.currency, allowance.currency]) !== undefined) return undefined;
  const worth = converterOf(rates)(value, allowance.currency, 'up');
  const words = fillWords(pack.traveller.words, { allowance, value: worth });
  return { isWithin: worth.amount <= allowance.amount, allowance, words };
}

function dayOffset(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
