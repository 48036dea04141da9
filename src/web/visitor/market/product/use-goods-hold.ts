import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { holdGoods } from '../../../../modules/market/contract.ts';
import { useAccount } from '../../../account.ts';
import { newId, ProblemError } from '../../../call.ts';
import { paths } from '../../../paths.ts';
import { useReader } from '../../../reader.tsx';
import { useEnsureSignedIn } from '../../account/use-ensure-signed-in.ts';
import { useMarketQueries } from '../market-queries.ts';

export interface Wanted {
  readonly variant: string;
  readonly count: number;
}

/** The address of a product with what is wanted of it, so that signing in leads back to the same. */
export function wantedSearch({ variant, count }: Wanted, then?: 'hold'): string {
  return `?${new URLSearchParams({ variant, count: String(count), ...(then ? { then } : {}) })}`;
}

/** Puts goods into the cart; a newcomer signs in first and comes back to it. One id per attempt, so that a retry never holds twice. */
export function useGoodsHold(product: string) {
  const reader = useReader();
  const client = useQueryClient();
  const queries = useMarketQueries();
  const ensureSignedIn = useEnsureSignedIn();
  const { me } = useAccount();
  const attempt = useRef<string>(undefined);
  const mutation = useMutation({
    mutationFn: ({ variant, count }: Wanted) => {
      attempt.current ??= newId();
      return reader.call(holdGoods, {
        params: { edition: reader.edition },
        body: { id: attempt.current, variant, count },
      });
    },
    onSettled: (_hold, error) => {
      if (!(error instanceof ProblemError && error.isOffline)) attempt.current = undefined;
      void client.invalidateQueries({ queryKey: reader.queries.cart().queryKey });
      void client.invalidateQueries({ queryKey: queries.product(product).queryKey });
      void client.invalidateQueries({ queryKey: queries.delivery().queryKey.slice(0, 2) });
    },
  });
  const hold = async (wanted: Wanted) => {
    const next = `${paths.product(reader, product)}${wantedSearch(wanted, 'hold')}`;
    if (await ensureSignedIn(next)) mutation.mutate(wanted);
  };
  return { hold, me, held: mutation.data?.hold, isPending: mutation.isPending, error: mutation.error };
}
