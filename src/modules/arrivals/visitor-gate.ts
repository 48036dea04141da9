import type { Programme } from '../editions/index.ts';
import { refuse } from './problems.ts';
import { type VisitorGate, visitorGates } from './venue-ground.ts';

/** A gate of the edition that visitors use, with all of its venue. Refuses `noSuchVisitorGate`. */
export function gateOf(programme: Programme, gate: string): { gate: VisitorGate; gates: VisitorGate[] } {
  const gates = visitorGates(programme, gate.slice(0, gate.lastIndexOf('.')));
  const found = gates.find(({ key }) => key === gate);
  if (!found) throw refuse.noSuchVisitorGate({ gate });
  return { gate: found, gates };
}
