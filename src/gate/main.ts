import { join } from 'node:path';
import type { FaceNetworks } from './faces/node-lanes.ts';
import { createGateClock } from './gate-clock.ts';
import { type DeskParts, type GateDesk, openDesk } from './gate-desk.ts';
import { holdGateFolder } from './gate-folder.ts';
import { openGateKey } from './gate-key.ts';
import { createGateMind, type GateMind } from './gate-mind.ts';
import { type GatePart, openParts } from './gate-parts.ts';
import { gateState } from './gate-state.ts';
import { type JournalDisk, openJournal } from './journal.ts';
import { openEndings } from './known/endings.ts';
import { keepDirectory } from './known/keep-directory.ts';
import { openMerging } from './known/merging.ts';
import { noNeighbours } from './known/neighbours.ts';
import { Others } from './known/others.ts';
import { openReceipts, type Receipts } from './receipts.ts';
import { makeGateServer, type RearParts } from './serve.ts';
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
  readonly mounts?: RearParts['mounts'];
  /** Another disk for the journal, for tests of a full one. */
  readonly disk?: JournalDisk;
  /** Port and address of the broker for devices, and another broker instead of it. */
  readonly devices?: { readonly port?: number; readonly broker?: string };
  /** Another clock, for tests. */
  readonly machineNow?: () => number;
}

export interface RunningGate {
  readonly url: string;
  /** Resolves when names are loaded and every part beside the desk is there. */
  readonly opened: Promise<void>;
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
  const desk = deskOver(memory, receipts, onChange);
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
  let sync: Sync | undefined;
  const shown = { edition, gate, mind, journal, clock, merging: memory.merging, neighbours };
  const state = () => gateState(shown, sync?.state ?? standingAlone(kept, journal, machineNow()));
  let beside: readonly GatePart[] | undefined;
  let partsOpen: Promise<void> = Promise.resolve();
  const patient = patientDesk(desk, mind, () => (beside ? undefined : partsOpen));
  const app = makeGateServer({ host, mind, desk: patient, state, listeners, warn });
  let opening: Promise<void> = Promise.resolve();
  const close = async (): Promise<void> => {
    stopping.abort();
    await opening;
    await app.close();
    await Promise.all((beside ?? []).map((part) => part.close()));
    await sync?.stop();
    await journal.close();
    release();
  };
  const url = await app.listen(options.port).catch(async (error: Error) => {
    await close();
    throw error;
  });
  // The desk is open: parts and names are loaded, and the server is asked, beside it.
  partsOpen = openBeside();
  opening = partsOpen.then(async () => {
    await directory.load();
    onChange();
    if (!stopping.signal.aborted) sync = startSync(parts);
  });
  return { url, opened: opening, close };

  async function openBeside(): Promise<void> {
    // A request that came with the start is answered first.
    await new Promise((resolve) => setTimeout(resolve, 0));
    beside = await openParts(parts);
    await app
      .open({ screenFolder, parts: beside, mounts })
      .catch((error: unknown) => warn({ error: String(error) }, 'partFailed'));
  }
}

/** The desk; whoever passes with a pass is given a receipt for it. */
function deskOver(memory: Pick<DeskParts, 'mind' | 'journal' | 'clock'>, receipts: Receipts, onWritten: () => void) {
  return openDesk({
    ...memory,
    onWritten,
    onPassage(passage, evidence) {
      if (evidence.kind === 'pass') receipts.give(passage, evidence.pass);
    },
  });
}

/** A code that nothing here can read waits for the parts that are still opening: one of them may know it. */
function patientDesk(desk: GateDesk, mind: GateMind, opening: () => Promise<void> | undefined): GateDesk {
  const isUnknown = (code: string | undefined): boolean =>
    code !== undefined && mind.read(new Uint8Array(Buffer.from(code, 'base64url'))).kind === 'unknown';
  return {
    admit: async (wish) => {
      const rest = opening();
      if (rest && isUnknown(wish.code)) await rest;
      return await desk.admit(wish);
    },
    present: (wish) => desk.present(wish),
    force: (wish) => desk.force(wish),
    annul: (wish) => desk.annul(wish),
    note: (note) => desk.note(note),
  };
}
