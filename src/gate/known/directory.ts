import type { DirectoryHead, DirectoryRow } from '../../modules/passes/contract.ts';
import { type FoldedName, foldName, type Marks, seek } from '../look-up.ts';

type Block = DirectoryHead['blocks'][number];

/** Somebody the gate may meet. */
export interface DirectoryPerson {
  readonly pass: string;
  readonly name: string;
  readonly kind: DirectoryRow[2];
  readonly shortCode: string;
  /** Pass of the person whose party it is; their own for the holder. */
  readonly holder: string;
  readonly tickets: readonly {
    readonly session: number;
    readonly sector: number;
    readonly place: number;
    readonly status: number;
    readonly seat: { readonly block: string; readonly row: number; readonly number: number; readonly kind: string };
  }[];
}

/** A person is kept as their line of text and taken apart when asked for: names of a stadium in few megabytes. */
interface Entry {
  readonly line: string;
  readonly name: FoldedName;
  readonly holder: string;
}

/** Names, seats and short codes, for look-up and screen; no decision about a code needs it. */
export class Directory {
  private entries = new Map<string, Entry>();
  private parties = new Map<string, string[]>();
  private blocks: readonly Block[] = [];
  state: 'none' | 'loading' | 'ready' = 'none';
  /** Of what is here; undefined: nothing yet. */
  version: string | undefined;
  madeAt = 0;

  get size(): number {
    return this.entries.size;
  }

  /** Takes a document in, some rows at a time, so that decisions go on between them. */
  async take(text: string): Promise<void> {
    let at = lineEnd(text, 0);
    const head = JSON.parse(text.slice(0, at)) as DirectoryHead;
    // A second whole document is built beside the first, so that nobody is missing meanwhile.
    const isBeside = head.since === null && this.state === 'ready';
    const target = isBeside ? new Directory() : this;
    if (!isBeside && head.since === null) this.state = 'loading';
    if (head.since === null) target.blocks = head.blocks;
    for (const holder of head.gone) target.dropParty(holder);
    for (let count = 0; at < text.length; count++) {
      const end = lineEnd(text, at + 1);
      target.add(text.slice(at + 1, end));
      at = end;
      if (count % rowsAtOnce === rowsAtOnce - 1) await new Promise((resolve) => setImmediate(resolve));
    }
    if (isBeside) [this.entries, this.parties, this.blocks] = [target.entries, target.parties, target.blocks];
    this.version = head.version;
    this.madeAt = head.madeAt;
    this.state = 'ready';
  }

  person(pass: string): DirectoryPerson | undefined {
    const entry = this.entries.get(pass);
    return entry && this.read(entry.line);
  }

  /** Everybody of the same party, the person included; empty for a stranger. */
  partyOf(pass: string): DirectoryPerson[] {
    const holder = this.entries.get(pass)?.holder;
    return (this.parties.get(holder ?? '') ?? []).map((one) => this.read(this.entries.get(one)!.line));
  }

  /** By a part of the name in any script, by short code, pass or seat; at most `most`. */
  find(text: string, most = 20): DirectoryPerson[] {
    const isSought = seek(text);
    if (!isSought) return [];
    const found: DirectoryPerson[] = [];
    for (const { line, name } of this.entries.values()) {
      if (isSought(name, () => marksOf(this.read(line)))) found.push(this.read(line));
      if (found.length === most) break;
    }
    return found;
  }

  private add(line: string): void {
    const [pass, name, , , holder] = JSON.parse(line) as DirectoryRow;
    if (!this.entries.has(pass)) {
      const party = this.parties.get(holder);
      if (party) party.push(pass);
      else this.parties.set(holder, [pass]);
    }
    this.entries.set(pass, { line: flat(line), name: foldName(name), holder: holder === pass ? pass : holder });
  }

  private dropParty(holder: string): void {
    for (const pass of this.parties.get(holder) ?? []) this.entries.delete(pass);
    this.parties.delete(holder);
  }

  private read(line: string): DirectoryPerson {
    const [pass, name, kind, shortCode, holder, tickets] = JSON.parse(line) as DirectoryRow;
    const rights = tickets.map(([session, sector, place, status]) => ({
      session,
      sector,
      place,
      status,
      seat: seatAt(this.blocks, place),
    }));
    return { pass, name, kind, shortCode, holder, tickets: rights };
  }
}

function marksOf({ pass, shortCode, tickets }: DirectoryPerson): Marks {
  return { pass, shortCode, seats: tickets.map(({ seat }) => seat) };
}

const rowsAtOnce = 1_000;

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A copy that does not hold the whole document in memory. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

function seatAt(blocks: readonly Block[], place: number): DirectoryPerson['tickets'][number]['seat'] {
  const block = blocks.find((one) => place >= one.firstPlace && place < one.firstPlace + one.rows * one.seatsPerRow);
  if (!block) return { block: '', row: 0, number: 0, kind: 'seat' };
  const offset = place - block.firstPlace;
  const row = Math.floor(offset / block.seatsPerRow) + 1;
  const kind =
    block.kind === 'standing'
      ? 'standing'
      : block.wheelchairPlaces.includes(place)
        ? 'wheelchair'
        : block.companionPlaces.includes(place)
          ? 'companion'
          : 'seat';
  return { block: block.id, row, number: (offset % block.seatsPerRow) + 1, kind };
}
