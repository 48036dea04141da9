import type { GateState, GateTrouble } from './contract.ts';
import type { GateClock } from './gate-clock.ts';
import type { GateMind } from './gate-mind.ts';
import type { Journal } from './journal.ts';
import type { SyncState } from './sync.ts';

export interface StateParts {
  readonly edition: string;
  readonly gate: string;
  readonly mind: GateMind;
  readonly journal: Journal;
  readonly clock: GateClock;
}

/** What the screen shows all the time. */
export function gateState({ edition, gate, mind, journal, clock }: StateParts, sync: SyncState): GateState {
  const { snapshot } = mind;
  const now = clock.now();
  const troubles: GateTrouble[] = [];
  const unwritten = journal.head.number - journal.durable;
  if (unwritten > 0) troubles.push('disk');
  if (journal.setAside !== undefined) troubles.push('journalDamaged');
  if (sync.trouble) troubles.push(sync.trouble);
  return {
    hasSnapshot: snapshot !== undefined,
    edition,
    gate,
    gateName: snapshot?.gateName ?? gate,
    venueNames: snapshot?.venueNames ?? { en: '' },
    timeZone: snapshot?.timeZone ?? 'UTC',
    now,
    clockOffsetMs: Math.round(clock.offsetMs),
    isOnline: sync.isOnline,
    since: sync.since + Math.round(clock.offsetMs),
    pending: journal.head.number - sync.acknowledged,
    unwritten,
    snapshotMadeAt: snapshot?.madeAt ?? null,
    inside: snapshot ? mind.peopleInside() : 0,
    troubles,
    sessions: snapshot
      ? mind.sessionsNow(now).map(({ number, names, startsAt, doorsAt, endsAt }) => ({
          number,
          names,
          startsAt,
          doorsAt,
          endsAt,
        }))
      : [],
  };
}
