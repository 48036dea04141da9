import { join } from 'node:path';
import type { AnswerOf, BodyOf } from '../kernel/endpoint.ts';
import { fillPath } from '../kernel/endpoint.ts';
import { getGateSnapshot, syncGate } from '../modules/passes/contract.ts';
import { readWhole, writeWhole } from './gate-folder.ts';
import type { GateMind } from './gate-mind.ts';
import { eventOf, type Journal } from './journal.ts';
import type { SnapshotKeeper } from './snapshot.ts';

export interface SyncParts {
  readonly folder: string;
  readonly server: string;
  readonly edition: string;
  readonly gate: string;
  readonly secret: string;
  readonly everyMs: number;
  readonly mind: GateMind;
  readonly journal: Journal;
  readonly snapshots: SnapshotKeeper;
  readonly onChange: () => void;
}

/** How a gate stands to its server. */
export interface SyncState {
  readonly isOnline: boolean;
  /** Machine time since when. */
  readonly since: number;
  readonly acknowledged: number;
  /** The server's clock less the machine's, in ms. */
  readonly offsetMs: number;
  /** What an operator must look at. */
  readonly trouble: string | null;
}

export interface Sync {
  readonly state: SyncState;
  stop(): Promise<void>;
}

interface Kept {
  acknowledged: number;
  offsetMs: number;
  known: Record<string, number>;
}

const timeoutMs = 2_000;
const longestWaitMs = 10_000;

/** Events of the venue's other gates that were kept here, one canonical event a line. */
export function readOthers(folder: string): ReturnType<typeof eventOf>[] {
  const kept = JSON.parse(readWhole(join(folder, 'others.json')) ?? '[]') as string[];
  return kept.map(eventOf);
}

/** Hands the journal in and takes others' events and the snapshot, again and again; without a network it waits, ever longer. */
export function startSync(parts: SyncParts): Sync {
  const file = join(parts.folder, 'state.json');
  const kept: Kept = {
    acknowledged: 0,
    offsetMs: 0,
    known: {},
    ...(JSON.parse(readWhole(file) ?? '{}') as Partial<Kept>),
  };
  const others = JSON.parse(readWhole(join(parts.folder, 'others.json')) ?? '[]') as string[];
  let state: SyncState = {
    isOnline: false,
    since: Date.now(),
    acknowledged: kept.acknowledged,
    offsetMs: kept.offsetMs,
    trouble: null,
  };
  let waitMs = parts.everyMs;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running = Promise.resolve();

  function change(next: Partial<SyncState>): void {
    const isOnline = next.isOnline ?? state.isOnline;
    state = { ...state, ...next, since: isOnline === state.isOnline ? state.since : Date.now() };
    parts.onChange();
  }

  async function round(): Promise<boolean> {
    await parts.journal.retry().catch(() => undefined);
    const body: BodyOf<typeof syncGate> = {
      acknowledged: kept.acknowledged,
      entries: parts.journal.after(kept.acknowledged, 500),
      known: kept.known,
      snapshotVersion: parts.mind.snapshot?.version ?? null,
    };
    const answer = (await request(parts, 'POST', fillPath(syncGate.path, parts as never), body)) as AnswerOf<
      typeof syncGate
    >;
    takeOthers(answer.others);
    kept.acknowledged = answer.acknowledged;
    const offsetMs = answer.serverNow - Date.now();
    if (Math.abs(offsetMs - kept.offsetMs) > 300) kept.offsetMs = offsetMs;
    if (answer.snapshotVersion !== parts.mind.snapshot?.version) await takeSnapshot();
    writeWhole(file, JSON.stringify(kept));
    change({ isOnline: true, acknowledged: kept.acknowledged, offsetMs: kept.offsetMs, trouble: null });
    return parts.journal.after(kept.acknowledged, 1).length > 0 || answer.others.length === 1_000;
  }

  function takeOthers(list: AnswerOf<typeof syncGate>['others']): void {
    for (const { gate, number, bytes } of list) {
      parts.mind.ledger.add(eventOf(bytes));
      kept.known[gate] = Math.max(kept.known[gate] ?? 0, number);
      others.push(bytes);
    }
    if (list.length > 0) writeWhole(join(parts.folder, 'others.json'), JSON.stringify(others));
  }

  async function takeSnapshot(): Promise<void> {
    const signed = (await request(parts, 'GET', fillPath(getGateSnapshot.path, parts as never))) as AnswerOf<
      typeof getGateSnapshot
    >;
    parts.mind.learn(parts.snapshots.take(signed, parts.gate));
  }

  async function run(): Promise<void> {
    try {
      const hasMore = await round();
      waitMs = hasMore ? 0 : parts.everyMs;
    } catch (error) {
      const trouble = error instanceof SyncRefused ? error.message : null;
      if (error instanceof SyncRefused && error.acknowledged !== undefined) kept.acknowledged = error.acknowledged;
      waitMs = Math.min(Math.max(waitMs, 500) * 2, longestWaitMs);
      change({ isOnline: error instanceof SyncRefused, trouble });
    }
    if (!isStopped) timer = setTimeout(next, waitMs);
  }

  function next(): void {
    running = run();
  }
  next();
  return {
    get state() {
      return state;
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}

/** The server answered, and said no. */
class SyncRefused extends Error {
  readonly acknowledged: number | undefined;

  constructor(code: string, facts: Record<string, unknown>) {
    super(code);
    const { expected } = facts;
    this.acknowledged = code === 'passes/journalGap' && typeof expected === 'number' ? expected - 1 : undefined;
  }
}

async function request(parts: SyncParts, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${parts.server}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${parts.secret}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(method === 'GET' ? 20_000 : timeoutMs),
  });
  const answer = (await response.json().catch(() => ({}))) as { code?: string; facts?: Record<string, unknown> };
  if (response.ok) return answer;
  if (response.status < 500) throw new SyncRefused(answer.code ?? `HTTP ${response.status}`, answer.facts ?? {});
  throw new Error(`HTTP ${response.status}`);
}
