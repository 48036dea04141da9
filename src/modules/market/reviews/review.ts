import type { Language } from '../../../kernel/language.ts';

/** A review as the database keeps it. */
export interface ReviewRecord {
  readonly edition: string;
  readonly id: string;
  readonly product: string;
  readonly brand: string;
  /** Null once the buyer erased the account. */
  readonly person: string | null;
  readonly stars: number;
  readonly text: string;
  readonly language: Language;
  readonly answer: string | null;
  readonly hiddenBecause: string | null;
  readonly writtenAt: number;
}

export interface Stars {
  /** To one decimal. */
  readonly mean: number;
  readonly count: number;
}
