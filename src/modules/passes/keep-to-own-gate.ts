import type { Actor } from '../../platform/tx.ts';
import { refuse } from './problems.ts';

/** A gate speaks only for itself; refuses `noSuchGate`. */
export function keepToOwnGate(actor: Actor, gate: string): void {
  if (actor.kind !== 'gate' || actor.gate !== gate) throw refuse.noSuchGate({ gate });
}
