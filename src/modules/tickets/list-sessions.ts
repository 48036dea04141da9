import type { QueryOf } from '../../kernel/endpoint.ts';
import { rawJson } from '../../platform/http/raw-json.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, searchProgramme } from '../editions/index.ts';
import type { listSessions as endpoint, SessionCard } from './contract.ts';
import { capacityOf, cardText, type TakenCounts } from './session-list.ts';
import { listTakenCounts } from './store.ts';

/** Counts are read again after so long: a list may be so much behind, a session's own page and the sale never are. */
const countsKeptMs = 1_000;
const usualLimit = 60;

const kept = new WeakMap<object, Map<string, { readAt: number; counts: TakenCounts }>>();

/** The programme, filtered and cut, as JSON text. */
export async function listSessions(
  tx: Tx,
  edition: string,
  query: QueryOf<typeof endpoint>,
): Promise<{ total: number; sessions: SessionCard[] }> {
  const programme = await getProgramme(tx, edition);
  const counts = await countsOf(tx, `${edition} ${programme.hash}`, edition);
  const free = (id: string) => capacityOf(programme, id) - (counts.get(id) ?? 0);
  const found = searchProgramme(programme, query).filter((session) => !query.seats || free(session.id) >= query.seats);
  const first = query.offset ?? 0;
  const page = found.slice(first, first + (query.limit ?? usualLimit));
  return rawJson(
    `{"total":${found.length},"sessions":[${page.map((session) => cardText(programme, session.id, counts)).join(',')}]}`,
  );
}

async function countsOf(tx: Tx, key: string, edition: string): Promise<TakenCounts> {
  const own = kept.get(tx.db.home) ?? new Map();
  kept.set(tx.db.home, own);
  const known = own.get(key);
  if (known && performance.now() - known.readAt < countsKeptMs) return known.counts;
  const counts = new Map((await listTakenCounts(tx.db, edition)).map(({ session, taken }) => [session, taken]));
  own.set(key, { readAt: performance.now(), counts });
  return counts;
}
