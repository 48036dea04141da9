import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { decode } from 'cborg';
import {
  type ChainHead,
  canonicalBytes,
  checkChain,
  emptyChain,
  type JournalEntry,
  link,
} from '../engines/admission/journal-chain.ts';
import type { AdmissionEvent } from '../engines/admission/ledger.ts';

const sync = promisify(fsync);

/** A line as it is kept and sent. */
export interface JournalLine {
  readonly number: number;
  /** Canonical event, base64url. */
  readonly bytes: string;
  /** Hex. */
  readonly hash: string;
}

/** The append-only journal of one gate. */
export interface Journal {
  /** Resolves when the event is on the disk; many at once share one flush. Rejects when the disk refuses: then it is kept in memory and written with the next. */
  append(event: AdmissionEvent): Promise<void>;
  readonly head: ChainHead;
  /** Lines after a number that are on the disk, at most so many. */
  after(number: number, most: number): JournalLine[];
  /** Events that were promised to nobody yet, since the disk refused them. */
  readonly unwritten: number;
  /** Tries again to write what the disk refused. */
  retry(): Promise<void>;
  events(): AdmissionEvent[];
  close(): Promise<void>;
}

/** The disk as the journal uses it; tests hand in one that is full. */
export interface JournalDisk {
  write(text: string): void;
  flush(): Promise<void>;
  close(): void;
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/** Opens a journal: a torn last line (a crash while writing) is cut off, and the chain is checked from its first entry. */
export function openJournal(file: string, disk: JournalDisk = fileDisk(file)): Journal {
  const { lines, events } = readJournal(file);
  const last = lines.at(-1);
  let head: ChainHead = last ? { number: last.number, hash: Buffer.from(last.hash, 'hex') } : emptyChain;
  let waiting: string[] = [];
  let durable = lines.length;
  let flushing: Promise<void> | undefined;

  async function flush(): Promise<void> {
    await Promise.resolve();
    const batch = waiting;
    waiting = [];
    flushing = undefined;
    try {
      disk.write(batch.join(''));
      await disk.flush();
      durable += batch.length;
    } catch (error) {
      waiting = [...batch, ...waiting];
      throw error;
    }
  }

  return {
    async append(event) {
      const entry = link(head, event, sha256);
      head = { number: entry.number, hash: entry.hash };
      const line = lineOf(entry);
      lines.push(line);
      events.push(event);
      waiting.push(`${JSON.stringify(line)}\n`);
      flushing ??= flush();
      await flushing;
    },
    get head() {
      return head;
    },
    get unwritten() {
      return waiting.length;
    },
    async retry() {
      if (waiting.length > 0) await (flushing ??= flush());
    },
    after: (number, most) => lines.slice(number, Math.min(number + most, durable)),
    events: () => [...events],
    async close() {
      await flushing?.catch(() => undefined);
      disk.close();
    },
  };
}

function fileDisk(file: string): JournalDisk {
  const end = existsSync(file) ? wholeBytes(readFileSync(file)) : 0;
  const handle = openSync(file, 'a', 0o600);
  ftruncateSync(handle, end);
  let length = end;
  return {
    write(text) {
      const bytes = Buffer.from(text);
      try {
        let done = 0;
        while (done < bytes.length) done += writeSync(handle, bytes, done);
        length += bytes.length;
      } catch (error) {
        ftruncateSync(handle, length);
        throw error;
      }
    },
    flush: () => sync(handle),
    close: () => closeSync(handle),
  };
}

/** Bytes up to the last line that ends. */
function wholeBytes(content: Buffer): number {
  return content.lastIndexOf(0x0a) + 1;
}

function readJournal(file: string): { lines: JournalLine[]; events: AdmissionEvent[] } {
  if (!existsSync(file)) return { lines: [], events: [] };
  const content = readFileSync(file);
  const text = content.toString('utf8', 0, wholeBytes(content));
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as JournalLine);
  const entries = lines.map(
    (line): JournalEntry => ({ number: line.number, event: eventOf(line.bytes), hash: Buffer.from(line.hash, 'hex') }),
  );
  const fault = checkChain(emptyChain, entries, sha256);
  if (fault)
    throw new Error(
      `The journal ${file} does not hold at entry ${fault.at}: it was changed. Keep it and call the operator.`,
    );
  return { lines, events: entries.map((entry) => entry.event) };
}

/** An event from its canonical bytes. */
export function eventOf(bytes: string): AdmissionEvent {
  return decode(Buffer.from(bytes, 'base64url')) as AdmissionEvent;
}

function lineOf(entry: JournalEntry): JournalLine {
  return {
    number: entry.number,
    bytes: Buffer.from(canonicalBytes(entry.event)).toString('base64url'),
    hash: Buffer.from(entry.hash).toString('hex'),
  };
}
