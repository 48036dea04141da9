import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { GateState } from './contract.ts';
import { openDesk } from './gate-desk.ts';
import { holdGateFolder } from './gate-folder.ts';
import { createGateMind } from './gate-mind.ts';
import { type JournalDisk, openJournal } from './journal.ts';
import { makeGateServer } from './serve.ts';
import { openSnapshots } from './snapshot.ts';
import { readOthers, startSync } from './sync.ts';

export interface GateOptions {
  readonly folder: string;
  readonly port: number;
  readonly host: string;
  /** Where to sync, as in `http://127.0.0.1:7000`. */
  readonly server: string;
  readonly edition: string;
  /** Whole key, `venue.gate`. */
  readonly gate: string;
  readonly secret: string;
  readonly syncEveryMs?: number;
  readonly log?: Pick<FastifyBaseLogger, 'warn'>;
  readonly screenFolder?: string;
  /** Another disk for the journal, for tests of a full one. */
  readonly disk?: JournalDisk;
}

export interface RunningGate {
  readonly url: string;
  close(): Promise<void>;
}

/** Runs one gate: it starts from its own folder, decides alone, and syncs when it can. */
export async function runGate(options: GateOptions): Promise<RunningGate> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  holdGateFolder(folder);
  const journal = openJournal(join(folder, 'journal.jsonl'), ...(options.disk ? [options.disk] : []));
  const snapshots = openSnapshots(folder);
  const mind = createGateMind([...readOthers(folder), ...journal.events()]);
  if (snapshots.current) mind.learn(snapshots.current);
  const listeners = new Set<() => void>();
  const onChange = () => {
    for (const listener of listeners) listener();
  };
  let lastTrouble: string | null = null;
  const sync = startSync({
    ...options,
    everyMs: options.syncEveryMs ?? 1_000,
    mind,
    journal,
    snapshots,
    onChange: () => {
      const { trouble } = sync?.state ?? { trouble: null };
      if (trouble !== null && trouble !== lastTrouble) options.log?.warn({ trouble }, 'sync');
      lastTrouble = trouble;
      onChange();
    },
  });
  const now = () => Date.now() + sync.state.offsetMs;
  const desk = openDesk({ mind, journal, now, onWritten: onChange });
  const state = (): GateState => {
    const { isOnline, since, acknowledged, offsetMs, trouble } = sync.state;
    const { snapshot } = mind;
    const at = now();
    const inner = snapshot?.policy.zones.filter((zone) => zone.venue === snapshot.venue) ?? [];
    return {
      hasSnapshot: snapshot !== undefined,
      edition: options.edition,
      gate: options.gate,
      gateName: snapshot?.gateName ?? options.gate,
      venueNames: snapshot?.venueNames ?? { en: options.gate },
      timeZone: snapshot?.timeZone ?? 'UTC',
      now: at,
      isOnline,
      since: since + offsetMs,
      pending: journal.head.number - acknowledged,
      unwritten: journal.unwritten,
      snapshotMadeAt: snapshot?.madeAt ?? null,
      inside: inner.reduce((sum, zone) => sum + mind.ledger.peopleAt(zone.key), 0),
      trouble: journal.unwritten > 0 ? 'disk' : trouble,
      sessions: snapshot
        ? mind.sessionsNow(at).map((session) => ({ ...session, doorsAt: doorsOf(snapshot.policy, session.startsAt) }))
        : [],
    };
  };
  const app = await makeGateServer({ mind, desk, state, listeners, screenFolder: options.screenFolder });
  const url = await app.listen({ port: options.port, host: options.host });
  return {
    url,
    async close() {
      await app.close();
      await sync.stop();
      await journal.close();
      rmSync(join(folder, 'gate.pid'), { force: true });
    },
  };
}

function doorsOf(policy: { entry: { doorsMinutes: number } }, startsAt: number): number {
  return startsAt - policy.entry.doorsMinutes * 60_000;
}
