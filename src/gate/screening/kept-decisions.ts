import { Value } from 'typebox/value';
import { DecisionNote, OutcomeNote, topics } from '../../engines/screening/log.ts';
import type { Instant } from '../../kernel/time.ts';
import type { GateHost } from '../gate-parts.ts';

/** What a lane said of one person, and what a human did with it. */
export interface Decided {
  readonly at: Instant;
  readonly note: DecisionNote;
  readonly outcome: OutcomeNote | undefined;
}

/** The last decisions of a gate, also those of an earlier run. */
export interface KeptDecisions {
  find(request: string): Decided | undefined;
  put(decided: Decided): void;
  /** Newest first, at most so many. */
  latest(most: number): Decided[];
  /** Decisions of a lane since an instant. */
  countSince(lane: string, since: Instant): number;
}

const mostKept = 5_000;

export function keepDecisions({ mind, gate }: Pick<GateHost, 'mind' | 'gate'>): KeptDecisions {
  const kept = new Map<string, Decided>();
  const order: string[] = [];
  const decisions: KeptDecisions = {
    find: (request) => kept.get(request),
    put(decided) {
      const { request } = decided.note;
      if (!kept.has(request)) order.push(request);
      kept.set(request, decided);
      if (order.length > mostKept) kept.delete(order.shift()!);
    },
    latest: (most) =>
      order
        .slice(-most)
        .map((request) => kept.get(request)!)
        .reverse(),
    countSince(lane, since) {
      let count = 0;
      for (let index = order.length - 1; index >= 0; index--) {
        const { at, note } = kept.get(order[index]!)!;
        if (at < since) break;
        if (note.lane === lane) count += 1;
      }
      return count;
    },
  };
  for (const event of mind.ledger.events()) {
    if (event.kind !== 'note') continue;
    const { topic, content, at } = event;
    if (topic === topics.decision && Value.Check(DecisionNote, content) && content.gate === gate) {
      decisions.put({ at, note: content, outcome: undefined });
    }
    if (topic !== topics.outcome || !Value.Check(OutcomeNote, content) || content.gate !== gate) continue;
    const decided = kept.get(content.request);
    if (decided) decisions.put({ ...decided, outcome: content });
  }
  return decisions;
}
