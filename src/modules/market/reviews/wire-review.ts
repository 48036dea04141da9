import type { Review } from '../fulfilment-shapes.ts';
import type { ReviewRecord } from './review.ts';

/** The wire form: who wrote it stays here, but one's own is known. */
export function toReview(record: ReviewRecord, reader: string | null): Review {
  const { edition: _, person, ...rest } = record;
  return { ...rest, isMine: person !== null && person === reader };
}
