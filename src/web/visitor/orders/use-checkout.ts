import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Money } from '../../../kernel/money.ts';
import { makeQuote, type Order, placeOrder } from '../../../modules/orders/contract.ts';
import { newId } from '../../call.ts';
import { paths } from '../../paths.ts';
import { useReader } from '../../reader.tsx';

/** Quote, then order; it stops where the quote differs from what was shown, so that no price grows after the click. */
export function useCheckout(shown: Money) {
  const reader = useReader();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [ids, setIds] = useState(() => ({ quote: newId(), order: newId() }));
  const [changed, setChanged] = useState<{ from: Money; to: Money }>();
  // A change that was told for another cart says nothing about this one.
  const changedTo = changed?.from.amount === shown.amount ? changed.to : undefined;
  const params = { edition: reader.edition };
  const mutation = useMutation({
    mutationFn: async (): Promise<Order | undefined> => {
      const quote = await reader.call(makeQuote, { params, body: { id: ids.quote } });
      if (quote.total.amount !== (changedTo ?? shown).amount || quote.total.currency !== shown.currency) {
        setChanged({ from: shown, to: quote.total });
        return undefined;
      }
      return reader.call(placeOrder, { params, body: { id: ids.order, quote: quote.id } });
    },
    onSuccess: (order) => {
      setIds({ quote: newId(), order: newId() });
      if (!order) return;
      client.setQueryData(reader.queries.order(order.id).queryKey, order);
      void client.invalidateQueries({ queryKey: reader.queries.cart().queryKey });
      void client.invalidateQueries({ queryKey: reader.queries.orders().queryKey });
      navigate(paths.order(reader, order.id));
    },
    onError: () => setIds({ quote: newId(), order: newId() }),
  });
  return { start: () => mutation.mutate(), isPending: mutation.isPending, error: mutation.error, changedTo };
}
