import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsync,
  ftruncateSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
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
  /**
   * Resolves to true when the event is on the disk, to false when the disk refused: then it waits in memory, in order,
   * and is written with the next. Many at once share one flush.
   */
  append(event: AdmissionEvent): Promise<boolean>;
  /** Number and hash of the last entry, written or not. */
  readonly head: ChainHead;
  /** Number of the last entry on the disk. */
  readonly durable: number;
  /** Lines after a number that are on the disk, at most so many. */
  after(number: number, most: number): JournalLine[];
  /** Tries again to write what the disk refused. */
  retry(): Promise<boolean>;
  events(): AdmissionEvent[];
  /** Where the journal was set aside because it did not hold; undefined: it was sound. */
  readonly setAside: string | undefined;
  close(): Promise<void>;
}

/** The disk as the journal uses it; tests hand in one that is full. */
export interface JournalDisk {
  /** Writes at the end of what was written whole; after a failure the next write starts there again. */
  write(text: string): Promise<void>;
  close(): void;
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/**
 * Opens a journal. A torn last line (a crash while writing) is cut off. Where the chain does not hold, the file is set
 * aside whole and the journal goes on after the last sound entry: a damaged disk never keeps people out.
 */
export function openJournal(file: string, disk?: JournalDisk): Journal {
  const { lines, events, setAside } = readJournal(file);
  const keeper = disk ?? fileDisk(file);
  const last = lines.at(-1);
  let head: ChainHead = last ? { number: last.number, hash: Buffer.from(last.hash, 'hex') } : emptyChain;
  let durable = lines.length;
  let flushing: Promise<boolean> | undefined;

  async function flush(): Promise<boolean> {
    // Whoever arrives in this turn of the event loop shares the flush.
    await new Promise((resolve) => setImmediate(resolve));
    let isWritten = true;
    while (isWritten && durable < lines.length) {
      const until = lines.length;
      const batch = lines.slice(durable, until);
      isWritten = await keeper.write(batch.map((line) => `${JSON.stringify(line)}\n`).join('')).then(
        () => true,
        () => false,
      );
      if (isWritten) durable = until;
    }
    flushing = undefined;
    return isWritten;
  }

  return {
    async append(event) {
      const entry = link(head, event, sha256);
      head = { number: entry.number, hash: entry.hash };
      lines.push(lineOf(entry));
      events.push(event);
      flushing ??= flush();
      await flushing;
      return durable >= entry.number;
    },
    get head() {
      return head;
    },
    get durable() {
      return durable;
    },
    after: (number, most) => lines.slice(number, Math.min(number + most, durable)),
    async retry() {
      if (durable < lines.length) flushing ??= flush();
      return (await flushing) ?? true;
    },
    events: () => [...events],
    setAside,
    async close() {
      await flushing;
      keeper.close();
    },
  };
}

const flushFile = promisify(fsync);

function fileDisk(file: string): JournalDisk {
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  let length = wholeBytes(readFileSync(file));
  return {
    async write(text) {
      const bytes = Buffer.from(text);
      try {
        let done = 0;
        while (done < bytes.length) done += writeSync(handle, bytes, done, bytes.length - done, length + done);
        await flushFile(handle);
        length += bytes.length;
      } catch (error) {
        // After a failed flush nobody knows what the disk holds: the same bytes are written again at the same place.
        ftruncateSync(handle, length);
        throw error;
      }
    },
    close: () => closeSync(handle),
  };
}

/** Bytes up to the last line that ends. */
function wholeBytes(content: Buffer): number {
  return content.lastIndexOf(0x0a) + 1;
}

interface Kept {
  readonly lines: JournalLine[];
  readonly events: AdmissionEvent[];
  readonly setAside: string | undefined;
}

function readJournal(file: string): Kept {
  if (!existsSync(file)) return { lines: [], events: [], setAside: undefined };
  const content = readFileSync(file);
  const end = wholeBytes(content);
  if (end < content.length) truncateSync(file, end);
  const lines: JournalLine[] = [];
  const events: AdmissionEvent[] = [];
  let head: ChainHead = emptyChain;
  let at = 0;
  for (const text of content.toString('utf8', 0, end).split('\n').slice(0, -1)) {
    const entry = entryOf(text);
    if (!entry || checkChain(head, [entry.entry], sha256)) break;
    head = { number: entry.entry.number, hash: entry.entry.hash };
    lines.push(entry.line);
    events.push(entry.entry.event);
    at += Buffer.byteLength(text) + 1;
  }
  return { lines, events, setAside: at < end ? setAsideRest(file, content.subarray(0, end), at) : undefined };
}

/** Keeps the file as it was found under another name and leaves the sound part. */
function setAsideRest(file: string, content: Buffer, soundBytes: number): string {
  const name = `${file}.damaged-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
  copyFileSync(file, name);
  truncateSync(file, soundBytes);
  return name;
}

function entryOf(text: string): { line: JournalLine; entry: JournalEntry } | undefined {
  try {
    const line = JSON.parse(text) as JournalLine;
    const event = eventOf(line.bytes);
    return event && { line, entry: { number: line.number, event, hash: Buffer.from(line.hash, 'hex') } };
  } catch {
    return undefined;
  }
}

/** An event from its canonical bytes; undefined where they are none that the ledger can take. */
export function eventOf(bytes: string): AdmissionEvent | undefined {
  try {
    const event = decode(Buffer.from(bytes, 'base64url')) as Partial<AdmissionEvent> | null;
    if (typeof event?.id !== 'string' || !Number.isSafeInteger(event.at)) return undefined;
    if (event.kind === 'annulment') return typeof event.passage === 'string' ? (event as AdmissionEvent) : undefined;
    if (event.kind === 'note') return typeof event.topic === 'string' ? (event as AdmissionEvent) : undefined;
    const isPassage = event.kind === 'passage' && Array.isArray(event.decision?.members);
    return isPassage ? (event as AdmissionEvent) : undefined;
  } catch {
    return undefined;
  }
}

function lineOf(entry: JournalEntry): JournalLine {
  return {
    number: entry.number,
    bytes: Buffer.from(canonicalBytes(entry.event)).toString('base64url'),
    hash: Buffer.from(entry.hash).toString('hex'),
  };
}
