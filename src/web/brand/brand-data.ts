import { type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { AnswerOf, Endpoint } from '../../kernel/endpoint.ts';
import {
  getBrandDesk,
  getOwnProduct,
  listMyBrands,
  listOwnProducts,
  type OwnBrand,
} from '../../modules/market/contract.ts';
import { type CallInput, ProblemError } from '../call.ts';
import { useReader } from '../reader.tsx';

const Context = createContext<OwnBrand | undefined>(undefined);
export const BrandContext = Context;

/** The brand whose desk is open. */
export function useBrand(): OwnBrand {
  const brand = useContext(Context);
  if (!brand) throw new Error('No brand around this component.');
  return brand;
}

/** Addresses of a brand's pages. */
export const desk = {
  home: (brand: string) => `/brand/${brand}`,
  products: (brand: string) => `/brand/${brand}/products`,
  product: (brand: string, product: string) => `/brand/${brand}/products/${encodeURIComponent(product)}`,
  newProduct: (brand: string) => `/brand/${brand}/new-product`,
  files: (brand: string) => `/brand/${brand}/files`,
  orders: (brand: string) => `/brand/${brand}/orders`,
  order: (brand: string, consignment: string) => `/brand/${brand}/orders/${consignment}`,
  returns: (brand: string) => `/brand/${brand}/returns`,
  reviews: (brand: string) => `/brand/${brand}/reviews`,
  money: (brand: string) => `/brand/${brand}/money`,
  tale: (brand: string) => `/brand/${brand}/about`,
  apply: '/brand/apply',
} as const;

export function useAsk<E extends Endpoint>(endpoint: E, input: CallInput<E>, options: { enabled?: boolean } = {}) {
  const { call } = useReader();
  const queryKey: QueryKey = [endpoint.path, input.params ?? null, input.query ?? null];
  return useQuery<AnswerOf<E>>({
    queryKey,
    queryFn: ({ signal }) => call(endpoint, input, signal),
    staleTime: 5_000,
    ...options,
  });
}

/** A change; what is shown is asked for again after it. */
export function useChange<E extends Endpoint>(endpoint: E) {
  const { call } = useReader();
  const client = useQueryClient();
  return useMutation<AnswerOf<E>, Error, CallInput<E>>({
    mutationFn: (input) => call(endpoint, input),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useMyBrands() {
  const { edition } = useReader();
  return useAsk(listMyBrands, { params: { edition } });
}

export function useOwnProducts() {
  const { edition } = useReader();
  return useAsk(listOwnProducts, { params: { edition, brand: useBrand().id } });
}

export function useOwnProduct(product: string) {
  const { edition } = useReader();
  return useAsk(getOwnProduct, { params: { edition, brand: useBrand().id, product } });
}

export function useDesk() {
  const { edition } = useReader();
  return useAsk(getBrandDesk, { params: { edition, brand: useBrand().id } });
}

/** A fact of a refusal, as the number that is kept for buyers. */
export function factOf(error: Error | null, name: string): unknown {
  return error instanceof ProblemError ? error.facts[name] : undefined;
}
