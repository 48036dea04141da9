/**
 * Things in an order where no maker comes twice before every other that still has something has come once. The order within a maker
 * stays; makers come in the order of their first thing.
 */
export function turnByTurn<One extends { readonly brand: string }>(things: readonly One[]): One[] {
  const rounds = new Map<string, number>();
  return things
    .map((thing) => {
      const round = rounds.get(thing.brand) ?? 0;
      rounds.set(thing.brand, round + 1);
      return { thing, round };
    })
    .sort((one, other) => one.round - other.round)
    .map(({ thing }) => thing);
}
