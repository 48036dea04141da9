import type { Static, TObject, TSchema } from 'typebox';
import type { Endpoint } from '../../kernel/endpoint.ts';
import type { Actor, Transactor, Tx } from '../tx.ts';

/** What an endpoint was called with, after parsing. */
export interface Input<P extends TObject, Q extends TObject, B extends TSchema> {
  readonly params: Static<P>;
  readonly query: Static<Q>;
  readonly body: Static<B>;
}

/** What a handler outside one transaction works with: payments, groups, files. */
export interface Call {
  readonly database: Transactor;
  readonly actor: Actor;
  readonly now: number;
  /** Scheme and host as the caller sees them. */
  readonly origin: string;
  /** The body as it came over the wire, for signatures over it. */
  readonly rawBody: Buffer | undefined;
  header(name: string): string | undefined;
}

export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (call: Call, input: Input<TObject, TObject, TSchema>) => Promise<unknown>;
}

/** Endpoint to verb: one transaction, read only for GET. */
export function on<P extends TObject, Q extends TObject, B extends TSchema, A extends TSchema>(
  endpoint: Endpoint<P, Q, B, A>,
  verb: (tx: Tx, input: Input<P, Q, B>) => Promise<Static<A>>,
): Route {
  return onCall(endpoint, (call, input) =>
    endpoint.method === 'GET'
      ? call.database.read(call.actor, (tx) => verb(tx, input))
      : call.database.write(call.actor, (tx) => verb(tx, input)),
  );
}

/** Endpoint to a handler that opens its own transactions, for what must happen between them. */
export function onCall<P extends TObject, Q extends TObject, B extends TSchema, A extends TSchema>(
  endpoint: Endpoint<P, Q, B, A>,
  handle: (call: Call, input: Input<P, Q, B>) => Promise<Static<A>>,
): Route {
  return { endpoint: endpoint as unknown as Endpoint, handle: handle as unknown as Route['handle'] };
}
