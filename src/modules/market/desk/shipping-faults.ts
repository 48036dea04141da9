import { usualDispatch } from '../../../engines/landed-cost/consignment.ts';
import { landedCost, type NoRuleReason } from '../../../engines/landed-cost/landed-cost.ts';
import type { RulePack } from '../../../engines/landed-cost/pack.ts';
import type { RateTable } from '../../../kernel/exchange.ts';
import { money } from '../../../kernel/money.ts';
import type { ShippingFault } from '../brand-endpoints.ts';
import type { ProductRecord, VariantRecord } from '../catalogue/store.ts';

/** What customs say, and where parcels can go at all. */
export interface CustomsKnown {
  readonly packs: readonly RulePack[];
  readonly rates: RateTable | undefined;
  readonly day: string;
  /** Countries with a shipping rate. */
  readonly countries: ReadonlySet<string>;
}

/** Reasons that lie with the goods; the others concern the buyer or the pack. */
const ofGoods: ReadonlySet<NoRuleReason> = new Set(['noRuleForGoods', 'notAllowed']);

/**
 * Where one piece of a product cannot be sent, because no certain rule is known for its HS code or it is not let in. Only countries that
 * parcels go to and that a pack covers are asked. `memory` spares asking twice for goods that customs see as the same.
 */
export function shippingFaults(
  { content }: Pick<ProductRecord, 'content'>,
  variants: readonly VariantRecord[],
  known: CustomsKnown,
  memory: Map<string, readonly ShippingFault[]>,
): readonly ShippingFault[] {
  const [cheapest] = variants.toSorted((first, second) => first.priceAmount - second.priceAmount);
  if (!cheapest || !known.rates) return [];
  const { hsCode, origin, taxClass } = content;
  const { priceAmount, currency } = cheapest;
  const key = [hsCode, origin, taxClass, priceAmount, currency, cheapest.content.weightGrams].join(' ');
  const told = memory.get(key);
  if (told) return told;
  const goods = [
    {
      id: 'one',
      hsCode,
      origin,
      taxClass,
      value: money(priceAmount, currency),
      count: 1,
      weightGrams: cheapest.content.weightGrams,
    },
  ];
  const faults = new Map<string, ShippingFault & { countries: string[] }>();
  for (const pack of known.packs)
    for (const destination of pack.countries) {
      if (destination === usualDispatch || !known.countries.has(destination)) continue;
      const region = Object.keys(pack.regions ?? {})[0] ?? null;
      const cost = landedCost(
        pack,
        {
          destination,
          region,
          via: 'post',
          goods,
          shipping: money(0, currency),
          day: known.day,
          buyer: { isNamed: true, usedThisYear: null },
        },
        known.rates,
      );
      if (cost.kind !== 'noRule' || !ofGoods.has(cost.reason)) continue;
      const fault = faults.get(cost.words.en) ?? { countries: [], reason: cost.reason, words: cost.words };
      fault.countries.push(destination);
      faults.set(cost.words.en, fault);
    }
  const list = [...faults.values()];
  memory.set(key, list);
  return list;
}
