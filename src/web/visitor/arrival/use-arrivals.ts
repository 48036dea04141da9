import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Arrival } from '../../../modules/arrivals/contract.ts';
import { useAccount } from '../../account.ts';
import { ProblemError } from '../../call.ts';
import { useReader } from '../../reader.tsx';

const keyOf = (edition: string): string => `kaimon.arrivals.${edition}`;

/** My slots; where there is no network, the last that this phone saw. Undefined until they are known. */
export function useArrivals(): readonly Arrival[] | undefined {
  const { queries, edition } = useReader();
  const { me } = useAccount();
  const { data, error } = useQuery({ ...queries.arrivals(), enabled: Boolean(me), refetchInterval: 60_000 });
  const [kept, setKept] = useState<readonly Arrival[]>();
  useEffect(() => {
    try {
      if (error instanceof ProblemError && error.status === 401) localStorage.removeItem(keyOf(edition));
      else if (data) localStorage.setItem(keyOf(edition), JSON.stringify(data.arrivals));
      else setKept(JSON.parse(localStorage.getItem(keyOf(edition)) ?? 'null') ?? undefined);
    } catch {
      // Storage may be forbidden; then the slot is seen with a network only.
    }
  }, [data, error, edition]);
  return data?.arrivals ?? (me === null ? undefined : kept);
}

export function useArrival(session: string | undefined): Arrival | undefined {
  return useArrivals()?.find((arrival) => arrival.session === session);
}
