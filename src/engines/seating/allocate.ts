import { type Allocation, bestTogether, type SeatRequest } from './best-together.ts';
import { type CategoryMap, setTaken } from './category-map.ts';

/** Seats many parties on one map, in the order they came; each sees the seats before it taken. Marks what it gives. */
export function allocate(map: CategoryMap, requests: readonly SeatRequest[]): (Allocation | undefined)[] {
  return requests.map((request) => {
    const allocation = bestTogether(map, request);
    if (allocation) setTaken(map, allocation.places, true);
    return allocation;
  });
}
