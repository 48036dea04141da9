import { appendFileSync, mkdirSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { passIdText } from '../../engines/admission/bytes.ts';
import { headInput, headOf, sealOf } from '../../engines/admission/head.ts';
import { type ChainHead, canonicalBytes } from '../../engines/admission/journal-chain.ts';
import type { Passage } from '../../engines/admission/ledger.ts';
import { openGateKey } from '../../gate/gate-key.ts';
import { type JournalLine, openJournal, sha256 } from '../../gate/journal.ts';
import type { BenchResult } from './figures.ts';

/** What one process of gates is told by its parent. */
export interface GatesPlan {
  readonly folder: string;
  readonly server: string;
  readonly edition: string;
  readonly session: number;
  readonly gates: readonly { readonly gate: string; readonly venue: string; readonly secret: string }[];
  readonly perSecond: number;
  /** Distinguishes the runs of a process that was killed. */
  readonly run: number;
  /** What the server tells of neighbours comes too; else they count as heard over the local network. */
  readonly isRelayed: boolean;
  readonly neighbours: Readonly<Record<string, readonly string[]>>;
}

/** What it tells back, each second and at the end. */
export interface GatesNews {
  readonly acknowledged: number;
  readonly made: number;
  readonly others: number;
  readonly failures: number;
  /** Milliseconds from an admission to the server's acknowledgement, a sample. */
  readonly lags: readonly number[];
}

const mostEntries = 500;
const everyMs = 1_000;

/**
 * Many gates in one process, each with its journal on the disk in the gate's own form (chain of hashes, torn lines cut off
 * at a start) and the real exchange over HTTP. What a gate of its own has beside this, deciding and showing, is left out,
 * and so is its flush: hundreds of gates share one disk here, and a killed process loses nothing of what it wrote.
 */
export async function runGates(): Promise<BenchResult> {
  const plan = JSON.parse(process.env['KAIMON_BENCH_PLAN'] ?? '{}') as GatesPlan;
  const agent = new http.Agent({ keepAlive: true, maxSockets: plan.gates.length });
  const gates = plan.gates.map((gate, index) => new SmallGate(plan, gate, index, agent));
  let isMaking = true;
  process.on('message', (word) => {
    if (word === 'enough') isMaking = false;
  });
  const loops = gates.map(async (gate, index) => {
    await rest((index / gates.length) * everyMs);
    for (;;) {
      const began = performance.now();
      if (isMaking) gate.admit(plan.perSecond);
      await gate.exchange();
      if (!isMaking && gate.pending === 0) return;
      await rest(Math.max(gate.pending > mostEntries ? 0 : 20, everyMs - (performance.now() - began)));
    }
  });
  const tell = () => {
    const news = gates.map((gate) => gate.news());
    const sum = (name: 'acknowledged' | 'made' | 'others' | 'failures') =>
      news.reduce((total, one) => total + one[name], 0);
    process.send?.({
      acknowledged: sum('acknowledged'),
      made: sum('made'),
      others: sum('others'),
      failures: sum('failures'),
      lags: news.flatMap(({ lags }) => lags),
    } satisfies GatesNews);
  };
  const timer = setInterval(tell, 500);
  await Promise.all(loops);
  clearInterval(timer);
  tell();
  process.send?.('done');
  await rest(100);
  return {};
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

class SmallGate {
  private readonly plan: GatesPlan;
  private readonly gate: GatesPlan['gates'][number];
  private readonly agent: http.Agent;
  private readonly key;
  private readonly file: string;
  private readonly lines: (JournalLine & { madeAt: number })[] = [];
  private readonly known: Record<string, number> = {};
  private readonly template: { bytes: Uint8Array; id: number[]; pass: number };
  private head: ChainHead;
  private acknowledged = 0;
  private others = 0;
  private failures = 0;
  private lags: number[] = [];

  constructor(plan: GatesPlan, gate: GatesPlan['gates'][number], index: number, agent: http.Agent) {
    this.plan = plan;
    this.gate = gate;
    this.agent = agent;
    const folder = join(plan.folder, gate.gate);
    mkdirSync(folder, { recursive: true });
    this.key = openGateKey(folder);
    this.file = join(folder, 'journal.jsonl');
    const journal = openJournal(this.file);
    if (journal.setAside !== undefined) throw new Error(`The journal of ${gate.gate} does not hold`);
    for (const line of journal.after(0, Number.MAX_SAFE_INTEGER)) this.lines.push({ ...line, madeAt: 0 });
    this.head = journal.head;
    void journal.close();
    this.template = templateOf(plan, gate, index);
  }

  get pending(): number {
    return this.head.number - this.acknowledged;
  }

  /** Writes admissions of so many people, one each, at the end of the journal. */
  admit(count: number): void {
    const madeAt = performance.now();
    const fresh = Array.from({ length: count }, () => {
      const number = this.head.number + 1;
      const bytes = this.entryBytes(number);
      this.head = { number, hash: sealOf(this.head.hash, number, bytes, sha256) };
      return { number, bytes: Buffer.from(bytes).toString('base64url'), hash: hex(this.head.hash) };
    });
    appendFileSync(this.file, fresh.map((line) => `${JSON.stringify(line)}\n`).join(''));
    for (const line of fresh) this.lines.push({ ...line, madeAt });
  }

  async exchange(): Promise<void> {
    const sent = this.lines.slice(this.acknowledged, this.acknowledged + mostEntries);
    const last = sent.at(-1);
    const head = last && headInput(this.plan.edition, this.gate.gate, headOf(last.number, last.hash));
    const answer = await this.post({
      acknowledged: this.acknowledged,
      entries: sent.map(({ number, bytes, hash }) => ({ number, bytes, hash })),
      known: this.known,
      snapshotVersion: null,
      run: `bench-run-${this.plan.run}`,
      publicKey: this.key.publicKey,
      ...(head ? { headSignature: Buffer.from(this.key.sign(head)).toString('base64url') } : {}),
      endingVersion: 0,
      heard: this.plan.isRelayed ? [] : this.plan.neighbours[this.gate.venue],
    });
    if (!answer) {
      this.failures++;
      return;
    }
    const now = performance.now();
    for (const { madeAt } of this.lines.slice(this.acknowledged, answer.acknowledged))
      if (madeAt > 0) this.lags.push(now - madeAt);
    this.acknowledged = answer.acknowledged;
    for (const { gate, number } of answer.others) this.known[gate] = number;
    this.others += answer.others.length;
  }

  news(): GatesNews {
    const { acknowledged, others, failures, lags } = this;
    this.lags = [];
    return { acknowledged, made: this.head.number, others, failures, lags };
  }

  private entryBytes(number: number): Uint8Array {
    const bytes = this.template.bytes.slice();
    const digits = number.toString(16).padStart(12, '0');
    for (const at of this.template.id)
      for (let index = 0; index < 12; index++) bytes[at + index] = digits.charCodeAt(index);
    const pass = digits
      .toUpperCase()
      .replace(/[ILOU]/g, '0')
      .slice(-6);
    for (let index = 0; index < 6; index++) bytes[this.template.pass + index] = pass.charCodeAt(index);
    return bytes;
  }

  private post(
    body: object,
  ): Promise<{ acknowledged: number; others: { gate: string; number: number }[] } | undefined> {
    const text = JSON.stringify(body);
    return new Promise((resolve) => {
      const request = http.request(
        `${this.plan.server}/api/editions/${this.plan.edition}/gates/${this.gate.gate}/sync`,
        {
          method: 'POST',
          agent: this.agent,
          timeout: 5_000,
          headers: {
            authorization: `Bearer ${this.gate.secret}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', () => resolve(undefined));
          response.on('end', () => {
            const said = Buffer.concat(chunks).toString();
            if (response.statusCode === 200) return resolve(JSON.parse(said));
            if (response.statusCode! < 500) process.stderr.write(`${this.gate.gate}: ${said.slice(0, 300)}\n`);
            resolve(undefined);
          });
        },
      );
      request.on('error', () => resolve(undefined));
      request.on('timeout', () => request.destroy());
      request.end(text);
    });
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** The canonical bytes of one admission, and where in them the number of the next goes: every entry is encoded once only. */
function templateOf(plan: GatesPlan, { gate, venue }: GatesPlan['gates'][number], index: number) {
  const tail = 'ffffffffffff';
  const mark = (index * 4 + 0x1000).toString(16).padStart(4, '0');
  const place = hex(Buffer.from(gate)).slice(-8).padStart(8, '0');
  const id = `${place}-${mark}-7000-8000-${tail}`;
  const owner = passIdText(sha256(Buffer.from(gate)).subarray(0, 8)).slice(0, 7);
  const pass = `${owner}FFFFFF`;
  const at = Date.now();
  const member = { pass, kind: 'adult' as const, outcome: 'admit' as const, reason: 'entitled' as const, remedy: 'none' as const, facts: {}, session: plan.session, sector: 1, place: 17 }; // biome-ignore format: one person
  const event: Passage = {
    kind: 'passage',
    id,
    at,
    venue,
    gate,
    zone: `${venue}.precinct`,
    from: null,
    direction: 'entry',
    decision: {
      id,
      at,
      policyVersion: 1,
      outcome: 'admit',
      reason: 'entitled',
      remedy: 'none',
      facts: {},
      members: [member],
    },
  };
  const bytes = canonicalBytes(event);
  const text = Buffer.from(bytes).toString('latin1');
  const ids: number[] = [];
  for (let found = text.indexOf(tail); found >= 0; found = text.indexOf(tail, found + 1)) ids.push(found);
  return { bytes, id: ids, pass: text.indexOf(pass) + 7 };
}
