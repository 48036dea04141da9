import type { Tx } from '../../platform/tx.ts';
import { getProgramme, type Programme } from '../editions/index.ts';
import { listTakenByCategory } from '../tickets/index.ts';
import { factsOf, type Known, knownOf, type Taken } from './planning/facts.ts';
import { refuse } from './problems.ts';
import { findSupplyHash, getSupplyTables, listTaken } from './store.ts';
import type { Supply } from './supply/supply.ts';
import { supplyOf } from './supply/supply.ts';

/** Supplies and what is known by content: what is kept can never be stale, since another content has another hash. */
const supplies = new Map<string, Supply>();
const knowns = new Map<string, Known>();
const mostKept = 8;

/** Which content there is, is asked at most so often. */
const hashKeptMs = 1_000;
const hashes = new WeakMap<object, Map<string, { readonly hash: string | null; readonly readAt: number }>>();

export interface OnOffer {
  readonly programme: Programme;
  readonly known: Known;
}

/** What an edition has on offer, with its programme. Refuses `noSupply`. */
export async function getSupply(tx: Tx, edition: string): Promise<OnOffer> {
  const programme = await getProgramme(tx, edition);
  const supply = await findSupply(tx, edition);
  if (!supply) throw refuse.noSupply({ edition });
  const facts = factsOf(programme, supply);
  const known = knowns.get(facts.key) ?? knownOf(facts);
  keep(knowns, facts.key, known);
  return { programme, known };
}

/** The supply alone; undefined where none was loaded. */
export async function findSupply(tx: Tx, edition: string): Promise<Supply | undefined> {
  const hash = await hashOf(tx, edition);
  if (hash === null) return undefined;
  const before = supplies.get(`${edition} ${hash}`);
  const supply = before ?? supplyOf(await getSupplyTables(tx.db, edition), hash);
  keep(supplies, `${edition} ${hash}`, supply);
  return supply;
}

/** What is taken now of all that is on offer. */
export async function listAllTaken(tx: Tx, edition: string, programme: Programme): Promise<Taken> {
  const units = new Map((await listTaken(tx.db, edition)).map((row) => [row.pool, row.taken]));
  const seats = new Map<string, number>();
  for (const { session, category, taken } of await listTakenByCategory(tx.db, edition)) {
    const capacity = programme.seating(session).find((one) => one.category === category)?.capacity ?? 0;
    seats.set(`${session} ${category}`, capacity - taken);
  }
  return { units, seats };
}

/** Stamp of the files that the supply was first loaded from. */
export async function findSupplySource(tx: Tx, edition: string): Promise<string | null> {
  return (await findSupplyHash(tx.db, edition))?.source ?? null;
}

/** Forgets what is kept of an edition's supply; called by who changes it. */
export function forgetSupplyHash(tx: Tx, edition: string): void {
  hashes.get(tx.db.home)?.delete(edition);
}

async function hashOf(tx: Tx, edition: string): Promise<string | null> {
  const own = hashes.get(tx.db.home) ?? new Map<string, { hash: string | null; readAt: number }>();
  hashes.set(tx.db.home, own);
  const known = own.get(edition);
  if (known && performance.now() - known.readAt < hashKeptMs) return known.hash;
  const hash = (await findSupplyHash(tx.db, edition))?.hash ?? null;
  own.set(edition, { hash, readAt: performance.now() });
  return hash;
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= mostKept && !map.has(key)) map.delete(map.keys().next().value!);
  map.set(key, value);
}
