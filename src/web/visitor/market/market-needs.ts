import type { Needed, Needs } from '../../pages.ts';
import { marketQueriesFor } from './market-queries.ts';
import { shopFilterOf } from './shop-filter.ts';

/* What the server fetches before it renders a page of the shop. */

const queriesOf = ({ call, place }: Needed) => marketQueriesFor(call, place);

export function needsOfShop(from: Needed): Needs {
  const { shop, find } = queriesOf(from);
  return [shop(), find(firstChoice)];
}

export function needsOfFind(from: Needed): Needs {
  const { shop, find } = queriesOf(from);
  return [shop(), find(shopFilterOf(from.search))];
}

export function needsOfProduct(from: Needed): Needs {
  const { shop, product, reviews } = queriesOf(from);
  const id = from.params['product'] ?? '';
  return [shop(), product(id), reviews(id)];
}

export function needsOfBrand(from: Needed): Needs {
  const { shop, find } = queriesOf(from);
  return [shop(), find(ofBrand(from.params['brand'] ?? ''))];
}

/** What the shop shows before anybody has said what they look for. */
export const firstChoice = { sort: 'forYou', shown: 8 } as const;
export const ofBrand = (brand: string) => ({ brand, shown: 60 });
