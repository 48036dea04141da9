import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Delivery, saveDelivery, type Way } from '../../../../modules/market/contract.ts';
import { newId } from '../../../call.ts';
import { useReader } from '../../../reader.tsx';
import type { Destination, Shop } from '../../market/market-queries.ts';
import type { PlaceWish } from './place-form.tsx';

interface Known {
  readonly delivery: Delivery | null;
  readonly lockers: Shop['lockers'];
  readonly firstDay: string;
}

/**
 * The choice of a way and a place. A way whose place is known, or has a locker to begin with, is saved by one tap, so that the cart says
 * at once what it costs; the others open their form first. Places stay in the page's memory only.
 */
export function useDeliveryChoice({ delivery, lockers, firstDay }: Known) {
  const { call, queries, edition } = useReader();
  const client = useQueryClient();
  const places = useRef(new Map<Way, PlaceWish & Partial<Destination>>());
  const [opened, setOpened] = useState<Way>();
  // What was tapped is shown as chosen at once, while it is being saved.
  const [tapped, setTapped] = useState<Way>();
  if (delivery && !places.current.has(delivery.way)) {
    const { place, via, country, region } = delivery;
    places.current.set(delivery.way, { place, via, country, region });
  }
  const mutation = useMutation({
    mutationFn: ({ way, to, wish }: { way: Way; to: Destination; wish: PlaceWish }) =>
      call(saveDelivery, {
        params: { edition },
        body: { id: newId(), way, country: to.country, region: to.region, ...wish },
      }),
    onSettled: () => setTapped(undefined),
    onSuccess: async () => {
      setOpened(undefined);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['delivery', edition] }),
        client.invalidateQueries({ queryKey: queries.cart().queryKey }),
      ]);
    },
  });
  const save = (way: Way, to: Destination, wish: PlaceWish) => {
    places.current.set(way, { ...wish, country: to.country, region: to.region });
    setTapped(way);
    mutation.mutate({ way, to, wish });
  };
  return {
    way: tapped ?? opened ?? delivery?.way,
    isOpen: opened !== undefined,
    isPending: mutation.isPending,
    error: mutation.error,
    open: () => setOpened(delivery?.way),
    earlierOf: (way: Way) => places.current.get(way) ?? (way === 'shipHome' ? undefined : hotelOf(places.current)),
    save,
    chooseWay: (way: Way, to: Destination) => {
      const known = places.current.get(way);
      const wish =
        known && (way !== 'shipHome' || known.country === to.country) ? known : startOf(way, lockers, firstDay);
      if (!wish) return setOpened(way);
      const { place, via, idNumber } = wish;
      save(way, to, { place, via, ...(idNumber ? { idNumber } : {}) });
    },
    /** An address belongs to its country; a hotel or a locker stays, only the law is another. */
    moveTo: (to: Destination) => {
      if (!delivery) return;
      const { way, place, via } = delivery;
      if (way === 'shipHome') setOpened(way);
      else save(way, to, { place, via });
    },
  };
}

/** A place to begin with: the first locker, on the first day; nobody's home is guessed. */
function startOf(way: Way, lockers: Shop['lockers'], day: string): PlaceWish | undefined {
  const [first] = lockers;
  return way === 'shipHome' || !first ? undefined : { place: { kind: 'locker', locker: first.id, day }, via: 'post' };
}

/** What was said about a hotel counts for each way that leads there. */
function hotelOf(places: ReadonlyMap<Way, PlaceWish>): PlaceWish | undefined {
  return [...places.values()].find(({ place }) => place.kind === 'hotel');
}
