import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts';
import type { CarrierFeed } from '../../modules/carriers/contract.ts';
import type { syncGate } from '../../modules/passes/contract.ts';
import type { SignedDirectory } from '../known/keep-directory.ts';
import type { SignedSnapshot } from '../snapshot.ts';

type Body = BodyOf<typeof syncGate>;

/** The server's side of the contract, as much as a gate sees of it. */
export interface FakeServer {
  readonly url: string;
  /** Entries it keeps, by number from 1. */
  journal: Body['entries'];
  others: AnswerOf<typeof syncGate>['others'];
  /** Heads of others, and what ended, as the next exchanges tell. */
  heads: AnswerOf<typeof syncGate>['heads'];
  endings: AnswerOf<typeof syncGate>['endings'];
  /** Number of the entries that were taken before `journal` begins. */
  before: { number: number; hash: string };
  signed: (SignedSnapshot & { version: string }) | undefined;
  directory: (SignedDirectory & { version: string }) | undefined;
  /** Changes of bands and wallets; a gate gets those after its cursor. */
  carriers: CarrierFeed[];
  /** What it says the time is. */
  now: () => number;
  /** Refuses everything with this. */
  refusal: { status: number; code: string } | undefined;
  /** Numbers of the entries of each exchange. */
  readonly exchanges: number[][];
  close(): Promise<void>;
}

export async function startFakeServer(port = 0): Promise<FakeServer> {
  const fake: Omit<FakeServer, 'url'> & { url: string } = {
    url: '',
    journal: [],
    others: [],
    heads: [],
    endings: null,
    before: { number: 0, hash: '' },
    signed: undefined,
    directory: undefined,
    carriers: [],
    now: Date.now,
    refusal: undefined,
    exchanges: [],
    close: () => stop(server),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const isSync = request.url?.endsWith('/sync') ?? false;
      const after = /\/carriers\?after=(\d+)$/.exec(request.url ?? '')?.[1];
      const { status, answer } = after
        ? { status: 200, answer: carriersAfter(fake, Number(after)) }
        : isSync
          ? exchange(fake, JSON.parse(Buffer.concat(chunks).toString()) as Body)
          : documentOf(request.url?.includes('/directory') ? fake.directory : fake.signed);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}

function carriersAfter({ carriers }: Pick<FakeServer, 'carriers'>, after: number): CarrierFeed {
  const nothing = {
    cursor: after,
    isMore: false,
    isWhole: after === 0,
    uidKey: carriers[0]?.uidKey ?? '',
    cards: [],
    wallets: [],
  };
  return carriers.find((one) => one.cursor > after) ?? nothing;
}

function exchange(fake: FakeServer, body: Body): { status: number; answer: object } {
  fake.exchanges.push(body.entries.map((entry) => entry.number));
  if (fake.refusal) return { status: fake.refusal.status, answer: { code: fake.refusal.code } };
  const expected = fake.before.number + fake.journal.length + 1;
  const fresh = body.entries.filter((entry) => entry.number >= expected);
  if (fresh[0] && fresh[0].number !== expected) {
    return { status: 409, answer: { code: 'passes/journalGap', facts: { expected } } };
  }
  for (const entry of body.entries) {
    const kept = fake.journal[entry.number - 1 - fake.before.number];
    if (kept && kept.hash !== entry.hash) {
      const facts = {
        at: entry.number,
        acknowledged: expected - 1,
        headHash: fake.journal.at(-1)?.hash ?? fake.before.hash,
      };
      return { status: 409, answer: { code: 'passes/journalForked', facts } };
    }
  }
  fake.journal.push(...fresh);
  const others = fake.others.filter(({ gate, number }) => number > (body.known[gate] ?? 0));
  const endings = fake.endings && fake.endings.version > (body.endingVersion ?? 0) ? fake.endings : null;
  const answer: AnswerOf<typeof syncGate> = {
    acknowledged: fake.before.number + fake.journal.length,
    headHash: fake.journal.at(-1)?.hash ?? fake.before.hash,
    others,
    heads: fake.heads,
    snapshotVersion: fake.signed?.version ?? 'none',
    directoryVersion: fake.directory?.version ?? 'none',
    endings,
    serverNow: fake.now(),
  };
  return { status: 200, answer };
}

function documentOf(signed: object | undefined): { status: number; answer: object } {
  return { status: signed ? 200 : 404, answer: signed ?? {} };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
