import { addMoney, type Money, money } from '../../kernel/money.ts';
import { type Consignment, hsDigits, usualDispatch } from './consignment.ts';
import { type Converter, packMoney } from './in-currency.ts';
import type { NoRuleReason } from './no-rule.ts';
import { type Channel, isInForce, type RulePack, type When } from './pack.ts';

/** Why a channel is not open to a consignment. */
export interface Closed {
  readonly reason: NoRuleReason;
  readonly goods: readonly string[];
  /** The limit it goes over. */
  readonly limit?: Money;
}

/** What a consignment is worth, in the sale's currency. */
export interface Worth {
  readonly goods: Money;
  readonly goodsAndShipping: Money;
}

/**
 * The first channel of the pack that is in force and open to the consignment; otherwise why the last of them is not.
 * Values are compared with a limit after rounding up: a fraction over it is over it.
 */
export function chooseChannel(
  pack: RulePack,
  consignment: Consignment,
  worth: Worth,
  convert: Converter,
): { channel: Channel } | { closed: Closed } {
  let closed: Closed = { reason: 'notInForce', goods: consignment.goods.map((one) => one.id) };
  for (const channel of pack.channels) {
    if (!isInForce(channel, consignment.day)) continue;
    const why = whyClosed(pack, channel.when ?? {}, consignment, worth, convert);
    if (!why) return { channel };
    closed = why;
  }
  return { closed };
}

function whyClosed(
  pack: RulePack,
  when: When,
  consignment: Consignment,
  worth: Worth,
  convert: Converter,
): Closed | undefined {
  const all = consignment.goods.map((one) => one.id);
  const from = consignment.from ?? usualDispatch;
  if (when.via && when.via !== consignment.via) return { reason: 'notAllowed', goods: all };
  if ((when.from && !when.from.includes(from)) || when.notFrom?.includes(from))
    return { reason: 'notAllowed', goods: all };
  if (when.origins) {
    const others = consignment.goods.filter((one) => !when.origins!.includes(one.origin)).map((one) => one.id);
    if (others.length > 0) return { reason: 'noRuleForGoods', goods: others };
  }
  if (when.listed) {
    const missing = listedGoods(pack, when.listed, consignment, false);
    if (missing.length > 0) return { reason: 'noRuleForGoods', goods: missing };
  }
  if (when.notListed) {
    const excepted = listedGoods(pack, when.notListed, consignment, true);
    if (excepted.length > 0) return { reason: 'noRuleForGoods', goods: excepted };
  }
  const limit = limitPassed(when, consignment, worth, convert);
  if (limit) return { reason: 'overLimit', goods: all, limit };
  if (when.isOnePiece && consignment.goods.reduce((sum, one) => sum + one.count, 0) !== 1)
    return { reason: 'notAllowed', goods: all };
  return undefined;
}

/** Ids of the goods that are, or are not, on a list. */
function listedGoods(pack: RulePack, id: string, consignment: Consignment, isListed: boolean): string[] {
  const prefixes = pack.lists?.find((list) => list.id === id)?.hs ?? [];
  return consignment.goods
    .filter((one) => prefixes.some((prefix) => hsDigits(one.hsCode).startsWith(prefix)) === isListed)
    .map((one) => one.id);
}

function limitPassed(when: When, consignment: Consignment, worth: Worth, convert: Converter): Money | undefined {
  if (when.valueAtMost) {
    const limit = packMoney(when.valueAtMost);
    if (convert(worth[when.valueAtMost.of], limit.currency, 'up').amount > limit.amount) return limit;
  }
  if (when.eachAtMost) {
    const limit = packMoney(when.eachAtMost);
    for (const { value, count } of consignment.goods)
      if (convert(value, limit.currency, 'up').amount > limit.amount * Math.max(1, count)) return limit;
  }
  if (when.yearAtMost) {
    const limit = packMoney(when.yearAtMost);
    const value = convert(worth[when.yearAtMost.of], limit.currency, 'up');
    if (addMoney(value, usedOf(consignment, limit.currency, convert)).amount > limit.amount) return limit;
  }
  return undefined;
}

/** What is known to be used of a yearly quota; nothing where this platform knows of none. */
export function usedOf(consignment: Consignment, currency: string, convert: Converter): Money {
  const { usedThisYear } = consignment.buyer;
  return usedThisYear ? convert(usedThisYear, currency, 'up') : money(0, currency);
}
