import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts';
import type { CarrierFeed } from '../../modules/carriers/contract.ts';
import type { syncGate } from '../../modules/passes/contract.ts';
import type { SignedSnapshot } from '../snapshot.ts';

type Body = BodyOf<typeof syncGate>;

/** The server's side of the contract, as much as a gate sees of it. */
export interface FakeServer {
  readonly url: string;
  /** Entries it keeps, by number from 1. */
  journal: Body['entries'];
  others: AnswerOf<typeof syncGate>['others'];
  signed: (SignedSnapshot & { version: string }) | undefined;
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
    signed: undefined,
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
          : { status: fake.signed ? 200 : 404, answer: fake.signed ?? {} };
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
  const expected = fake.journal.length + 1;
  const fresh = body.entries.filter((entry) => entry.number >= expected);
  if (fresh[0] && fresh[0].number !== expected) {
    return { status: 409, answer: { code: 'passes/journalGap', facts: { expected } } };
  }
  for (const entry of body.entries) {
    const kept = fake.journal[entry.number - 1];
    if (kept && kept.hash !== entry.hash) {
      return { status: 409, answer: { code: 'passes/journalForked', facts: { at: entry.number } } };
    }
  }
  fake.journal.push(...fresh);
  const others = fake.others.filter(({ gate, number }) => number > (body.known[gate] ?? 0));
  const version = fake.signed?.version ?? 'none';
  return {
    status: 200,
    answer: { acknowledged: fake.journal.length, others, snapshotVersion: version, serverNow: fake.now() },
  };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
