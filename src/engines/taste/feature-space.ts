import type { TasteItem } from './taste-item.ts';

/** Items as unit vectors over their tags; a tag that few items have weighs more (inverse document frequency). */
export interface FeatureSpace {
  /** Cosine 0..1 of two items, by their place in the list. */
  similarity(one: number, other: number): number;
  /** Calls `meet` with every item that shares a tag with `one`, itself included, and the cosine. */
  near(one: number, meet: (other: number, cosine: number) => void): void;
}

export function featureSpace(items: readonly TasteItem[]): FeatureSpace {
  const byTag = new Map<string, { item: number; weight: number }[]>();
  items.forEach(({ tags }, item) => {
    for (const [tag, weight] of Object.entries(tags))
      if (weight > 0) {
        const list = byTag.get(tag);
        if (list) list.push({ item, weight });
        else byTag.set(tag, [{ item, weight }]);
      }
  });
  const squares = new Float64Array(items.length);
  for (const holders of byTag.values())
    for (const holder of holders) {
      holder.weight *= Math.log(1 + items.length / holders.length);
      squares[holder.item]! += holder.weight * holder.weight;
    }
  const vectors: Map<string, number>[] = items.map(() => new Map());
  for (const [tag, holders] of byTag)
    for (const holder of holders) {
      holder.weight /= Math.sqrt(squares[holder.item]!);
      vectors[holder.item]!.set(tag, holder.weight);
    }
  const sums = new Float64Array(items.length);
  return {
    similarity(one, other) {
      const [short, long] =
        vectors[one]!.size < vectors[other]!.size ? [vectors[one]!, vectors[other]!] : [vectors[other]!, vectors[one]!];
      let sum = 0;
      for (const [tag, value] of short) sum += value * (long.get(tag) ?? 0);
      return Math.min(1, sum);
    },
    near(one, meet) {
      const met: number[] = [];
      for (const [tag, value] of vectors[one]!)
        for (const { item, weight } of byTag.get(tag)!) {
          if (sums[item] === 0) met.push(item);
          sums[item] = sums[item]! + value * weight;
        }
      for (const item of met) {
        const cosine = Math.min(1, sums[item]!);
        sums[item] = 0;
        meet(item, cosine);
      }
    },
  };
}
