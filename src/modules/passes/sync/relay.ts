import type { Db } from '../../../platform/database/db.ts';
import type { SignedHead } from '../contract.ts';
import type { GateLine } from './store.ts';
import { listEntries, listHeads } from './store.ts';

/** An entry as it came: base64url and hexadecimal. */
interface KeptEntry {
  readonly number: number;
  readonly text: string;
  readonly hashText: string;
}

interface GateFeed {
  head: number;
  hash: string;
  signature: string;
  /** The newest entries without a gap; they end at `head`, or are empty. */
  entries: KeptEntry[];
}

/** What a gate asks of its neighbours. */
export interface RelayWish {
  readonly gate: string;
  /** All gates of the venue. */
  readonly gates: readonly string[];
  readonly known: Readonly<Record<string, number>>;
  readonly heard: readonly string[];
}

/** What it is told: entries and heads as JSON text of arrays. */
export interface RelayAnswer {
  readonly others: string;
  readonly heads: string;
}

/** So many entries of one gate stay in memory: some seconds of a busy one. */
const mostKept = 150;
/** An answer holds so many. */
const mostSent = 1_000;
/** Where gates stand is asked of the database so often; what this process took in it knows at once. */
const freshMs = 250;

/**
 * Hands entries of a venue's gates on to each other from memory; what another process took in, or what is older, comes
 * from the database. One a process and edition.
 */
export class Relay {
  private readonly edition: string;
  private readonly feeds = new Map<string, GateFeed>();
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(edition: string) {
    this.edition = edition;
  }

  /** Notes what was just committed. */
  take(gate: GateLine, entries: readonly { number: number; text: string; hashText: string }[]): void {
    const feed = this.feedOf(gate.gate);
    const kept = entries.map(({ number, text, hashText }) => ({ number, text, hashText }));
    const isNext = entries[0]?.number === feed.head + 1;
    feed.entries = (isNext ? [...feed.entries, ...kept] : kept).slice(-mostKept);
    this.stand(feed, gate.acknowledged, gate.headHash, gate.headSignature);
  }

  /** Answers many wishes with at most two statements. */
  async answer(db: Db, wishes: readonly RelayWish[]): Promise<RelayAnswer[]> {
    if (performance.now() - this.readAt > freshMs) await this.refresh(db);
    const plans = wishes.map((wish) => this.plan(wish));
    const missing = new Map<string, { gate: string; after: number; until: number }>();
    for (const part of plans.flat()) {
      if (this.has(part.gate, part.after)) continue;
      const known = missing.get(part.gate);
      const [after, until] = [
        Math.min(part.after, known?.after ?? part.after),
        Math.max(part.until, known?.until ?? 0),
      ];
      missing.set(part.gate, { gate: part.gate, after, until });
    }
    const loaded = new Map<string, KeptEntry[]>();
    if (missing.size > 0) {
      for (const row of await listEntries(db, this.edition, [...missing.values()])) {
        const entry = { number: row.number, text: row.bytes.toString('base64url'), hashText: row.hash };
        const list = loaded.get(row.gate);
        if (list) list.push(entry);
        else loaded.set(row.gate, [entry]);
      }
    }
    return plans.map((plan) => this.tell(plan, loaded));
  }

  /** Which entries a gate is told now. */
  private plan({ gate, gates, known, heard }: RelayWish): { gate: string; after: number; until: number }[] {
    const plan: { gate: string; after: number; until: number }[] = [];
    let room = mostSent;
    for (const other of gates) {
      const feed = this.feeds.get(other);
      const after = known[other] ?? 0;
      if (other === gate || !feed || feed.head <= after || room === 0 || heard.includes(other)) continue;
      const until = Math.min(feed.head, after + room);
      room -= until - after;
      plan.push({ gate: other, after, until });
    }
    return plan;
  }

  private tell(
    plan: readonly { gate: string; after: number; until: number }[],
    loaded: ReadonlyMap<string, KeptEntry[]>,
  ): RelayAnswer {
    const heads: SignedHead[] = [];
    const others = plan.flatMap(({ gate, after, until }) => {
      const { head, hash, signature, entries } = this.feeds.get(gate)!;
      if (until === head && signature !== '') heads.push({ gate, number: head, hash, signature });
      const source = this.has(gate, after) ? entries : (loaded.get(gate) ?? []);
      return source.filter(({ number }) => number > after && number <= until).map((entry) => entryText(gate, entry));
    });
    return { others: `[${others.join(',')}]`, heads: JSON.stringify(heads) };
  }

  private has(gate: string, after: number): boolean {
    const first = this.feeds.get(gate)?.entries[0];
    return first !== undefined && first.number <= after + 1;
  }

  private async refresh(db: Db): Promise<void> {
    this.readAt = performance.now();
    for (const row of await listHeads(db, this.edition)) {
      const feed = this.feedOf(row.gate);
      if (row.acknowledged !== feed.head) this.stand(feed, row.acknowledged, row.headHash, row.headSignature);
    }
  }

  private stand(feed: GateFeed, head: number, hash: string, signature: string): void {
    feed.head = head;
    feed.hash = hash;
    feed.signature = signature;
    if (feed.entries.at(-1)?.number !== head) feed.entries = [];
  }

  private feedOf(gate: string): GateFeed {
    const known = this.feeds.get(gate);
    if (known) return known;
    const made = { head: 0, hash: '', signature: '', entries: [] };
    this.feeds.set(gate, made);
    return made;
  }
}

function entryText(gate: string, { number, text, hashText }: KeptEntry): string {
  return `{"gate":${JSON.stringify(gate)},"number":${number},"bytes":"${text}","hash":"${hashText}"}`;
}
