import { createHash, hash } from 'node:crypto';
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
import { checkSealed, type SealedEntry } from '../engines/admission/head.ts';
import {
  type ChainHead,
  canonicalBytes,
  emptyChain,
  type JournalEntry,
  link,
} from '../engines/admission/journal-chain.ts';
import type { AdmissionEvent } from '../engines/admission/ledger.ts';
import { readCbor } from '../kernel/read-cbor.ts';
import { writeWhole } from './gate-folder.ts';

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
  /** Number of the entry that this disk's journal goes on from; 0: it is whole. */
  readonly base: number;
  /**
   * Goes on from where the server stands, as after a change of the disk: the file is set aside as it is, and the entries
   * after a number, which the server does not have, are linked to its head. Answers the file's new name.
   */
  rejoin(head: ChainHead, after: number): string | undefined;
  close(): Promise<void>;
}

/** The disk as the journal uses it; tests hand in one that is full. */
export interface JournalDisk {
  /** Writes at the end of what was written whole; after a failure the next write starts there again. */
  write(text: string): Promise<void>;
  /** Keeps what is there under another name and begins with this text; answers the name. */
  replace?(text: string): string;
  close(): void;
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}

/**
 * Opens a journal. A torn last line (a crash while writing) is cut off. Where the chain does not hold, the file is set
 * aside whole and the journal goes on after the last sound entry: a damaged disk never keeps people out.
 */
export function openJournal(file: string, disk?: JournalDisk): Journal {
  return new FileJournal(readJournal(file), disk ?? fileDisk(file));
}

class FileJournal implements Journal {
  head: ChainHead;
  durable: number;
  readonly setAside: string | undefined;
  private readonly keeper: JournalDisk;
  private readonly lines: JournalLine[];
  private readonly known: AdmissionEvent[];
  /** Entry `base + n + 1` is line n. */
  private first: number;
  private flushing: Promise<boolean> | undefined;

  constructor({ base, lines, events, setAside }: Kept, keeper: JournalDisk) {
    const last = lines.at(-1);
    this.head = last ? { number: last.number, hash: Buffer.from(last.hash, 'hex') } : base;
    this.durable = this.head.number;
    this.setAside = setAside;
    this.keeper = keeper;
    this.lines = lines;
    this.known = events;
    this.first = base.number;
  }

  get base(): number {
    return this.first;
  }

  async append(event: AdmissionEvent): Promise<boolean> {
    const entry = this.add(event);
    this.known.push(event);
    this.flushing ??= this.flush();
    await this.flushing;
    return this.durable >= entry;
  }

  after(number: number, most: number): JournalLine[] {
    if (number < this.first) return [];
    return this.lines.slice(number - this.first, Math.min(number + most, this.durable) - this.first);
  }

  async retry(): Promise<boolean> {
    if (this.durable < this.head.number) this.flushing ??= this.flush();
    return (await this.flushing) ?? true;
  }

  events(): AdmissionEvent[] {
    return [...this.known];
  }

  rejoin(from: ChainHead, after: number): string | undefined {
    const kept = this.lines.filter((line) => line.number > after).flatMap((line) => eventOf(line.bytes) ?? []);
    this.lines.length = 0;
    this.first = from.number;
    this.head = from;
    for (const event of kept) this.add(event);
    const begin: JournalLine = { number: from.number, bytes: '', hash: Buffer.from(from.hash).toString('hex') };
    this.durable = this.first;
    try {
      const name = this.keeper.replace?.([begin, ...this.lines].map(textOf).join(''));
      this.durable = this.head.number;
      return name;
    } catch {
      // A full disk: the entries wait in memory, as others do.
      return undefined;
    }
  }

  async close(): Promise<void> {
    await this.flushing;
    this.keeper.close();
  }

  private add(event: AdmissionEvent): number {
    const entry = link(this.head, event, sha256);
    this.head = { number: entry.number, hash: entry.hash };
    this.lines.push(lineOf(entry));
    return entry.number;
  }

  private async flush(): Promise<boolean> {
    // Whoever arrives in this turn of the event loop shares the flush.
    await new Promise((resolve) => setImmediate(resolve));
    let isWritten = true;
    while (isWritten && this.durable < this.head.number) {
      const [from, until] = [this.first, this.head.number];
      const batch = this.lines.slice(this.durable - from, until - from);
      isWritten = await this.keeper.write(batch.map(textOf).join('')).then(
        () => true,
        () => false,
      );
      // A journal that was joined anew in the meantime was written whole.
      if (isWritten && from === this.first) this.durable = until;
    }
    this.flushing = undefined;
    return isWritten;
  }
}

function textOf(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

const flushFile = promisify(fsync);

function fileDisk(file: string): JournalDisk {
  let handle = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  let length = wholeBytes(readFileSync(file));
  return {
    replace(text) {
      const content = readFileSync(file);
      const name = `${file}.set-aside-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
      copyFileSync(file, name);
      writeWhole(file, text);
      closeSync(handle);
      handle = openSync(file, constants.O_RDWR, 0o600);
      length = Buffer.byteLength(text);
      return name;
    },
    async write(text) {
      const bytes = Buffer.from(text);
      const own = handle;
      try {
        let done = 0;
        while (done < bytes.length) done += writeSync(handle, bytes, done, bytes.length - done, length + done);
        await flushFile(handle);
        // Replaced in the meantime: these bytes stand in the file that was set aside.
        if (own === handle) length += bytes.length;
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
  readonly base: ChainHead;
  readonly lines: JournalLine[];
  readonly events: AdmissionEvent[];
  readonly setAside: string | undefined;
}

function readJournal(file: string): Kept {
  if (!existsSync(file)) return { base: emptyChain, lines: [], events: [], setAside: undefined };
  const content = readFileSync(file);
  const end = wholeBytes(content);
  if (end < content.length) truncateSync(file, end);
  const lines: JournalLine[] = [];
  const events: AdmissionEvent[] = [];
  const texts = content.toString('utf8', 0, end).split('\n').slice(0, -1);
  const base = baseOf(texts[0]);
  let head: ChainHead = base ?? emptyChain;
  let at = base ? Buffer.byteLength(texts.shift()!) + 1 : 0;
  for (const text of texts) {
    const entry = entryOf(text);
    if (!entry || checkSealed(head, [entry.sealed], sha256)) break;
    head = { number: entry.sealed.number, hash: entry.sealed.hash };
    lines.push(entry.line);
    events.push(entry.event);
    at += Buffer.byteLength(text) + 1;
  }
  const start = base ?? emptyChain;
  return {
    base: start,
    lines,
    events,
    setAside: at < end ? setAsideRest(file, content.subarray(0, end), at) : undefined,
  };
}

/** Keeps the file as it was found under another name and leaves the sound part. */
function setAsideRest(file: string, content: Buffer, soundBytes: number): string {
  const name = `${file}.damaged-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
  copyFileSync(file, name);
  truncateSync(file, soundBytes);
  return name;
}

/** A first line without an event: this disk's journal goes on from there. */
function baseOf(text: string | undefined): ChainHead | undefined {
  try {
    const line = JSON.parse(text ?? 'null') as JournalLine | null;
    const isBase = line?.bytes === '' && Number.isSafeInteger(line.number) && /^[0-9a-f]{64}$/.test(line.hash);
    return isBase ? { number: line.number, hash: new Uint8Array(Buffer.from(line.hash, 'hex')) } : undefined;
  } catch {
    return undefined;
  }
}

function entryOf(text: string): { line: JournalLine; event: AdmissionEvent; sealed: SealedEntry } | undefined {
  try {
    const line = JSON.parse(text) as JournalLine;
    const event = eventOf(line.bytes);
    const bytes = Buffer.from(line.bytes, 'base64url');
    return event && { line, event, sealed: { number: line.number, bytes, hash: Buffer.from(line.hash, 'hex') } };
  } catch {
    return undefined;
  }
}

/** An event from its canonical bytes; undefined where they are none that the ledger can take. */
export function eventOf(bytes: string): AdmissionEvent | undefined {
  try {
    const event = readCbor(Buffer.from(bytes, 'base64url')) as Partial<AdmissionEvent> | null;
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
