import { join } from 'node:path';
import type { FaceNetworks } from './faces/node-lanes.ts';
import { createGateClock } from './gate-clock.ts';
import { openDesk } from './gate-desk.ts';
import { holdGateFolder } from './gate-folder.ts';
import { createGateMind } from './gate-mind.ts';
import { gateParts } from './gate-parts.ts';
import { gateState } from './gate-state.ts';
import { type JournalDisk, openJournal } from './journal.ts';
import { openOthers } from './others.ts';
import { makeGateServer, type ServeParts } from './serve.ts';
import { openSnapshots } from './snapshot.ts';
import { readKept, startSync } from './sync.ts';

export interface GateOptions {
  /** The gate's own; no other process may use it. */
  readonly folder: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Where to sync, as in `http://127.0.0.1:7000`. */
  readonly server: string;
  readonly edition: string;
  /** Whole key, `venue.gate`. */
  readonly gate: string;
  /** What pairing gave. */
  readonly secret: string;
  readonly syncEveryMs?: number;
  readonly log?: { warn(facts: object, message: string): void };
  /** The built pages, where this gate has a screen. */
  readonly screenFolder?: string;
  /** Networks for faces, where the kit is installed; without them the gate has no lane for faces. */
  readonly faces?: FaceNetworks;
  /** Adds addresses that come from outside of the gate's own borders, as the kit of face networks. */
  readonly mounts?: ServeParts['mounts'];
  /** Another disk for the journal, for tests of a full one. */
  readonly disk?: JournalDisk;
  /** Another clock, for tests. */
  readonly machineNow?: () => number;
}

export interface RunningGate {
  readonly url: string;
  close(): Promise<void>;
}

const usualSyncMs = 1_000;

/** Runs one gate: it starts from its own folder, decides alone, and syncs when it can. */
export async function runGate(options: GateOptions): Promise<RunningGate> {
  const { folder, edition, gate, machineNow = Date.now } = options;
  const warn = (facts: object, message: string): void => options.log?.warn(facts, message);
  const release = holdGateFolder(folder);
  try {
    const kept = readKept(folder);
    const journal = openJournal(join(folder, 'journal.jsonl'), options.disk);
    if (journal.setAside !== undefined) warn({ setAside: journal.setAside }, 'journalDamaged');
    const snapshots = openSnapshots(folder, gate);
    const others = openOthers(folder);
    const own = journal.events();
    const mind = createGateMind([...others.events, ...own]);
    const clock = createGateClock({ machineNow, offsetMs: kept.offsetMs, lastAt: own.at(-1)?.at ?? 0 });
    if (snapshots.current) {
      mind.learn(snapshots.current);
      clock.suggest(snapshots.current.clockOffsetMs);
    }
    const listeners = new Set<() => void>();
    const onChange = (): void => {
      for (const listener of listeners) listener();
    };
    const everyMs = options.syncEveryMs ?? usualSyncMs;
    const parts = { ...options, everyMs, machineNow, kept, mind, journal, others, clock, snapshots, onChange, warn };
    const sync = startSync(parts);
    const desk = openDesk({ mind, journal, clock, onWritten: onChange });
    const stopping = new AbortController();
    const line = { server: options.server, secret: options.secret, stopping: stopping.signal };
    const { faces } = options;
    const partHost = { edition, gate, folder, line, everyMs, mind, desk, clock, machineNow, faces, onChange, warn };
    const opened = await Promise.all(gateParts.map((open) => open(partHost)));
    const state = () => gateState({ edition, gate, mind, journal, clock }, sync.state);
    const { host, screenFolder, mounts = [] } = options;
    const served = { host, mind, desk, state, listeners, screenFolder, parts: opened, mounts, warn };
    const app = await makeGateServer(served);
    const close = async (): Promise<void> => {
      stopping.abort();
      await app.close();
      await Promise.all(opened.map((part) => part.close()));
      await sync.stop();
      await journal.close();
      release();
    };
    const url = await app.listen({ port: options.port, host }).catch(async (error: Error) => {
      await close();
      throw error;
    });
    return { url, close };
  } catch (error) {
    release();
    throw error;
  }
}
