import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { localDay } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { getPerson } from '../../people/index.ts';
import { listListedProducts } from '../catalogue/store.ts';
import type * as contract from '../contract.ts';
import type { MarketPorts } from '../ports.ts';
import { cardsOf } from '../shop/cards.ts';
import { getShelf } from '../shop/get-shelf.ts';
import { listWindowRecords } from './store.ts';
import { isShown, type Onlooker } from './window.ts';

/** Windows that stand open now for who looks, with cards of their products; one whose products are all gone is left out. */
export async function listShown(
  tx: Tx,
  edition: string,
  ports: MarketPorts,
): Promise<AnswerOf<typeof contract.getShop>['windows']> {
  const all = await listWindowRecords(tx.db, edition);
  if (all.length === 0) return [];
  const day = localDay(tx.now, (await getProgramme(tx, edition)).edition.timeZone);
  const who = await onlooker(tx);
  const shown = all.filter((window) => isShown(window, day, who));
  const records = await listListedProducts(tx.db, edition, [...new Set(shown.flatMap((one) => one.products))]);
  const cards = new Map(cardsOf(records, await getShelf(tx, edition, records, ports)).map((card) => [card.id, card]));
  return shown
    .map(({ id, names, texts, products }) => ({
      id,
      names,
      texts,
      products: products.flatMap((one) => cards.get(one) ?? []),
    }))
    .filter((window) => window.products.length > 0);
}

async function onlooker(tx: Tx): Promise<Onlooker> {
  if (tx.actor.kind !== 'person') return { country: null, disciplines: [] };
  const { profile } = await getPerson(tx, tx.actor.person);
  return { country: profile.country ?? null, disciplines: profile.favouriteDisciplines };
}
