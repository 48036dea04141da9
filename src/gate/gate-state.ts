import type { GateFinding, GateState, GateTrouble } from './contract.ts';
import type { GateClock } from './gate-clock.ts';
import type { GateMind } from './gate-mind.ts';
import type { Journal } from './journal.ts';
import type { Finding, Merging } from './known/merging.ts';
import type { Neighbours } from './known/neighbours.ts';
import type { SyncState } from './sync.ts';

export interface StateParts {
  readonly edition: string;
  readonly gate: string;
  readonly mind: GateMind;
  readonly journal: Journal;
  readonly clock: GateClock;
  readonly merging: Merging;
  readonly neighbours: Neighbours;
}

/** What the screen shows all the time. */
export function gateState(parts: StateParts, sync: SyncState): GateState {
  const { edition, gate, mind, journal, clock, merging, neighbours } = parts;
  const { snapshot } = mind;
  const now = clock.now();
  const troubles: GateTrouble[] = [];
  const unwritten = journal.head.number - journal.durable;
  if (unwritten > 0) troubles.push('disk');
  if (journal.setAside !== undefined) troubles.push('journalDamaged');
  if (sync.hasRejoined) troubles.push('journalRejoined');
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
    directory: { state: mind.directory.state, people: mind.directory.size },
    neighbours: { named: neighbours.named, heard: neighbours.heard().length },
    findings: merging.findings().map((finding) => shownFinding(mind, finding)),
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

function shownFinding(mind: GateMind, { pass, session, first, second }: Finding): GateFinding {
  const person = mind.person(pass);
  const nameOf = (id: string) => mind.snapshot?.gates.find((gate) => gate.id === id)?.name ?? id;
  const shown = ({ id, gate, at }: Finding['first']) => ({ id, gateName: nameOf(gate), at });
  const seat = person?.tickets.find((one) => one.session === session)?.seat ?? null;
  return { pass, name: person?.name ?? null, seat, first: shown(first), second: shown(second) };
}
