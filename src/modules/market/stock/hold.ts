import { minute } from '../../../kernel/time.ts';

/** How long goods are kept in a cart; longer than seats, since they are many. */
export const holdFor = 30 * minute;

/** Kinds of goods in a cart at most. */
export const mostHolds = 40;

/** Goods that a person keeps, ordered or took back, as the database has them. */
export interface HoldRecord {
  readonly edition: string;
  readonly id: string;
  /** Null once the buyer erased the account. */
  readonly person: string | null;
  readonly variant: string;
  readonly product: string;
  readonly brand: string;
  readonly count: number;
  /** Of one, without tax, as it was when it was put into the cart. */
  readonly priceAmount: number;
  readonly currency: string;
  readonly expiresAt: number;
  readonly order: string | null;
  readonly state: 'held' | 'released' | 'claimed';
}

/** So many of one variant. */
export interface Take {
  readonly variant: string;
  readonly count: number;
}

/** What several holds take of each variant, each variant once. */
export function takesOf(holds: readonly Take[]): Take[] {
  const counts = new Map<string, number>();
  for (const { variant, count } of holds) counts.set(variant, (counts.get(variant) ?? 0) + count);
  return [...counts].map(([variant, count]) => ({ variant, count }));
}
