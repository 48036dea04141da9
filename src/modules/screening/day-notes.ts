import { Value } from 'typebox/value';
import { DecisionNote, OutcomeNote, topics } from '../../engines/screening/log.ts';
import { day as dayMs, fromLocal } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { listNotes } from '../passes/index.ts';

/** More than any day has. */
const mostNotes = 500_000;

/** One decision of a lane with what a human did with it. */
export interface DecidedPerson {
  readonly gate: string;
  readonly at: number;
  readonly decision: DecisionNote;
  readonly outcome: (OutcomeNote & { at: number }) | undefined;
}

/** First and last instant of a local day of the edition. */
export async function boundsOf(tx: Tx, edition: string, day: string): Promise<{ from: number; until: number }> {
  const { timeZone } = (await getProgramme(tx, edition)).edition;
  const from = fromLocal(`${day}T00:00`, timeZone);
  // A day may have 23 or 25 hours.
  const next = new Date(Date.parse(`${day}T12:00:00Z`) + dayMs).toISOString().slice(0, 10);
  return { from, until: fromLocal(`${next}T00:00`, timeZone) - 1 };
}

/** Decisions between two instants, oldest first; the last word of a human counts. */
export async function decidedBetween(
  tx: Tx,
  edition: string,
  { from, until, limit = mostNotes }: { from: number; until: number; limit?: number },
): Promise<DecidedPerson[]> {
  const read = (topic: string, last: number) => listNotes(tx, edition, topic, { from, until: last, limit });
  const outcomes = new Map<string, OutcomeNote & { at: number }>();
  for (const { gate, note } of await read(topics.outcome, until + dayMs)) {
    if (Value.Check(OutcomeNote, note.content)) {
      outcomes.set(`${gate} ${note.content.request}`, { ...note.content, at: note.at });
    }
  }
  return (await read(topics.decision, until)).flatMap(({ gate, note }) => {
    const { content, at } = note;
    if (!Value.Check(DecisionNote, content)) return [];
    return [{ gate, at, decision: content, outcome: outcomes.get(`${gate} ${content.request}`) }];
  });
}

/** Every note of screening that a replay of a local day needs: also commitments of the day before and seeds told after. */
export async function notesOfDay(tx: Tx, edition: string, day: string) {
  const { from, until } = await boundsOf(tx, edition, day);
  const wide = { from: from - 60 * dayMs, until: until + 60 * dayMs, limit: mostNotes };
  const ofSeed = (content: unknown) =>
    typeof content === 'object' &&
    content !== null &&
    String((content as { seed?: unknown }).seed).startsWith(`${day}.`);
  const [policies, commits, reveals] = [
    await listNotes(tx, edition, topics.policy, wide),
    await listNotes(tx, edition, topics.commit, wide),
    await listNotes(tx, edition, topics.reveal, wide),
  ];
  const decisions = await listNotes(tx, edition, topics.decision, {
    ...wide,
    from: from - dayMs,
    until: until + dayMs,
  });
  const own = [...commits, ...reveals, ...decisions].filter(({ note }) => ofSeed(note.content));
  return [...policies, ...own];
}
