/** One item of a list, by its number, with the model's score; scores of one list can be compared, nothing else. */
export interface Ranked {
  readonly item: number;
  readonly score: number;
}

/** How much one item of a person's history carried a score. */
export interface Carrier {
  readonly item: number;
  readonly contribution: number;
}

/** A taste learnt from behaviour. All models here are linear in the history, so every score can be taken apart. */
export interface TasteModel {
  /** Items are numbered from 0 to below this. */
  readonly items: number;
  /**
   * The best `count` items that are in neither `history` nor `exclude`, best first, equals by number. Only items with a score
   * above 0 are listed, so the list may be short; an empty history gives an empty list.
   * @throws RangeError for a number that is no item.
   */
  recommend(history: readonly number[], count: number, exclude?: readonly number[]): readonly Ranked[];
  /** Items of the history that carried this item, largest first; the contributions sum to its score. */
  explainItem(history: readonly number[], item: number): readonly Carrier[];
}

/** A model together with the ids of its items. */
export interface LearntTaste {
  readonly model: TasteModel;
  /** Id of each number. */
  readonly catalogue: readonly string[];
}
