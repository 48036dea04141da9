import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Consignment, listMyConsignments } from '../../../../modules/market/contract.ts';
import type { Order } from '../../../../modules/orders/contract.ts';
import { useReader } from '../../../reader.tsx';

/** What the makers send for an order, by the number of the sub-order. */
export function useConsignments(order: Order): ReadonlyMap<string, Consignment> {
  const { call, edition } = useReader();
  const hasGoods = order.subOrders.length > 0 && order.state !== 'placed' && order.state !== 'released';
  const { data } = useQuery({
    queryKey: ['consignments', edition, order.id],
    queryFn: ({ signal }) => call(listMyConsignments, { params: { edition }, query: { order: order.id } }, signal),
    enabled: hasGoods,
    staleTime: 5_000,
  });
  return new Map(data?.consignments.map((one) => [one.number, one]));
}

/** Everything that a return or a cancellation may have changed is asked for again. */
export function useRefreshOrder(order: string): () => void {
  const { queries, edition } = useReader();
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['consignments', edition, order] });
    void client.invalidateQueries({ queryKey: queries.order(order).queryKey });
    void client.invalidateQueries({ queryKey: queries.orders().queryKey });
  };
}
