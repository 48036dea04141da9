import type { AllocationProblem } from './allocation-problem.ts';
import type { Market } from './market.ts';

/** A floor: at least `least` people of `groups` get something. */
export interface Floor {
  readonly groups: readonly number[];
  readonly least: number;
}

interface Option {
  readonly value: number;
  /** Resource and units. */
  readonly takes: readonly (readonly [number, number])[];
}

/** A problem out of lists. A group stands in one floor at most. */
export function allocationProblem(
  capacity: ArrayLike<number>,
  groups: readonly { readonly size?: number; readonly most?: number; readonly options: readonly Option[] }[],
  floors: readonly Floor[] = [],
): AllocationProblem {
  const options = groups.flatMap((group) => group.options);
  const takes = options.flatMap((option) => option.takes);
  const floorOf = new Int32Array(groups.length).fill(-1);
  for (const [floor, { groups: counted }] of floors.entries()) for (const group of counted) floorOf[group] = floor;
  return {
    groups: groups.length,
    size: Int32Array.from(groups, (group) => group.size ?? 1),
    most: Int32Array.from(groups, (group) => group.most ?? 1),
    offset: running(groups.map((group) => group.options.length)),
    value: Float64Array.from(options, (option) => option.value),
    useOffset: running(options.map((option) => option.takes.length)),
    resource: Int32Array.from(takes, ([resource]) => resource),
    units: Int32Array.from(takes, ([, units]) => units),
    capacity: Int32Array.from(capacity),
    floorOf,
    least: Float64Array.from(floors, (floor) => floor.least),
  };
}

/** Positions from counts: 0, then the sum up to each. */
function running(counts: readonly number[]): Int32Array {
  const positions = new Int32Array(counts.length + 1);
  for (const [at, count] of counts.entries()) positions[at + 1] = positions[at]! + count;
  return positions;
}

interface Wishes {
  readonly package: number;
  readonly value: number;
}

function wishesOf({ offset, candidate, value }: Market, person: number): readonly Wishes[] {
  return Array.from({ length: offset[person + 1]! - offset[person]! }, (_, at) => ({
    package: candidate[offset[person]! + at]!,
    value: value[offset[person]! + at]!,
  }));
}

/** At most n different packages for every person: b-matching on the people's side. Options stand as candidates do. */
export function withOffers(market: Market, n: number, floors: readonly Floor[] = []): AllocationProblem {
  const groups = Array.from({ length: market.people }, (_, person) => ({
    most: n,
    options: wishesOf(market, person).map((wish) => ({ value: wish.value, takes: [[wish.package, 1]] as const })),
  }));
  return allocationProblem(market.capacity, groups, floors);
}

/**
 * Households that travel together: all members get the same package, or none gets any. A household's options are the
 * packages that all its members have as candidates, in the order of the first member; the value is the sum of theirs.
 */
export function withHouseholds(
  market: Market,
  households: readonly (readonly number[])[],
  floors: readonly Floor[] = [],
): { readonly problem: AllocationProblem; readonly package: Int32Array } {
  const packages: number[] = [];
  const groups = households.map((members) => {
    const lists = members.map((person) => new Map(wishesOf(market, person).map((wish) => [wish.package, wish.value])));
    const shared = [...(lists[0]?.keys() ?? [])].filter((one) => lists.every((list) => list.has(one)));
    packages.push(...shared);
    const options = shared.map((one) => ({
      value: lists.reduce((sum, list) => sum + list.get(one)!, 0),
      takes: [[one, members.length]] as const,
    }));
    return { size: members.length, options };
  });
  return { problem: allocationProblem(market.capacity, groups, floors), package: Int32Array.from(packages) };
}

/**
 * Bundles: a package takes units of several pools (nights of a hotel, places of a session's allotment) besides its own
 * places. Pools follow the packages in the problem's resources. Options stand as candidates do.
 */
export function withPools(
  market: Market,
  pools: ArrayLike<number>,
  takes: readonly (readonly { readonly pool: number; readonly units: number }[])[],
  floors: readonly Floor[] = [],
): AllocationProblem {
  const groups = Array.from({ length: market.people }, (_, person) => ({
    options: wishesOf(market, person).map((wish) => ({
      value: wish.value,
      takes: [
        [wish.package, 1] as const,
        ...(takes[wish.package] ?? []).map(({ pool, units }) => [market.packages + pool, units] as const),
      ],
    })),
  }));
  return allocationProblem([...market.capacity, ...Array.from(pools)], groups, floors);
}

/** Floors of a share of each country's people; `country` of each group, -1 for none. Shares from 0 to 1. */
export function countryFloors(
  country: ArrayLike<number>,
  sizes: ArrayLike<number>,
  shares: readonly number[],
): readonly Floor[] {
  return shares.map((share, one) => {
    const groups = Array.from({ length: country.length }, (_, group) => group).filter(
      (group) => country[group] === one,
    );
    const people = groups.reduce((sum, group) => sum + sizes[group]!, 0);
    return { groups, least: Math.ceil(share * people - 1e-9) };
  });
}
