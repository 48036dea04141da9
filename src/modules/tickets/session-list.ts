import type { Programme } from '../editions/index.ts';
import type { SessionCard } from './contract.ts';

/** Free places per session; absent: nothing taken yet. */
export type TakenCounts = ReadonlyMap<string, number>;

const fragments = new WeakMap<Programme, Map<string, { text: string; capacity: number }>>();

/** A card as JSON text; the part that never changes is made into text once per programme. */
export function cardText(programme: Programme, id: string, taken: TakenCounts): string {
  const { text, capacity } = fragmentsOf(programme).get(id)!;
  return `${text},"free":${Math.max(0, capacity - (taken.get(id) ?? 0))},"capacity":${capacity}}`;
}

export function capacityOf(programme: Programme, id: string): number {
  return fragmentsOf(programme).get(id)?.capacity ?? 0;
}

export function cardOf(programme: Programme, id: string, taken: number): SessionCard {
  const capacity = capacityOf(programme, id);
  return { ...programme.sessions.get(id)!, free: Math.max(0, capacity - taken), capacity };
}

function fragmentsOf(programme: Programme): Map<string, { text: string; capacity: number }> {
  const known = fragments.get(programme);
  if (known) return known;
  const made = new Map<string, { text: string; capacity: number }>();
  for (const session of programme.sessions.values()) {
    const capacity = programme.seating(session.id).reduce((sum, one) => sum + one.capacity, 0);
    made.set(session.id, { text: JSON.stringify(session).slice(0, -1), capacity });
  }
  fragments.set(programme, made);
  return made;
}
