import type { Static, TSchema } from 'typebox';

/** A thing that happened, as a value: `TicketIssued`. Its subject orders the events about one thing. */
export interface EventKind<S extends TSchema = TSchema> {
  /** Past tense, with the module before it: `tickets.SeatsHeld`. */
  readonly name: string;
  readonly facts: S;
}

export function eventKind<S extends TSchema>(name: string, facts: S): EventKind<S> {
  return { name, facts };
}

export type FactsOf<K> = K extends EventKind<infer S> ? Static<S> : never;
