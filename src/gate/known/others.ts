import { appendFileSync, closeSync, existsSync, openSync, readSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { headInput, headOf, sealOf } from '../../engines/admission/head.ts';
import type { ChainHead } from '../../engines/admission/journal-chain.ts';
import type { AdmissionEvent } from '../../engines/admission/ledger.ts';
import type { OtherEntry, SignedHead } from '../../modules/passes/contract.ts';
import { readWhole } from '../gate-folder.ts';
import { isSigned } from '../gate-key.ts';
import { eventOf, sha256 } from '../journal.ts';

/** What was taken from one source. */
export interface TakenEntries {
  readonly events: AdmissionEvent[];
  /** Gates whose entries did not continue what is known here: their disk was changed, or somebody lies. */
  readonly faults: string[];
}

/** Who vouches for entries: the server, or the gates' own signatures over their heads. */
export type Vouching = { readonly by: 'server' } | { readonly by: 'gates'; keyOf(gate: string): string | undefined };

/** The chain of one other gate as far as it is known here. */
interface Chain {
  head: ChainHead;
  /** Byte offsets of the lines on the disk; line n holds entry `first + n`. */
  first: number;
  readonly at: number[];
  /** Heads under that gate's signature, oldest first: up to one of them its entries can be handed on. */
  heads: SignedHead[];
}

/** So many heads of a gate are kept: a neighbour that was away gets the entries in as many parts. */
const mostHeads = 200;

/**
 * What other gates of the venue wrote, each a chain of its own. Losing some is no harm: the server and the neighbours
 * have them. An entry is taken only where it continues the chain; from neighbours only up to a head that the writing
 * gate signed, so nobody can put words into another gate's mouth.
 */
export class Others {
  private readonly file: string;
  private readonly edition: string;
  private readonly chains = new Map<string, Chain>();
  /** Events kept from earlier runs; empty once they were fetched. */
  private kept: AdmissionEvent[] = [];
  private length = 0;

  constructor(folder: string, edition: string) {
    this.file = join(folder, 'others.jsonl');
    this.edition = edition;
    this.load();
  }

  /** Hands out the events of earlier runs, once. */
  takeKept(): AdmissionEvent[] {
    const { kept } = this;
    this.kept = [];
    return kept;
  }

  /** Per gate the last number that was taken. */
  get known(): Record<string, number> {
    return Object.fromEntries([...this.chains].map(([gate, { head }]) => [gate, head.number]));
  }

  take(entries: readonly OtherEntry[], heads: readonly SignedHead[], vouching: Vouching): TakenEntries {
    const faults = new Set<string>();
    const fresh: OtherEntry[] = [];
    const events: AdmissionEvent[] = [];
    const byGate = new Map<string, OtherEntry[]>();
    for (const entry of entries) {
      const list = byGate.get(entry.gate);
      if (list) list.push(entry);
      else byGate.set(entry.gate, [entry]);
    }
    for (const [gate, list] of byGate) {
      const chain = this.chainOf(gate);
      const own = heads.filter((head) => head.gate === gate);
      const run = this.follow(chain, list, vouching.by === 'server' && chain.head.number === 0);
      if (run.isBroken) faults.add(gate);
      const good = vouching.by === 'server' ? run.entries : this.vouched(run.entries, own, vouching.keyOf(gate));
      const last = good.at(-1);
      if (!last) continue;
      if (chain.head.number === 0) chain.first = good[0]!.number;
      chain.head = headOf(last.number, last.hash);
      fresh.push(...good);
      for (const { bytes } of good) {
        const event = eventOf(bytes);
        if (event) events.push(event);
      }
    }
    this.write(fresh);
    for (const head of heads) this.noteHead(head);
    return { events, faults: [...faults] };
  }

  /** Forgets the chain of a gate, so that it is asked for from its beginning; events stay taken. */
  forget(gate: string): void {
    this.chains.delete(gate);
  }

  /** Entries that another gate does not know, each up to a signed head, at most `most`. */
  after(known: Readonly<Record<string, number>>, most: number): { entries: OtherEntry[]; heads: SignedHead[] } {
    const entries: OtherEntry[] = [];
    const heads: SignedHead[] = [];
    for (const [gate, chain] of this.chains) {
      const from = Math.max(known[gate] ?? 0, chain.first - 1);
      if (from > (known[gate] ?? 0)) continue;
      const room = most - entries.length;
      const onDisk = chain.first + chain.at.length - 1;
      const head = chain.heads.findLast(({ number }) => number > from && number <= from + room && number <= onDisk);
      if (!head) continue;
      heads.push(head);
      entries.push(...this.read(chain, from + 1, head.number));
    }
    return { entries, heads };
  }

  /** The longest run that continues the chain. The server may begin in the middle for a gate that is new here. */
  private follow(
    chain: Chain,
    list: readonly OtherEntry[],
    mayBegin: boolean,
  ): { entries: OtherEntry[]; isBroken: boolean } {
    let { head } = chain;
    const entries: OtherEntry[] = [];
    for (const entry of list) {
      if (entry.number <= head.number) continue;
      const isNext = entry.number === head.number + 1;
      const hash = isNext ? sealOf(head.hash, entry.number, Buffer.from(entry.bytes, 'base64url'), sha256) : undefined;
      const isSound = hash !== undefined && Buffer.from(hash).toString('hex') === entry.hash;
      if (!isSound && !(mayBegin && entries.length === 0 && entry.number > 1)) return { entries, isBroken: true };
      head = headOf(entry.number, entry.hash);
      entries.push(entry);
    }
    return { entries, isBroken: false };
  }

  /** The entries up to the last head that the gate signed. */
  private vouched(entries: OtherEntry[], heads: readonly SignedHead[], publicKey: string | undefined): OtherEntry[] {
    if (publicKey === undefined) return [];
    for (let count = entries.length; count > 0; count--) {
      const { number, hash, gate } = entries[count - 1]!;
      const head = heads.find((one) => one.number === number && one.hash === hash);
      if (head && isSigned(headInput(this.edition, gate, headOf(number, hash)), head.signature, publicKey)) {
        return entries.slice(0, count);
      }
    }
    return [];
  }

  private noteHead(head: SignedHead): void {
    const chain = this.chains.get(head.gate);
    if (!chain || head.number > chain.head.number || head.number < chain.first) return;
    if (chain.heads.some(({ number }) => number >= head.number)) return;
    // Only a head of what is here counts; the newest is compared, older ones were when they came.
    if (head.number === chain.head.number && Buffer.from(chain.head.hash).toString('hex') !== head.hash) return;
    chain.heads.push(head);
    if (chain.heads.length > mostHeads) chain.heads.splice(0, 1);
  }

  private chainOf(gate: string): Chain {
    const known = this.chains.get(gate);
    if (known) return known;
    const made: Chain = { head: headOf(0, ''), first: 1, at: [], heads: [] };
    this.chains.set(gate, made);
    return made;
  }

  private write(entries: readonly OtherEntry[]): void {
    if (entries.length === 0) return;
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`);
    try {
      appendFileSync(this.file, lines.join(''), { mode: 0o600 });
      lines.forEach((line, index) => {
        const { gate, number } = entries[index]!;
        this.noteLine(gate, number);
        this.length += Buffer.byteLength(line);
      });
    } catch {
      // A full disk: this run knows them, the next asks again.
      if (existsSync(this.file)) truncateSync(this.file, this.length);
    }
  }

  private noteLine(gate: string, number: number): void {
    const chain = this.chainOf(gate);
    if (number === chain.first + chain.at.length) chain.at.push(this.length);
  }

  private read(chain: Chain, from: number, until: number): OtherEntry[] {
    const handle = openSync(this.file, 'r');
    try {
      return Array.from({ length: until - from + 1 }, (_, index) =>
        this.readAt(handle, chain.at[from + index - chain.first]!),
      );
    } finally {
      closeSync(handle);
    }
  }

  private readAt(handle: number, at: number): OtherEntry {
    for (let size = 2_048; ; size *= 4) {
      const bytes = Buffer.alloc(size);
      const text = bytes.toString('utf8', 0, readSync(handle, bytes, 0, size, at));
      const end = text.indexOf('\n');
      if (end >= 0) return JSON.parse(text.slice(0, end)) as OtherEntry;
      if (size > 1_000_000) throw new Error('A line of others is too long');
    }
  }

  /** One JSON line an entry; a torn last line is cut off, and a file of an older form begins anew. */
  private load(): void {
    const text = readWhole(this.file) ?? '';
    const end = text.lastIndexOf('\n') + 1;
    if (end < text.length) truncateSync(this.file, Buffer.byteLength(text.slice(0, end)));
    for (const line of text.slice(0, end).split('\n').slice(0, -1)) {
      const entry = parseLine(line);
      if (!entry) {
        this.chains.clear();
        this.kept = [];
        rmSync(this.file, { force: true });
        this.length = 0;
        return;
      }
      const chain = this.chainOf(entry.gate);
      if (entry.number <= chain.head.number) {
        // The chain was asked for anew: what is on the disk from here on replaces it.
        Object.assign(chain, { at: [], heads: [], first: entry.number });
      }
      if (chain.head.number === 0) chain.first = entry.number;
      chain.head = headOf(entry.number, entry.hash);
      this.noteLine(entry.gate, entry.number);
      this.length += Buffer.byteLength(line) + 1;
      const event = eventOf(entry.bytes);
      if (event) this.kept.push(event);
    }
    if (existsSync(this.file)) this.length = statSync(this.file).size;
  }
}

function parseLine(line: string): OtherEntry | undefined {
  try {
    const entry = JSON.parse(line) as OtherEntry;
    const isWhole =
      typeof entry.bytes === 'string' && /^[0-9a-f]{64}$/.test(entry.hash) && typeof entry.gate === 'string';
    return isWhole && Number.isSafeInteger(entry.number) ? entry : undefined;
  } catch {
    return undefined;
  }
}
