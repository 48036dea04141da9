import { allocate, shareOf } from '../../kernel/exchange.ts';
import type { Words } from '../../kernel/language.ts';
import { type Money, majorUnits, money } from '../../kernel/money.ts';
import { type Consignment, hsDigits } from './consignment.ts';
import { type Converter, packMoney } from './in-currency.ts';
import { type Confidence, type Rule, type RulePack, versionOf } from './pack.ts';
import { fillWords } from './plain-words.ts';
import { findLine } from './rate-line.ts';

/** One charge at the border, over one or more of the goods. */
export interface Charge {
  readonly kind: Rule['kind'];
  /** As in `cn@2026-11-30#vat`. */
  readonly rule: string;
  /** Ids of the goods it is taken of. */
  readonly goods: readonly string[];
  /** What it is taken of, in the destination's currency. */
  readonly base: Money;
  /** As in `13 %`; null where it is a fixed amount. */
  readonly rate: string | null;
  /** In the destination's currency. */
  readonly amount: Money;
  readonly inSaleCurrency: Money;
  /** The part of each of the goods, in their order; they sum to `inSaleCurrency`. */
  readonly shares: readonly Money[];
  /** The rule in plain words with its figures filled in. */
  readonly words: Words;
}

/** A consignment's goods while charges are put upon them; amounts in the minor unit of the pack's currency. */
export interface Laden {
  readonly id: string;
  readonly digits: string;
  readonly count: number;
  readonly perGram: number | undefined;
  readonly value: number;
  readonly shipping: number;
  /** Whole charges so far by kind, before a share is taken of them. */
  readonly charged: Record<Rule['kind'], number>;
}

/** What one rule makes of the goods, or the goods it knows no rate for. */
export type Applied =
  | { readonly charges: readonly Charge[]; readonly confidence: Confidence }
  | { readonly unknown: readonly string[] };

/** The goods of a consignment with their values and parts of the shipping in the pack's currency. */
export function ladenGoods(pack: RulePack, consignment: Consignment, convert: Converter): readonly Laden[] {
  const values = consignment.goods.map((one) => convert(one.value, pack.currency).amount);
  const shipping = allocate(convert(consignment.shipping, pack.currency).amount, values);
  return consignment.goods.map((one, index) => ({
    id: one.id,
    digits: hsDigits(one.hsCode),
    count: one.count,
    perGram: one.weightGrams > 0 ? majorUnits(money(values[index]!, pack.currency)) / one.weightGrams : undefined,
    value: values[index]!,
    shipping: shipping[index] ?? 0,
    charged: { duty: 0, tax: 0, excise: 0, fee: 0 },
  }));
}

/** Applies one rule to all goods and adds what it charges to them, so that later rules can stand on it. */
export function applyRule(
  pack: RulePack,
  rule: Rule,
  place: string,
  goods: readonly Laden[],
  convert: Converter,
  saleCurrency: string,
): Applied {
  const context = { pack, rule, convert, saleCurrency };
  if ('flat' in rule.take) return { charges: flatCharge(context, rule.take, goods), confidence: rule.confidence };
  const rates = new Map<string, Laden[]>();
  const unknown: string[] = [];
  let confidence: Confidence = rule.confidence;
  for (const one of goods) {
    const found = percentOf(pack, rule.take, one, place);
    if (!found) unknown.push(one.id);
    else {
      rates.set(found.percent, [...(rates.get(found.percent) ?? []), one]);
      if (found.confidence === 'assumed') confidence = 'assumed';
    }
  }
  if (unknown.length > 0) return { unknown };
  const charges = [...rates].flatMap(([percent, some]) => percentCharge(context, percent, some));
  return { charges, confidence };
}

function percentOf(
  pack: RulePack,
  take: Rule['take'],
  one: Laden,
  place: string,
): { percent: string; confidence: Confidence } | undefined {
  if ('percent' in take) return { percent: String(take.percent), confidence: 'official' };
  if (!('table' in take)) return undefined;
  const table = pack.tables!.find((candidate) => candidate.id === take.table)!;
  const line = findLine(table, { digits: one.digits, place, perGram: one.perGram });
  if (!line || line.percent === 'unknown') return undefined;
  return { percent: String(line.percent), confidence: line.confidence ?? table.confidence };
}

interface Context {
  readonly pack: RulePack;
  readonly rule: Rule;
  readonly convert: Converter;
  readonly saleCurrency: string;
}

function percentCharge(context: Context, percent: string, goods: readonly Laden[]): Charge[] {
  const { pack, rule, convert } = context;
  const bases = goods.map((one) => baseOf(rule, one));
  const sum = bases.reduce((total, base) => total + base, 0);
  const [rate, scale] = fraction(percent);
  const [share, shareScale] = fraction(String(rule.sharePercent ?? 100));
  /** Of a charge that is part of its own base, the base is the sum over what the rate leaves. */
  const below = rule.isInside ? 100 * scale - rate : 100 * scale;
  const step = rule.rounding.toMinorUnits ?? 1;
  const round = (numerator: number, denominator: number) =>
    shareOf(sum, numerator, denominator * step, rule.rounding.how) * step;
  const less = rule.less ? convert(packMoney(rule.less), pack.currency).amount : 0;
  const amount = Math.max(0, round(rate * share, below * 100 * shareScale) - less);
  const whole = rule.sharePercent === undefined ? amount : round(rate, below);
  put(rule, goods, allocate(whole, bases));
  if (amount === 0) return [];
  const base = rule.isInside ? shareOf(sum, 100 * scale, below) : sum;
  const shown = timesPercent(percent, rule.sharePercent);
  return [charge(context, goods, { base, amount, rate: shown, parts: allocate(amount, bases), count: goods.length })];
}

function flatCharge(
  context: Context,
  take: Extract<Rule['take'], { flat: unknown }>,
  goods: readonly Laden[],
): Charge[] {
  const { pack, rule, convert } = context;
  const each = convert(packMoney(take.flat), pack.currency).amount;
  const groups = new Map<string, Laden[]>();
  for (const one of goods) {
    const key = take.per === 'hs6' ? one.digits.slice(0, 6) : take.per === 'piece' ? one.id : '';
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const parts = new Map<Laden, number>();
  let count = 0;
  for (const group of groups.values()) {
    const times = take.per === 'piece' ? group.reduce((sum, one) => sum + one.count, 0) : 1;
    count += times;
    const shares = allocate(
      each * times,
      group.map((one) => baseOf(rule, one)),
    );
    for (const [index, one] of group.entries()) parts.set(one, shares[index]!);
  }
  const inOrder = goods.map((one) => parts.get(one) ?? 0);
  put(rule, goods, inOrder);
  const base = goods.reduce((sum, one) => sum + baseOf(rule, one), 0);
  return count * each === 0
    ? []
    : [charge(context, goods, { base, amount: count * each, rate: null, parts: inOrder, count })];
}

function charge(
  { pack, rule, convert, saleCurrency }: Context,
  goods: readonly Laden[],
  made: { base: number; amount: number; rate: string | null; parts: readonly number[]; count: number },
): Charge {
  const amount = money(made.amount, pack.currency);
  const base = money(made.base, pack.currency);
  const inSaleCurrency = convert(amount, saleCurrency);
  const figures = {
    base,
    amount,
    count: made.count,
    rate: { percent: made.rate ?? '' },
    ...('flat' in rule.take ? { each: packMoney(rule.take.flat) } : {}),
  };
  return {
    kind: rule.kind,
    rule: `${versionOf(pack)}#${rule.id}`,
    goods: goods.map((one) => one.id),
    base,
    rate: made.rate === null ? null : `${made.rate} %`,
    amount,
    inSaleCurrency,
    shares: allocate(inSaleCurrency.amount, made.parts).map((part) => money(part, saleCurrency)),
    words: fillWords(rule.words, figures),
  };
}

function baseOf(rule: Rule, one: Laden): number {
  const start = rule.base.of === 'goods' ? one.value : one.value + one.shipping;
  return (rule.base.plus ?? []).reduce((sum, kind) => sum + one.charged[kind], start);
}

function put(rule: Rule, goods: readonly Laden[], parts: readonly number[]): void {
  for (const [index, one] of goods.entries()) one.charged[rule.kind] += parts[index]!;
}

/** A decimal as a whole number over a power of ten: `9.975` is [9975, 1000]. */
function fraction(decimal: string): readonly [number, number] {
  const digits = decimal.split('.')[1]?.length ?? 0;
  return [Number(decimal.replace('.', '')), 10 ** digits];
}

/** 13 % of which 70 % are collected are 9.1 %. */
function timesPercent(percent: string, sharePercent: number | undefined): string {
  if (sharePercent === undefined) return percent;
  const [[rate, scale], [share, shareScale]] = [fraction(percent), fraction(String(sharePercent))];
  return String((rate * share) / (scale * shareScale * 100));
}
