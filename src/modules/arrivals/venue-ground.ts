import { splitLanes, stagesOf, usualCrowd } from '../../engines/crowd/assumed-lanes.ts';
import type { Gate } from '../../engines/crowd/scene.ts';
import { gateCapacity, windowMinutes } from '../../engines/crowd/slots-for-parties.ts';
import { type Instant, minute } from '../../kernel/time.ts';
import type { Programme } from '../editions/index.ts';

/** A gate that visitors come in by. */
export interface VisitorGate {
  /** Whole key, `venue.gate`. */
  readonly key: string;
  readonly name: string;
  readonly venue: string;
  readonly lanes: number;
  readonly isStepFree: boolean;
  readonly latitude: number;
  readonly longitude: number;
}

/** Gates of a venue that lead in from the street, to a zone not kept for staff, in the order of the blueprint. */
export function visitorGates(programme: Programme, venue: string): VisitorGate[] {
  const { policy } = programme;
  const rules = new Map(policy.gates.map((gate) => [gate.key, gate]));
  return (programme.venues.get(venue)?.gates ?? []).flatMap((gate) => {
    const rule = rules.get(gate.id);
    if (!rule || !gate.isForVisitors) return [];
    const { name, latitude, longitude, stepFree } = gate;
    return [{ key: gate.id, name, venue, lanes: rule.lanes ?? 1, isStepFree: stepFree, latitude, longitude }];
  });
}

/** The windows before one session: the last ends a quarter of an hour before the start, the first begins when doors open or soon after. */
export interface Windows {
  readonly firstAt: Instant;
  readonly count: number;
}

/** Minutes between the end of the last window and the start: time to find the seat. */
const lastEndMinutes = 15;
const windowMs = windowMinutes * minute;

export function windowsOf(session: { startsAt: Instant | null; doorsAt: Instant | null }): Windows | undefined {
  const { startsAt, doorsAt } = session;
  if (startsAt === null || doorsAt === null) return undefined;
  const end = startsAt - lastEndMinutes * minute;
  const count = Math.floor((end - doorsAt) / windowMs);
  return count < 1 ? undefined : { firstAt: end - count * windowMs, count };
}

export const windowStart = (windows: Windows, window: number): Instant => windows.firstAt + window * windowMs;
export const windowEnd = (windows: Windows, window: number): Instant => windowStart(windows, window) + windowMs;
export const windowAt = (windows: Windows, fromAt: Instant): number =>
  Math.round((fromAt - windows.firstAt) / windowMs);

/** People that a gate takes in one window with no line, with the lanes that the engine assumes. */
export function windowCapacity(gate: VisitorGate): number {
  const stages = stagesOf(splitLanes(gate.lanes, gate.isStepFree, 0));
  const one: Gate = { id: gate.key, share: 1, stages };
  const crowd = usualCrowd(1);
  return gateCapacity(one, { crowd, gates: [one], walkSeconds: 0, failures: [] }) * windowMinutes;
}

const earthMetres = 6_371_000;
/** Ways around a venue are longer than the straight line; people in a crowd walk 75 m a minute. Both assumed. */
const detour = 1.3;
const metresPerMinute = 75;

/** Minutes on foot between two gates of a venue. */
export function walkBetween(one: VisitorGate, other: VisitorGate): number {
  const radians = Math.PI / 180;
  const north = (other.latitude - one.latitude) * radians;
  const east = (other.longitude - one.longitude) * radians * Math.cos(one.latitude * radians);
  return (detour * earthMetres * Math.hypot(north, east)) / metresPerMinute;
}
