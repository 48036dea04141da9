import type { RulePack } from '../../../engines/landed-cost/pack.ts';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { money } from '../../../kernel/money.ts';
import type { Tx } from '../../../platform/tx.ts';
import { listExampleVariants } from '../catalogue/store.ts';
import type * as contract from '../contract.ts';
import { getKnown } from '../delivery/get-known.ts';
import { offersOf } from '../delivery/way-offers.ts';
import type { MarketPorts } from '../ports.ts';

/** Families of goods that are compared at most, each by its cheapest and its dearest. */
const mostExamples = 24;

/** What one piece of some goods of the shop costs sent to the first country of the pack that parcels go to, by the packs in use and by this one; null is a refusal. */
export async function compareCosts(
  tx: Tx,
  edition: string,
  pack: RulePack,
  ports: MarketPorts,
): Promise<AnswerOf<typeof contract.savePack>['examples']> {
  const known = await getKnown(tx, edition, ports);
  const withNew = { ...known, packs: [pack, ...known.packs.filter((one) => one.id !== pack.id)] };
  const reached = new Set(known.setting.shippingZones.map((one) => one.country));
  const country = pack.countries.find((one) => reached.has(one)) ?? pack.countries[0]!;
  const region = pack.regions ? (Object.keys(pack.regions)[0] ?? null) : null;
  const variants = await listExampleVariants(tx.db, edition, mostExamples);
  return variants.map(({ id, product, names, priceAmount, currency, grams, hsCode, origin, taxClass }) => {
    const value = money(priceAmount, currency);
    const parcels = [
      { key: 'example', goods: [{ id, hsCode, origin, taxClass, value, count: 1, weightGrams: grams }] },
    ];
    const choice = { country, region, via: 'post' as const, isNamed: true, usedThisYear: null };
    const totalBy = (by: typeof known) => {
      const offer = offersOf(parcels, choice, by).find((one) => one.way === 'shipHome')!;
      return offer.obstacle ? null : offer.total;
    };
    return { product, names, country, before: totalBy(known), after: totalBy(withNew) };
  });
}
