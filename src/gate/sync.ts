import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { headInput, headOf } from '../engines/admission/head.ts';
import { type AnswerOf, type BodyOf, fillPath } from '../kernel/endpoint.ts';
import { getGateDirectory, getGateSnapshot, syncGate } from '../modules/passes/contract.ts';
import { afterFailure, askServer, type ServerLine, ServerSaidNo, type Standing } from './ask-server.ts';
import type { GateTrouble } from './contract.ts';
import type { GateClock } from './gate-clock.ts';
import { readJson, writeWhole } from './gate-folder.ts';
import type { GateKey } from './gate-key.ts';
import type { GateMind } from './gate-mind.ts';
import type { Journal } from './journal.ts';
import type { EndingFile } from './known/endings.ts';
import type { DirectoryKeeper } from './known/keep-directory.ts';
import type { Merging } from './known/merging.ts';
import type { Neighbours } from './known/neighbours.ts';
import type { Others } from './known/others.ts';
import type { Receipts } from './receipts.ts';
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
  readonly key: GateKey;
  readonly mind: GateMind;
  readonly journal: Journal;
  readonly others: Others;
  readonly merging: Merging;
  readonly neighbours: Neighbours;
  readonly receipts: Receipts;
  readonly clock: GateClock;
  readonly snapshots: SnapshotKeeper;
  readonly endings: EndingFile;
  readonly directory: DirectoryKeeper;
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
  /** True once this run's journal was joined anew to what the server has. */
  readonly hasRejoined: boolean;
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

/** How a gate stands that has not asked its server yet. */
export function standingAlone(kept: KeptState, journal: Journal, since: number): SyncState {
  const acknowledged = Math.max(journal.base, Math.min(kept.acknowledged, journal.head.number));
  return { isOnline: false, since, acknowledged, trouble: null, hasRejoined: false };
}

type Answer = AnswerOf<typeof syncGate>;

class SyncLoop implements Sync {
  state: SyncState;
  private readonly parts: SyncParts;
  private readonly line: ServerLine;
  private readonly stopping = new AbortController();
  /** Names this process: of two that use one secret, the server tells one. */
  private readonly run = randomUUID();
  private keptText: string;
  private waitMs: number;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void>;
  private fetching: Promise<void> | undefined;

  constructor(parts: SyncParts) {
    this.parts = parts;
    this.line = { server: parts.server, secret: parts.secret, stopping: this.stopping.signal };
    this.state = standingAlone(parts.kept, parts.journal, parts.machineNow());
    this.keptText = JSON.stringify(parts.kept);
    this.waitMs = parts.everyMs;
    this.running = this.next();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
    await this.fetching;
  }

  private async next(): Promise<void> {
    const { everyMs } = this.parts;
    try {
      this.waitMs = (await this.exchange()) ? 0 : everyMs;
    } catch (error) {
      if (error instanceof ServerSaidNo && this.mayRejoin(error)) this.waitMs = 0;
      else {
        this.waitMs = Math.min(Math.max(this.waitMs, everyMs) * 2, Math.max(longestWaitMs, everyMs));
        const { change, facts } = afterFailure(error);
        this.change(change, facts);
      }
    }
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.running = this.next();
    }, this.waitMs);
  }

  /** One exchange; true where there is more to exchange at once. */
  private async exchange(): Promise<boolean> {
    const { journal, mind, others, clock, machineNow, edition, gate, merging } = this.parts;
    await journal.retry();
    const entries = journal.after(this.state.acknowledged, mostEntries);
    const sentAt = machineNow();
    const path = fillPath(syncGate.path, { edition, gate });
    const report = this.report(entries);
    const answer = await askServer<Answer>(this.line, 'POST', path, report);
    this.parts.receipts.done(report.receipts?.length ?? 0);
    clock.correct(answer.serverNow, sentAt, machineNow());
    const taken = others.take(answer.others, answer.heads, { by: 'server' });
    merging.take(taken.events);
    // A gate whose disk was changed has another chain now; the server's is asked for from its beginning.
    for (const fault of taken.faults) others.forget(fault);
    const sent = entries.at(-1)?.number ?? this.state.acknowledged;
    if (answer.acknowledged > journal.head.number) this.rejoin(answer, Math.max(sent, journal.base), 'lost');
    // Less than we believed: the server was restored from a backup and gets the older entries again.
    const acknowledged = Math.min(answer.acknowledged, journal.head.number);
    this.change({ isOnline: true, acknowledged });
    this.keep();
    if (answer.endings) {
      mind.end(answer.endings);
      this.parts.endings.append(answer.endings);
    }
    if (answer.snapshotVersion !== mind.snapshot?.version) await this.takeSnapshot();
    this.change({ isOnline: true, trouble: null });
    if (answer.directoryVersion !== mind.directory.version) this.takeDirectory();
    return journal.after(acknowledged, 1).length > 0 || answer.others.length === mostOthers;
  }

  private report(entries: readonly { number: number; bytes: string; hash: string }[]): BodyOf<typeof syncGate> {
    const { mind, others, journal, key, neighbours, edition, gate } = this.parts;
    const last = entries.at(-1);
    const { [gate]: own = 0, ...known } = others.known;
    const sign = (number: number, hash: string) =>
      Buffer.from(key.sign(headInput(edition, gate, headOf(number, hash)))).toString('base64url');
    return {
      acknowledged: this.state.acknowledged,
      entries: [...entries],
      // What this gate wrote before its disk was changed it learns like the entries of another.
      known: own < journal.base ? { ...known, [gate]: own } : known,
      snapshotVersion: mind.snapshot?.version ?? null,
      run: this.run,
      publicKey: key.publicKey,
      ...(last ? { headSignature: sign(last.number, last.hash) } : {}),
      address: neighbours.address,
      endingVersion: mind.endingVersion,
      heard: neighbours.heard(),
      receipts: [...this.parts.receipts.waiting()],
    };
  }

  /** A refusal that says where the server stands: the journal is joined to it, and nothing is lost. */
  private mayRejoin(error: ServerSaidNo): boolean {
    const { acknowledged, headHash } = error.facts as { acknowledged?: number; headHash?: string };
    if (typeof acknowledged !== 'number' || typeof headHash !== 'string') return false;
    const isForked = error.code === 'passes/journalForked';
    const isBeforeBase = error.code === 'passes/journalGap' && acknowledged < this.parts.journal.base;
    if (!isForked && !isBeforeBase) return false;
    this.rejoin({ acknowledged, headHash }, isForked ? this.state.acknowledged : this.parts.journal.base, 'forked');
    return true;
  }

  /** Goes on from the server's head with the entries after a number; the former file is set aside, and a note says so. */
  private rejoin(
    { acknowledged, headHash }: Pick<Answer, 'acknowledged' | 'headHash'>,
    after: number,
    why: 'lost' | 'forked',
  ): void {
    const { journal, clock, warn } = this.parts;
    const former = { number: journal.head.number, hash: Buffer.from(journal.head.hash).toString('hex') };
    const file = journal.rejoin(headOf(acknowledged, headHash), after);
    const content = { why, former, from: acknowledged, file: file?.split('/').at(-1) ?? null };
    void journal.append({ kind: 'note', id: randomUUID(), at: clock.stamp(clock.now()), topic: 'journal', content });
    this.change({ isOnline: true, acknowledged, hasRejoined: true });
    this.keep();
    warn(content, 'journalRejoined');
  }

  private async takeSnapshot(): Promise<void> {
    const { edition, gate, snapshots, mind, endings } = this.parts;
    const path = fillPath(getGateSnapshot.path, { edition, gate });
    mind.learn(snapshots.take(await askServer<AnswerOf<typeof getGateSnapshot>>(this.line, 'GET', path)));
    endings.clear();
  }

  /** Beside the exchanges, so that a large directory keeps nothing waiting. */
  private takeDirectory(): void {
    const { edition, gate, mind, directory, warn, onChange } = this.parts;
    if (this.fetching) return;
    const since = mind.directory.version;
    const path = fillPath(getGateDirectory.path, { edition, gate }, since === undefined ? {} : { since });
    this.fetching = askServer<AnswerOf<typeof getGateDirectory>>(this.line, 'GET', path)
      .then((signed) => directory.take(signed))
      .catch((error: unknown) => {
        mind.directory.version = undefined;
        if (!this.stopping.signal.aborted) warn({ error: String(error) }, 'directoryRefused');
      })
      .finally(() => {
        this.fetching = undefined;
        onChange();
      });
  }

  private change(next: Standing & { hasRejoined?: boolean }, facts: object = {}): void {
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
