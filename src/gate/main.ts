import { join } from 'node:path';
import type { FaceNetworks } from './faces/node-lanes.ts';
import { createGateClock } from './gate-clock.ts';
import { openDesk } from './gate-desk.ts';
import { holdGateFolder } from './gate-folder.ts';
import { openGateKey } from './gate-key.ts';
import { createGateMind } from './gate-mind.ts';
import { gateParts } from './gate-parts.ts';
import { gateState } from './gate-state.ts';
import { type JournalDisk, openJournal } from './journal.ts';
import { openEndings } from './known/endings.ts';
import { keepDirectory } from './known/keep-directory.ts';
import { openMerging } from './known/merging.ts';
import { noNeighbours } from './known/neighbours.ts';
import { Others } from './known/others.ts';
import { openReceipts } from './receipts.ts';
import { makeGateServer, type ServeParts } from './serve.ts';
import { openSnapshots } from './snapshot.ts';
import { readKept, type Sync, type SyncParts, standingAlone, startSync } from './sync.ts';

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
  /** Where the venue's other gates may reach this one; `address` where it differs from host and port. */
  readonly peer?: { readonly host: string; readonly port: number; readonly address?: string } | undefined;
  readonly log?: { warn(facts: object, message: string): void };
  /** The built pages, where this gate has a screen. */
  readonly screenFolder?: string;
  /** Networks for faces, where the kit is installed; without them the gate has no lane for faces. */
  readonly faces?: FaceNetworks;
  /** Adds addresses that come from outside of the gate's own borders, as the kit of face networks. */
  readonly mounts?: ServeParts['mounts'];
  /** Another disk for the journal, for tests of a full one. */
  readonly disk?: JournalDisk;
  /** Port and address of the broker for devices, and another broker instead of it. */
  readonly devices?: { readonly port?: number; readonly broker?: string };
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
  const release = holdGateFolder(options.folder);
  try {
    return await openGate(options, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** Everything that the folder of a gate holds, and the mind that was made from it. */
function remember(options: GateOptions, onChange: () => void, warn: SyncParts['warn']) {
  const { folder, edition, gate, machineNow = Date.now } = options;
  const kept = readKept(folder);
  const journal = openJournal(join(folder, 'journal.jsonl'), options.disk);
  if (journal.setAside !== undefined) warn({ setAside: journal.setAside }, 'journalDamaged');
  const snapshots = openSnapshots(folder, gate);
  const key = openGateKey(folder);
  const others = new Others(folder, edition);
  const own = journal.events();
  const mind = createGateMind([...others.takeKept(), ...own]);
  const clock = createGateClock({ machineNow, offsetMs: kept.offsetMs, lastAt: own.at(-1)?.at ?? 0 });
  if (snapshots.current) {
    mind.learn(snapshots.current);
    clock.suggest(snapshots.current.clockOffsetMs);
  }
  const endings = openEndings(folder);
  for (const ending of endings.read()) mind.end(ending);
  const venue = () => mind.snapshot?.venue;
  const directory = keepDirectory(folder, mind.directory, { venue, check: snapshots.check });
  const merging = openMerging(mind.ledger, onChange);
  return { kept, journal, snapshots, key, others, mind, clock, endings, directory, merging };
}

async function openGate(options: GateOptions, release: () => void): Promise<RunningGate> {
  const { edition, gate, host, server, secret, screenFolder, mounts = [], machineNow = Date.now } = options;
  const everyMs = options.syncEveryMs ?? usualSyncMs;
  const warn = (facts: object, message: string): void => options.log?.warn(facts, message);
  const listeners = new Set<() => void>();
  const onChange = (): void => {
    for (const listener of listeners) listener();
  };
  const memory = remember(options, onChange, warn);
  const { mind, journal, clock, kept, directory } = memory;
  const neighbours = noNeighbours();
  const receipts = openReceipts(edition, memory.key);
  const desk = openDesk({
    mind,
    journal,
    clock,
    onWritten: onChange,
    onPassage(passage, evidence) {
      if (evidence.kind === 'pass') receipts.give(passage, evidence.pass);
    },
  });
  const stopping = new AbortController();
  const line = { server, secret, stopping: stopping.signal };
  const network = { host, ...options.devices };
  const parts = {
    ...options,
    ...memory,
    neighbours,
    receipts,
    network,
    line,
    everyMs,
    desk,
    machineNow,
    onChange,
    warn,
  };
  const opened = await Promise.all(gateParts.map((open) => open(parts)));
  let sync: Sync | undefined;
  const shown = { edition, gate, mind, journal, clock, merging: memory.merging, neighbours };
  const state = () => gateState(shown, sync?.state ?? standingAlone(kept, journal, machineNow()));
  const app = await makeGateServer({ host, mind, desk, state, listeners, screenFolder, parts: opened, mounts, warn });
  let loading: Promise<void> = Promise.resolve();
  const close = async (): Promise<void> => {
    stopping.abort();
    await app.close();
    await Promise.all(opened.map((part) => part.close()));
    await loading;
    await sync?.stop();
    await journal.close();
    release();
  };
  const url = await app.listen({ port: options.port, host }).catch(async (error: Error) => {
    await close();
    throw error;
  });
  // The desk is open: names are loaded, and the server is asked, beside it.
  loading = directory.load().then(() => {
    onChange();
    if (!stopping.signal.aborted) sync = startSync(parts);
  });
  return { url, close };
}
