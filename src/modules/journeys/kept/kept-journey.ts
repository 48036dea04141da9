import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import type * as contract from '../contract.ts';
import { type JourneyRecord, listBookings, listVotes } from '../store.ts';

export type Kept = AnswerOf<typeof contract.saveJourney>;

/** Kept journeys in the wire form, with their votes and whether they are paid. What others see says nothing of bookings. */
export async function keptJourneys(tx: Tx, records: readonly JourneyRecord[], isOwn: boolean): Promise<Kept[]> {
  const [first] = records;
  if (!first) return [];
  const votes = await listVotes(
    tx.db,
    first.edition,
    records.map((one) => one.id),
  );
  const booked = isOwn
    ? new Set((await listBookings(tx.db, first.edition, first.person)).map((one) => one.journey))
    : new Set();
  return records.map((record) => ({
    journey: record.journey,
    savedAt: record.savedAt,
    isBooked: booked.has(record.id),
    share: record.share,
    votes: votes
      .filter((vote) => vote.journey === record.id)
      .map(({ voter, name, vote, note }) => ({ voter, name, vote, note })),
  }));
}
