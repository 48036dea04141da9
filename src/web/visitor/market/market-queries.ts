import { queryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import {
  findProducts,
  getDelivery,
  getProduct,
  getShop,
  listReviews,
  quoteWays,
} from '../../../modules/market/contract.ts';
import { getRates } from '../../../modules/orders/contract.ts';
import type { Call } from '../../call.ts';
import type { Place } from '../../paths.ts';
import { useReader } from '../../reader.tsx';
import { type ShopFilter, shopQueriesOf } from './shop-filter.ts';

export type Shop = AnswerOf<typeof getShop>;
export type Found = AnswerOf<typeof findProducts>;

/** Where goods end up: a country, and a state or province where the charges differ within it. */
export interface Destination {
  readonly country: string;
  readonly region: string | null;
}

/** The queries of the shop; apart from the others, so that the home page does not carry them. */
export function marketQueriesFor(call: Call, { edition, language }: Place) {
  const params = { edition };
  return {
    shop: () =>
      queryOptions({
        queryKey: ['shop', edition],
        queryFn: ({ signal }) => call(getShop, { params }, signal),
        staleTime: 300_000,
      }),
    find: (filter: ShopFilter) =>
      queryOptions({
        queryKey: ['products', edition, filter],
        queryFn: async ({ signal }): Promise<Found> => {
          const pages = await Promise.all(
            shopQueriesOf(filter).map((query) =>
              call(findProducts, { params, query: { ...query, ...(query.q ? { language } : {}) } }, signal),
            ),
          );
          return { ...pages[0]!, products: pages.flatMap(({ products }) => products) };
        },
      }),
    product: (product: string) =>
      queryOptions({
        queryKey: ['product', edition, product],
        queryFn: ({ signal }) => call(getProduct, { params: { edition, product } }, signal),
      }),
    rates: () =>
      queryOptions({
        queryKey: ['rates'],
        queryFn: ({ signal }) => call(getRates, {}, signal),
        staleTime: 3_600_000,
      }),
    reviews: (product: string) =>
      queryOptions({
        queryKey: ['reviews', edition, product],
        queryFn: ({ signal }) => call(listReviews, { params: { edition, product } }, signal),
      }),
    ways: (variant: string, count: number, { country, region }: Destination) =>
      queryOptions({
        queryKey: ['ways', edition, variant, count, country, region],
        queryFn: ({ signal }) =>
          call(quoteWays, { params, body: { lines: [{ variant, count }], country, region } }, signal),
      }),
    delivery: (to?: Destination) =>
      queryOptions({
        queryKey: ['delivery', edition, to?.country ?? null, to?.region ?? null],
        queryFn: ({ signal }) =>
          call(
            getDelivery,
            { params, query: to ? { country: to.country, ...(to.region ? { region: to.region } : {}) } : {} },
            signal,
          ),
      }),
  };
}

export function useMarketQueries() {
  const { call, edition, language } = useReader();
  return useMemo(() => marketQueriesFor(call, { edition, language }), [call, edition, language]);
}
