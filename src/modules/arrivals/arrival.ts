import { windowMinutes } from '../../engines/crowd/slots-for-parties.ts';
import { type Instant, minute } from '../../kernel/time.ts';
import type { Programme } from '../editions/index.ts';
import type { Arrival, slotReasons } from './contract.ts';
import { fillOf, firstOpenWindow, type Load, type SlotRecord } from './slot.ts';
import type { ClosureRecord } from './store.ts';
import { visitorGates, walkBetween, windowEnd, windowStart, windowsOf } from './venue-ground.ts';

/** The wire form of a slot: gate, window, way and why. Undefined once the session or the gate is gone from the programme. */
export function arrivalOf(
  programme: Programme,
  slot: SlotRecord,
  loads: readonly Load[],
  closures: readonly ClosureRecord[],
  now: Instant,
): Arrival | undefined {
  const session = programme.sessions.get(slot.session);
  const windows = session && windowsOf(session);
  if (!session || !windows) return undefined;
  const gates = visitorGates(programme, session.venue);
  const gate = gates.find(({ key }) => key === slot.gate);
  if (!gate) return undefined;
  const home = gates.find(({ key }) => key === slot.homeGate);
  const windowFrom = (fromAt: Instant) => {
    const people = loads.find(
      (load) => load.session === slot.session && load.gate === gate.key && load.fromAt === fromAt,
    );
    return { fromAt, untilAt: fromAt + windowMinutes * minute, fill: fillOf(people?.people ?? 0, gate) };
  };
  const choices = Array.from({ length: windows.count }, (_, index) => index)
    .filter((index) => index >= firstOpenWindow(windows, now) && windowEnd(windows, index) > now)
    .map((index) => windowFrom(windowStart(windows, index)));
  const nearest = programme.venues
    .get(session.venue)
    ?.stations.toSorted((one, other) => one.walkMinutes - other.walkMinutes)[0];
  const middle = slot.fromAt === null ? null : slot.fromAt + (windowMinutes / 2) * minute;
  const closure = closures.find(({ id }) => id === slot.closure);
  const formerName = gates.find(({ key }) => key === slot.formerGate)?.name;
  return {
    session: slot.session,
    people: slot.people,
    state: slot.state,
    gate: gate.key,
    gateName: gate.name,
    isStepFree: gate.isStepFree,
    needsStepFree: slot.needsStepFree,
    window: slot.fromAt === null ? null : windowFrom(slot.fromAt),
    station: nearest
      ? {
          names: nearest.names,
          walkMinutes: nearest.walkMinutes,
          leaveAt: middle === null ? null : Math.floor(middle / minute) * minute - nearest.walkMinutes * minute,
        }
      : null,
    toSeatsMinutes: home && home !== gate ? Math.ceil(walkBetween(home, gate)) : 0,
    why: reasonsOf(slot, gate.isStepFree),
    movedFrom: closure && formerName !== undefined ? { gateName: formerName, reason: closure.reason } : null,
    choices,
  };
}

function reasonsOf(slot: SlotRecord, isStepFree: boolean): (typeof slotReasons)[number][] {
  const isHome = slot.gate === slot.homeGate;
  return [
    ...(slot.closure !== null ? (['gateClosed'] as const) : []),
    ...(slot.needsStepFree && isStepFree ? (['stepFreeGate'] as const) : []),
    ...(isHome
      ? (['nearestGate'] as const)
      : slot.closure === null && !slot.needsStepFree
        ? (['shorterLine'] as const)
        : []),
    ...(slot.state === 'chosen' ? (['chosen'] as const) : []),
  ];
}
