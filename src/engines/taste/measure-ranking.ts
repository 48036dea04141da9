/** How good lists are against what people really chose. */
export interface RankingFigures {
  /** Hits / chosen items, mean over people. */
  readonly recall: number;
  /** Binary gain 1 / log2(rank + 1) against the best list of that length, mean over people. */
  readonly ndcg: number;
  /** People who chose anything; nobody else counts. */
  readonly people: number;
}

/** Adds up person by person, so lists need not be kept. */
export function rankingTally(length: number): {
  add(list: readonly number[], chosen: ReadonlySet<number>): void;
  figures(): RankingFigures;
} {
  let people = 0;
  let recall = 0;
  let ndcg = 0;
  const gain = Array.from({ length }, (_, rank) => 1 / Math.log2(rank + 2));
  return {
    add(list, chosen) {
      if (chosen.size === 0) return;
      people += 1;
      let hits = 0;
      let found = 0;
      let ideal = 0;
      for (let rank = 0; rank < length; rank += 1) {
        if (rank < chosen.size) ideal += gain[rank]!;
        if (rank >= list.length || !chosen.has(list[rank]!)) continue;
        hits += 1;
        found += gain[rank]!;
      }
      recall += hits / chosen.size;
      ndcg += found / ideal;
    },
    figures: () => ({ recall: recall / Math.max(1, people), ndcg: ndcg / Math.max(1, people), people }),
  };
}
