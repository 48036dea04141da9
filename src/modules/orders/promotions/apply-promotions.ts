import { allocate, shareOf } from '../../../kernel/exchange.ts';
import { money } from '../../../kernel/money.ts';
import type { BaseDiscount } from '../pricing.ts';
import type { Line } from '../shapes.ts';
import { type KeyedPromotion, promotionSteps } from './promotion.ts';
import { wordsOf } from './words.ts';

/** A line as promotions see it; its total in the edition's currency. */
export type PromotedLine = Pick<Line, 'hold' | 'kind' | 'item' | 'seller' | 'count' | 'total'>;

export interface Circumstances {
  readonly currency: string;
  readonly isTicketHolder: boolean;
  /** What the buyer typed, in capitals. */
  readonly code: string | null;
}

/**
 * Takes promotions step by step off what is left of each line. Within a step those that save most come first, and a line gets at most one
 * of them; nothing ever costs less than nothing. The same lines and promotions in any order give the same discounts. Pure.
 */
export function applyPromotions(
  lines: readonly PromotedLine[],
  promotions: readonly KeyedPromotion[],
  circumstances: Circumstances,
): BaseDiscount[] {
  const sorted = [...lines].sort((first, second) => (first.hold < second.hold ? -1 : 1));
  const left = new Map(sorted.map((line) => [line.hold, line.total.amount]));
  const discounts: BaseDiscount[] = [];
  for (const step of promotionSteps) {
    let waiting = promotions.filter((one) => one.step === step && isMeant(one, circumstances));
    let free: readonly PromotedLine[] = sorted;
    while (waiting.length > 0) {
      const best = bestOf(waiting, free, left);
      if (!best) break;
      const { promotion, shares } = best;
      for (const [hold, amount] of shares) left.set(hold, left.get(hold)! - amount);
      discounts.push(toDiscount(promotion, shares, circumstances.currency));
      waiting = waiting.filter((one) => one !== promotion);
      free = free.filter((line) => !shares.has(line.hold));
    }
  }
  return discounts;
}

type Left = ReadonlyMap<string, number>;
type Shares = ReadonlyMap<string, number>;

function isMeant({ step, code }: KeyedPromotion, { isTicketHolder, code: typed }: Circumstances): boolean {
  if (step === 'ticketHolder') return isTicketHolder;
  return step !== 'code' || (code !== null && code === typed);
}

function bestOf(promotions: readonly KeyedPromotion[], free: readonly PromotedLine[], left: Left) {
  let best: { promotion: KeyedPromotion; shares: Shares; sum: number } | undefined;
  for (const promotion of promotions) {
    const all = sharesOf(
      promotion,
      free.filter((line) => isInScope(promotion, line)),
      left,
    );
    const shares = new Map([...all].filter(([, amount]) => amount > 0));
    const sum = [...shares.values()].reduce((total, amount) => total + amount, 0);
    const isBetter = !best || sum > best.sum || (sum === best.sum && promotion.id < best.promotion.id);
    if (sum > 0 && isBetter) best = { promotion, shares, sum };
  }
  return best;
}

export function isInScope({ scope: { kinds, sellers, items } }: KeyedPromotion, line: PromotedLine): boolean {
  const has = (list: readonly string[], value: string | undefined) =>
    list.length === 0 || (value !== undefined && list.includes(value));
  return has(kinds, line.kind) && has(sellers, line.seller?.id) && has(items, line.item);
}

/** What a promotion takes off each line, by hold. */
function sharesOf(promotion: KeyedPromotion, lines: readonly PromotedLine[], left: Left): Shares {
  const worthOf = (line: PromotedLine) => left.get(line.hold)!;
  const { step, off, threshold } = promotion;
  if (step === 'bundle') return bundleShares(promotion, lines, left);
  const sum = lines.reduce((total, line) => total + worthOf(line), 0);
  if (sum === 0 || (threshold !== null && sum < threshold)) return new Map();
  if ('basisPoints' in off)
    return new Map(lines.map((line) => [line.hold, shareOf(worthOf(line), off.basisPoints, 10_000, 'down')]));
  if (step === 'threshold' || step === 'code') return spread(off.amount, lines.map((line) => [line.hold, worthOf(line)])); // biome-ignore format: one line says it
  return new Map(lines.map((line) => [line.hold, Math.min(worthOf(line), off.amount * line.count)]));
}

/** As many sets as every item of the bundle is there for. */
function bundleShares({ scope, off }: KeyedPromotion, lines: readonly PromotedLine[], left: Left): Shares {
  const counts = scope.items.map((item) =>
    lines.filter((line) => line.item === item).reduce((total, line) => total + line.count, 0),
  );
  const sets = Math.min(...counts);
  if (sets === 0) return new Map();
  const parts = scope.items.flatMap((item) => {
    let open = sets;
    return lines
      .filter((line) => line.item === item)
      .flatMap((line): [string, number][] => {
        const units = Math.min(open, line.count);
        open -= units;
        return units === 0 ? [] : [[line.hold, shareOf(left.get(line.hold)!, units, line.count, 'down')]];
      });
  });
  if ('amount' in off) return spread(off.amount * sets, parts);
  return new Map(parts.map(([hold, value]) => [hold, shareOf(value, off.basisPoints, 10_000, 'down')]));
}

/** One amount over parts by their values, at most all of them. */
function spread(amount: number, parts: readonly (readonly [hold: string, value: number])[]): Shares {
  const values = parts.map(([, value]) => value);
  const sum = values.reduce((total, value) => total + value, 0);
  const shares = allocate(Math.min(amount, sum), values);
  return new Map(parts.map(([hold], index) => [hold, shares[index]!]));
}

function toDiscount(promotion: KeyedPromotion, shares: Shares, currency: string): BaseDiscount {
  return {
    promotion: promotion.id,
    names: promotion.names,
    words: wordsOf(promotion, currency),
    fundedBy: promotion.fundedBy,
    shares: [...shares].map(([hold, amount]) => ({ hold, base: money(amount, currency) })),
  };
}
