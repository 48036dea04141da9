import type { Static, TSchema } from 'typebox';
import type { StaffTask } from '../kernel/endpoint.ts';
import type { EventKind } from '../kernel/event.ts';
import type { Id } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Db } from './database/db.ts';

/** In whose name something is done. */
export type Actor =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'person'; readonly person: Id; readonly grants: readonly Grant[] }
  | { readonly kind: 'gate'; readonly edition: string; readonly gate: string }
  | { readonly kind: 'provider'; readonly name: string }
  | { readonly kind: 'system'; readonly name: string };

/** A task that a person holds for one edition. */
export interface Grant {
  readonly edition: string;
  readonly task: StaffTask;
}

/** One database transaction, with the time and the actor that everything in it shares. Nothing else. */
export interface Tx {
  readonly db: Db;
  /** The edition's clock: the machine's in production, the demo's own in a demo. */
  readonly now: Instant;
  readonly actor: Actor;
  /** Writes an event to the outbox in this transaction; `subject` orders the events about one thing. */
  emit<S extends TSchema>(kind: EventKind<S>, edition: string, subject: string, facts: Static<S>): Promise<void>;
}

/** Opens transactions; only processes, routes and reactions hold one. Deadlocks are tried again, so verbs do nothing outside the database. */
export interface Transactor {
  /** Commits when `work` resolves, rolls back when it throws. */
  write<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same in a READ ONLY transaction with one snapshot. */
  read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The person behind the actor; endpoints for visitors guarantee there is one. */
export function personOf(tx: Tx): Id {
  if (tx.actor.kind !== 'person') throw new Error('No person behind this actor');
  return tx.actor.person;
}

export const systemActor = (name: string): Actor => ({ kind: 'system', name });
export const anyone: Actor = { kind: 'anyone' };
