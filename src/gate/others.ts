import { appendFileSync, existsSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { AdmissionEvent } from '../engines/admission/ledger.ts';
import { readWhole } from './gate-folder.ts';
import { eventOf } from './journal.ts';

/** An entry of another gate of the venue, as the server hands it on. */
export interface OtherEntry {
  readonly gate: string;
  readonly number: number;
  /** Canonical bytes, base64url. */
  readonly bytes: string;
}

/** What other gates of the venue wrote. Losing some is no harm: the server has them. */
export interface Others {
  /** Events kept from earlier runs. */
  readonly events: readonly AdmissionEvent[];
  /** Per gate the last number that was taken. */
  readonly known: Readonly<Record<string, number>>;
  /** Takes entries in and answers the events in them. */
  take(entries: readonly OtherEntry[]): AdmissionEvent[];
}

/** Opens the file of others' entries, one JSON line each; a torn last line is cut off. */
export function openOthers(folder: string): Others {
  const file = join(folder, 'others.jsonl');
  const known: Record<string, number> = {};
  const note = ({ gate, number }: OtherEntry): void => {
    known[gate] = Math.max(known[gate] ?? 0, number);
  };
  const events: AdmissionEvent[] = [];
  const text = readWhole(file) ?? '';
  const end = text.lastIndexOf('\n') + 1;
  if (end < text.length) truncateSync(file, Buffer.byteLength(text.slice(0, end)));
  for (const line of text.slice(0, end).split('\n').slice(0, -1)) {
    const entry = parseLine(line);
    const event = entry && eventOf(entry.bytes);
    if (!event) continue;
    note(entry);
    events.push(event);
  }
  return {
    events,
    known,
    take(entries) {
      if (entries.length === 0) return [];
      for (const entry of entries) note(entry);
      const length = existsSync(file) ? statSync(file).size : 0;
      try {
        appendFileSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600 });
      } catch {
        // A full disk: this run knows them, the next asks the server again.
        if (existsSync(file)) truncateSync(file, length);
      }
      return entries.flatMap(({ bytes }) => eventOf(bytes) ?? []);
    },
  };
}

function parseLine(line: string): OtherEntry | undefined {
  try {
    return JSON.parse(line) as OtherEntry;
  } catch {
    return undefined;
  }
}
