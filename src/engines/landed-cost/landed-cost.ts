import type { RateTable } from '../../kernel/exchange.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Words } from '../../kernel/language.ts';
import { addMoney, type Money, majorUnits, money, sumMoney } from '../../kernel/money.ts';
import { applyRule, type Charge, ladenGoods } from './charges.ts';
import { chooseChannel, usedOf, type Worth } from './choose-channel.ts';
import { type Consignment, hsDigits, usualDispatch } from './consignment.ts';
import { domesticCharges, isDomestic } from './domestic.ts';
import { type Converter, converterOf, currenciesOf, missingRate, packMoney } from './in-currency.ts';
import { countryNames, type NoRule, noRule } from './no-rule.ts';
import { type Channel, isInForce, type RulePack, versionOf } from './pack.ts';
import { fillWords } from './plain-words.ts';

export type { Charge } from './charges.ts';
export type { NoRule, NoRuleReason } from './no-rule.ts';

/** All that a parcel costs beyond goods and shipping, before anybody pays. */
export interface LandedCost {
  readonly kind: 'known';
  readonly destination: string;
  /** The way through customs, as in `cbec`, `ioss`, `normal`. */
  readonly channel: string;
  readonly charges: readonly Charge[];
  /** In the sale's currency. */
  readonly total: Money;
  /** Channel and rules with their pack's version, `cn@2026-11-30#vat`: enough to compute the same again. */
  readonly rules: readonly string[];
  /** What the buyer should know; the first names the channel. Empty within the country. */
  readonly notes: readonly Words[];
}

/**
 * Duty, taxes and fees of a consignment by a country's pack; a refusal with its reason where the pack has no certain rule.
 * The same inputs and the same version of a pack give the same figures. Throws an InvariantError where amounts are negative or
 * of several currencies.
 */
export function landedCost(
  pack: RulePack | undefined,
  consignment: Consignment,
  rates: RateTable,
): LandedCost | NoRule {
  const { destination, day } = consignment;
  const all = consignment.goods.map((one) => one.id);
  for (const { amount, currency } of [consignment.shipping, ...consignment.goods.map((one) => one.value)])
    invariant(amount >= 0 && currency === consignment.shipping.currency, 'Values of one currency and not below zero');
  if (!pack?.countries.includes(destination)) return noRule('noPack', all, { destination }, countryNames(destination));
  const { lastChecked, goodUntil } = pack;
  if (day > goodUntil) return noRule('outOfDate', all, { destination, day, lastChecked, goodUntil }, pack.names);
  const vague = consignment.goods.filter((one) => hsDigits(one.hsCode).length < 6).map((one) => one.id);
  if (vague.length > 0 || all.length === 0) return noRule('noRuleForGoods', vague, { destination }, pack.names);
  if (pack.regions && !(consignment.region !== null && Object.hasOwn(pack.regions, consignment.region)))
    return noRule('regionNeeded', all, { destination }, pack.names);
  if (isDomestic(pack, consignment)) return domesticCost(pack, consignment);
  const from = consignment.from ?? usualDispatch;
  if (pack.countries.includes(from)) return noRule('noRuleForGoods', all, { destination, from }, pack.names);
  const { usedThisYear } = consignment.buyer;
  const used = usedThisYear ? [usedThisYear.currency] : [];
  const currency = missingRate(rates, [consignment.shipping.currency, ...currenciesOf(pack), ...used]);
  if (currency !== undefined) return noRule('noRate', all, { destination, currency, date: rates.date }, pack.names);
  return costOf(pack, consignment, rates, converterOf(rates));
}

function costOf(pack: RulePack, consignment: Consignment, rates: RateTable, convert: Converter): LandedCost | NoRule {
  const { destination, day, shipping } = consignment;
  const goodsWorth = sumMoney(
    consignment.goods.map((one) => one.value),
    shipping.currency,
  );
  const worth: Worth = { goods: goodsWorth, goodsAndShipping: addMoney(goodsWorth, shipping) };
  const all = consignment.goods.map((one) => one.id);
  const chosen = chooseChannel(pack, consignment, worth, convert);
  if ('closed' in chosen) {
    const { reason, goods, limit } = chosen.closed;
    const facts = { destination, day, ...(limit && { limit: majorUnits(limit), currency: limit.currency }) };
    return noRule(reason, goods, facts, pack.names, undefined, limit && { limit });
  }
  const { channel } = chosen;
  if (channel.refuse)
    return noRule(
      channel.refuse.reason,
      all,
      { destination, day, channel: channel.id },
      pack.names,
      channel.refuse.words,
    );
  if (channel.needs?.includes('realName') && !consignment.buyer.isNamed)
    return noRule('realNameNeeded', all, { destination, channel: channel.id }, pack.names);
  const goods = ladenGoods(pack, consignment, convert);
  const place = pack.regions ? consignment.region! : destination;
  const charges: Charge[] = [];
  const rules = [`${versionOf(pack)}#${channel.id}`];
  let isAssumed = false;
  for (const id of channel.charges ?? []) {
    const rule = pack.rules.find((one) => one.id === id && isInForce(one, day));
    if (!rule) return noRule('notInForce', all, { destination, day, rule: id }, pack.names);
    const applied = applyRule(pack, rule, place, goods, convert, shipping.currency);
    if ('unknown' in applied)
      return noRule('noRuleForGoods', applied.unknown, { destination, day, rule: id }, pack.names);
    charges.push(...applied.charges);
    rules.push(`${versionOf(pack)}#${rule.id}`);
    isAssumed ||= applied.confidence === 'assumed';
  }
  const notes = [...notesOf(channel, consignment, worth, convert), ...furtherNotes(pack, shipping, rates, isAssumed)];
  return known(destination, channel.id, charges, rules, notes, shipping.currency);
}

function known(
  destination: string,
  channel: string,
  charges: readonly Charge[],
  rules: readonly string[],
  notes: readonly Words[],
  currency: string,
): LandedCost {
  const total = sumMoney(
    charges.map((one) => one.inSaleCurrency),
    currency,
  );
  return { kind: 'known', destination, channel, charges, total, rules, notes };
}

function domesticCost(pack: RulePack, consignment: Consignment): LandedCost | NoRule {
  const { destination, day, shipping } = consignment;
  const all = consignment.goods.map((one) => one.id);
  if (!pack.domestic || !isInForce(pack.domestic, day))
    return noRule('notInForce', all, { destination, day }, pack.names);
  if (shipping.currency !== pack.currency)
    return noRule('notAllowed', all, { destination, currency: shipping.currency }, pack.names);
  const charges = domesticCharges(pack, consignment.goods, shipping);
  return known(destination, 'domestic', charges, [`${versionOf(pack)}#domestic`], [], shipping.currency);
}

function notesOf(channel: Channel, consignment: Consignment, worth: Worth, convert: Converter): Words[] {
  const yearly = channel.when?.yearAtMost;
  const year = yearly ? packMoney(yearly) : undefined;
  const used = year ? usedOf(consignment, year.currency, convert) : undefined;
  const value = year && yearly ? convert(worth[yearly.of], year.currency, 'up') : undefined;
  const figures =
    year && used && value
      ? { limit: year, used, value, left: money(year.amount - used.amount - value.amount, year.currency) }
      : {};
  return [channel.names, ...(channel.notes ?? [])].map((words) => fillWords(words, figures));
}

const assumedNote: Words = {
  en: 'Part of these figures rests on our own reading of the tariff, not on the authority’s own table.',
  ja: '一部の税率は、税関の公表資料ではなく当方の調べにもとづいています。',
  zh: '部分税率出自我们自己的查证，并非取自海关公布的税率表。',
  fr: 'Une partie de ces montants repose sur notre propre lecture du tarif, non sur le tableau de l’administration.',
};

const rateNote: Words = {
  en: 'Converted at the reference rates of {date} ({source}).',
  ja: '{date}の参照レート（{source}）で換算しています。',
  zh: '按{date}的参考汇率（{source}）换算。',
  fr: 'Conversion aux cours de référence du {date} ({source}).',
};

function furtherNotes(pack: RulePack, shipping: Money, rates: RateTable, isAssumed: boolean): Words[] {
  const { date, source } = rates;
  return [
    ...(isAssumed ? [assumedNote] : []),
    ...(shipping.currency === pack.currency ? [] : [fillWords(rateNote, { date, source })]),
  ];
}
