import { join } from 'node:path';
import { type AnswerOf, type BodyOf, fillPath } from '../kernel/endpoint.ts';
import { getGateSnapshot, syncGate } from '../modules/passes/contract.ts';
import { afterFailure, askServer, type ServerLine, type Standing } from './ask-server.ts';
import type { GateTrouble } from './contract.ts';
import type { GateClock } from './gate-clock.ts';
import { readJson, writeWhole } from './gate-folder.ts';
import type { GateMind } from './gate-mind.ts';
import type { Journal } from './journal.ts';
import type { Others } from './others.ts';
import type { SnapshotKeeper } from './snapshot.ts';

/** What a gate keeps between two runs beside its journal. */
export interface KeptState {
  readonly acknowledged: number;
  readonly offsetMs: number | undefined;
}

export interface SyncParts {
  readonly folder: string;
  readonly server: string;
  readonly edition: string;
  readonly gate: string;
  readonly secret: string;
  readonly everyMs: number;
  readonly machineNow: () => number;
  readonly kept: KeptState;
  readonly mind: GateMind;
  readonly journal: Journal;
  readonly others: Others;
  readonly clock: GateClock;
  readonly snapshots: SnapshotKeeper;
  readonly onChange: () => void;
  /** Told once each time something goes wrong that was right before. */
  readonly warn: (facts: object, message: string) => void;
}

/** How a gate stands to its server. */
export interface SyncState {
  readonly isOnline: boolean;
  /** Machine time since when. */
  readonly since: number;
  readonly acknowledged: number;
  /** What an operator must look at. */
  readonly trouble: GateTrouble | null;
}

export interface Sync {
  readonly state: SyncState;
  stop(): Promise<void>;
}

const longestWaitMs = 10_000;
/** The server hands out so many entries of others at a time, and takes so many of ours. */
const mostOthers = 1_000;
const mostEntries = 500;

const stateFile = (folder: string): string => join(folder, 'state.json');

export function readKept(folder: string): KeptState {
  return { acknowledged: 0, offsetMs: undefined, ...readJson<Partial<KeptState>>(stateFile(folder)) };
}

/** Hands the journal in and takes others' entries and the snapshot, again and again; alone it waits, ever longer. */
export function startSync(parts: SyncParts): Sync {
  return new SyncLoop(parts);
}

class SyncLoop implements Sync {
  state: SyncState;
  private readonly parts: SyncParts;
  private readonly line: ServerLine;
  private readonly stopping = new AbortController();
  private keptText: string;
  private waitMs: number;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void>;

  constructor(parts: SyncParts) {
    this.parts = parts;
    this.line = { server: parts.server, secret: parts.secret, stopping: this.stopping.signal };
    const acknowledged = Math.min(parts.kept.acknowledged, parts.journal.head.number);
    this.state = { isOnline: false, since: parts.machineNow(), acknowledged, trouble: null };
    this.keptText = JSON.stringify(parts.kept);
    this.waitMs = parts.everyMs;
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    const { everyMs } = this.parts;
    try {
      this.waitMs = (await this.exchange()) ? 0 : everyMs;
    } catch (error) {
      this.waitMs = Math.min(Math.max(this.waitMs, everyMs) * 2, Math.max(longestWaitMs, everyMs));
      const { change, facts } = afterFailure(error);
      this.change(change, facts);
    }
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.running = this.run();
    }, this.waitMs);
  }

  /** One exchange; true where there is more to exchange at once. */
  private async exchange(): Promise<boolean> {
    const { journal, mind, others, clock, machineNow, edition, gate } = this.parts;
    await journal.retry();
    const body: BodyOf<typeof syncGate> = {
      acknowledged: this.state.acknowledged,
      entries: journal.after(this.state.acknowledged, mostEntries),
      known: { ...others.known },
      snapshotVersion: mind.snapshot?.version ?? null,
    };
    const sentAt = machineNow();
    const path = fillPath(syncGate.path, { edition, gate });
    const answer = await askServer<AnswerOf<typeof syncGate>>(this.line, 'POST', path, body);
    clock.correct(answer.serverNow, sentAt, machineNow());
    for (const event of others.take(answer.others)) mind.ledger.add(event);
    // Less than we believed: the server was restored from a backup and gets the older entries again.
    const acknowledged = Math.min(answer.acknowledged, journal.head.number);
    const isLost = answer.acknowledged > journal.head.number;
    this.change({ isOnline: true, acknowledged });
    this.keep();
    if (answer.snapshotVersion !== mind.snapshot?.version) await this.takeSnapshot();
    this.change({ isOnline: true, trouble: isLost ? 'journalLost' : null });
    return !isLost && (journal.after(acknowledged, 1).length > 0 || answer.others.length === mostOthers);
  }

  private async takeSnapshot(): Promise<void> {
    const { edition, gate, snapshots, mind } = this.parts;
    const path = fillPath(getGateSnapshot.path, { edition, gate });
    mind.learn(snapshots.take(await askServer<AnswerOf<typeof getGateSnapshot>>(this.line, 'GET', path)));
  }

  private change(next: Standing, facts: object = {}): void {
    const before = this.state;
    const since = next.isOnline === before.isOnline ? before.since : this.parts.machineNow();
    this.state = { ...before, ...next, since };
    if (this.state.trouble !== null && this.state.trouble !== before.trouble)
      this.parts.warn(facts, this.state.trouble);
    this.parts.onChange();
  }

  private keep(): void {
    const text = JSON.stringify({ acknowledged: this.state.acknowledged, offsetMs: this.parts.clock.offsetMs });
    if (text === this.keptText) return;
    try {
      writeWhole(stateFile(this.parts.folder), text);
      this.keptText = text;
    } catch {
      // A full disk: the server tells again what it has.
    }
  }
}
