import type { FastifyRequest } from 'fastify';
import { identifyGate } from '../modules/passes/index.ts';
import type { Database } from '../platform/database/transactor.ts';
import { type Actor, anyone } from '../platform/tx.ts';

/** Gates by their bearer tokens. */
export interface KnownGates {
  /** The gate behind a request; undefined where it brings no token. A token of nobody is `anyone`. */
  identify(request: FastifyRequest): Promise<Actor> | undefined;
  /** What to count a request under: a gate that was known a moment ago by itself, since a whole venue may share an address. */
  nameOf(request: FastifyRequest): string | undefined;
}

/** A token is asked of the database so often; an exchange itself holds the secret to the gate's row each time. */
const keptMs = 2_000;
const mostKept = 20_000;

export function openKnownGates(database: Database): KnownGates {
  const kept = new Map<string, { readonly actor: Actor; readonly until: number }>();
  const tokenOf = (request: FastifyRequest) =>
    /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
  const find = (token: string) => {
    const known = kept.get(token);
    return known && known.until > performance.now() ? known.actor : undefined;
  };
  async function ask(token: string): Promise<Actor> {
    const actor = await database.read(anyone, (tx) => identifyGate(tx, token));
    if (!actor) return anyone;
    if (kept.size >= mostKept) kept.clear();
    kept.set(token, { actor, until: performance.now() + keptMs });
    return actor;
  }
  return {
    identify(request) {
      const token = tokenOf(request);
      if (token === undefined) return undefined;
      const known = find(token);
      return known ? Promise.resolve(known) : ask(token);
    },
    nameOf(request) {
      const token = tokenOf(request);
      const actor = token === undefined ? undefined : find(token);
      return actor?.kind === 'gate' ? `gate ${actor.edition} ${actor.gate}` : undefined;
    },
  };
}
