import { type SlotGate, type SlotParty, type SlotQuestion, targetFill } from '../../engines/crowd/assign-slots.ts';
import { windowMinutes } from '../../engines/crowd/slots-for-parties.ts';
import type { Instant } from '../../kernel/time.ts';
import { type VisitorGate, type Windows, walkBetween, windowAt, windowCapacity, windowEnd } from './venue-ground.ts';

/** A slot as the database keeps it. */
export interface SlotRecord {
  readonly session: string;
  readonly person: string;
  readonly people: number;
  readonly children: number;
  readonly needsStepFree: boolean;
  readonly homeGate: string;
  readonly gate: string;
  readonly fromAt: Instant | null;
  readonly untilAt: Instant | null;
  readonly state: 'advised' | 'chosen' | 'declined';
  readonly closure: string | null;
  readonly formerGate: string | null;
}

/** People told to come to a gate from an instant on. */
export interface Load {
  readonly session: string;
  readonly gate: string;
  readonly fromAt: Instant;
  readonly people: number;
}

/** The ground of one session on which slots are given. */
export interface SlotGround {
  readonly gates: readonly VisitorGate[];
  readonly windows: Windows;
  readonly closed: ReadonlySet<string>;
  readonly loads: readonly Load[];
  readonly now: Instant;
}

/** The engine's question for parties on a ground; `loads` must not contain those of the parties. */
export function slotQuestion(ground: SlotGround, parties: readonly SlotParty[]): SlotQuestion {
  const { gates, windows, closed, now } = ground;
  const loads = new Float64Array(gates.length * windows.count);
  for (const { gate, fromAt, people } of ground.loads) {
    const [index, window] = [gates.findIndex(({ key }) => key === gate), windowAt(windows, fromAt)];
    if (index < 0 || window < 0 || window >= windows.count) continue;
    loads[index * windows.count + window] = loads[index * windows.count + window]! + people;
  }
  return {
    gates: gates.map(
      (gate): SlotGate => ({
        isStepFree: gate.isStepFree,
        capacity: windowCapacity(gate),
        isClosed: closed.has(gate.key),
      }),
    ),
    windows: windows.count,
    windowMinutes,
    firstWindow: firstOpenWindow(windows, now),
    loads,
    parties,
  };
}

/** The first window that is not over; the last one when all are. */
export function firstOpenWindow(windows: Windows, now: Instant): number {
  let window = 0;
  while (window < windows.count - 1 && windowEnd(windows, window) <= now) window += 1;
  return window;
}

/** Minutes to each gate beyond the way to the party's own; another gate is a minute away at least, so that nobody changes for nothing. */
export function extraMinutes(gates: readonly VisitorGate[], homeGate: string): number[] {
  const home = gates.find(({ key }) => key === homeGate);
  return gates.map((gate) => (home && home !== gate ? Math.max(1, walkBetween(home, gate)) : 0));
}

/** How full a gate's window is: calm below 60 % of what it takes with no line, full from 100 % on. */
export function fillOf(people: number, gate: VisitorGate): 'calm' | 'busy' | 'full' {
  const share = people / windowCapacity(gate);
  return share >= 1 ? 'full' : share >= targetFill - 0.1 ? 'busy' : 'calm';
}
