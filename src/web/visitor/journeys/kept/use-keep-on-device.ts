import { useEffect } from 'react';
import { useReader } from '../../../reader.tsx';
import type { Places } from '../places.ts';
import { type KeptOnDevice, keepOnDevice } from './kept-store.ts';

/** Keeps saved and booked journeys on this device, once the names of their places are known, so that they open without a network. */
export function useKeepOnDevice(journeys: readonly KeptOnDevice[] | undefined, places: Places): void {
  const { edition, clockAhead } = useReader();
  useEffect(() => {
    const known = (journeys ?? [])
      .filter(({ journey }) => journey.days.every(({ visits }) => visits.every(({ ref }) => places[ref] !== undefined)))
      .map(({ journey, isBooked }) => ({ journey, isBooked }));
    if (known.length > 0) keepOnDevice(edition, known, places, Date.now() + clockAhead);
  }, [journeys, places, edition, clockAhead]);
}
