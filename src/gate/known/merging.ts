import type { AdmissionEvent, Ledger } from '../../engines/admission/ledger.ts';

/** One pass in twice with no exit between, seen when journals met: somebody should look who sits there. */
export interface Finding {
  readonly pass: string;
  readonly session: number;
  readonly first: { readonly id: string; readonly gate: string; readonly at: number };
  readonly second: { readonly id: string; readonly gate: string; readonly at: number };
}

/** Takes entries of other gates into the ledger and watches what their merge brings to light. */
export interface Merging {
  take(events: readonly AdmissionEvent[]): void;
  /** Newest first; what an exit that arrives later explains is gone again. */
  findings(): Finding[];
}

const mostShown = 50;

export function openMerging(ledger: Ledger, onFound: () => void): Merging {
  const byPass = new Map<string, Finding[]>();

  function look(pass: string): boolean {
    const found = doubleUsesOf(pass, ledger);
    const before = byPass.get(pass)?.length ?? 0;
    if (found.length > 0) byPass.set(pass, found);
    else byPass.delete(pass);
    return found.length !== before;
  }

  return {
    take(events) {
      const touched = new Set<string>();
      for (const event of events) {
        ledger.add(event);
        for (const pass of passesOf(event, ledger)) touched.add(pass);
      }
      let hasChanged = events.length > 0;
      for (const pass of touched) hasChanged = look(pass) || hasChanged;
      if (hasChanged) onFound();
    },
    findings: () =>
      [...byPass.values()]
        .flat()
        .sort((one, other) => other.second.at - one.second.at)
        .slice(0, mostShown),
  };
}

function passesOf(event: AdmissionEvent, ledger: Ledger): string[] {
  if (event.kind === 'passage') return event.decision.members.map(({ pass }) => pass);
  if (event.kind !== 'annulment') return [];
  return [...(event.passes ?? ledger.answerTo(event.passage)?.members.map(({ pass }) => pass) ?? [])];
}

/** Entries of one pass into one zone for one session with no exit between, at different gates or not. */
export function doubleUsesOf(pass: string, ledger: Ledger): Finding[] {
  const found: Finding[] = [];
  const open = new Map<string, { id: string; gate: string; at: number }>();
  for (const { id, gate, at, zone, session, direction } of ledger.passOf(pass)?.movements ?? []) {
    if (direction === 'exit') {
      open.clear();
      continue;
    }
    const place = `${zone} ${session}`;
    const second = { id, gate, at };
    const first = open.get(place);
    if (first) found.push({ pass, session, first, second });
    open.set(place, second);
  }
  return found;
}
