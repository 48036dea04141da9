import { allocate, shareOf } from '../../kernel/exchange.ts';
import { type Money, money } from '../../kernel/money.ts';
import type { Charge } from './charges.ts';
import { type Consignment, type Goods, usualDispatch } from './consignment.ts';
import { type RulePack, versionOf } from './pack.ts';
import { fillWords } from './plain-words.ts';

/** Whether a consignment stays within the pack's country and the pack knows the tax there. */
export function isDomestic(pack: RulePack, consignment: Consignment): boolean {
  return pack.domestic !== undefined && (consignment.from ?? usualDispatch) === consignment.destination;
}

/**
 * Tax on a sale within the country: one charge a class, rounded once each, as an invoice has it. Shipping is a service and
 * bears the standard rate. Amounts are of the pack's currency.
 */
export function domesticCharges(
  pack: RulePack,
  goods: readonly Pick<Goods, 'id' | 'value' | 'taxClass'>[],
  shipping: Money,
): readonly Charge[] {
  const { domestic } = pack;
  if (!domestic) return [];
  const of = (taxClass: Goods['taxClass']) => goods.filter((one) => one.taxClass === taxClass);
  return [
    ...classCharge(pack, of('standard'), shipping, domestic.standardPercent),
    ...classCharge(pack, of('reduced'), money(0, pack.currency), domestic.reducedPercent),
  ];
}

function classCharge(
  pack: RulePack,
  goods: readonly Pick<Goods, 'id' | 'value'>[],
  shipping: Money,
  percent: number,
): Charge[] {
  const values = goods.map((one) => one.value.amount);
  const sum = values.reduce((total, value) => total + value, shipping.amount);
  const tenths = Math.round(percent * 1_000);
  const amount = money(shareOf(sum, tenths, 100_000, pack.domestic!.rounding), pack.currency);
  if (amount.amount === 0) return [];
  const base = money(sum, pack.currency);
  return [
    {
      kind: 'tax',
      rule: `${versionOf(pack)}#domestic`,
      goods: goods.map((one) => one.id),
      base,
      rate: `${percent} %`,
      amount,
      inSaleCurrency: amount,
      shares: allocate(amount.amount, values).map((part) => money(part, pack.currency)),
      words: fillWords(pack.domestic!.words, { base, amount, rate: { percent: String(percent) } }),
    },
  ];
}
