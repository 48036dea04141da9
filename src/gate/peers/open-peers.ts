import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { GateHost, GatePart } from '../gate-parts.ts';
import { forms, type PeerAnswer, takeFromPeer, tellPeer } from './exchange.ts';
import { answerLabel, open, requestLabel, seal } from './peer-box.ts';

/** Neighbours are asked so often; one that does not answer ever less, up to {@link longestWaitMs}. */
const everyMs = 500;
const longestWaitMs = 8_000;
const timeoutMs = 1_500;
/** So many are asked at a time; with more, they take turns, and third gates' entries travel along. */
const mostAtOnce = 6;
const mostBytes = 4_194_304;
/** An answer counts as a moment ago for so long. */
const heardMs = 4_000;

/** A neighbour, and how talking to it went. */
interface Peer {
  waitMs: number;
  nextAt: number;
  heardAt: number;
}

/**
 * The venue's gates tell each other what they wrote, over the local network, with no server between. Everybody asks
 * everybody else again and again; what they hear is a grow-only set, so any order ends in the same state.
 */
export async function openPeers(host: GateHost): Promise<GatePart> {
  const peers = new Map<string, Peer>();
  const server = host.peer && (await listen(host, host.peer, (gate) => askSoon(peerOf(peers, gate))));
  let isOpen = true;
  let running: Promise<unknown> = Promise.resolve();
  const stopping = new AbortController();
  host.neighbours.heard = () =>
    [...peers].filter(([, peer]) => performance.now() - peer.heardAt < heardMs).map(([gate]) => gate);

  async function round(): Promise<void> {
    const now = performance.now();
    const named = (host.mind.snapshot?.peers ?? []).filter(
      ({ gate, address }) => address !== null && gate !== host.gate,
    );
    host.neighbours.named = named.length;
    const due = named.map(({ gate, address }) => ({ gate, address: address!, peer: peerOf(peers, gate) }));
    due.sort((one, other) => one.peer.nextAt - other.peer.nextAt);
    const asked = due.filter(({ peer }) => peer.nextAt <= now).slice(0, mostAtOnce);
    await Promise.all(asked.map((one) => askOne(one)));
  }

  async function askOne({ gate, address, peer }: { gate: string; address: string; peer: Peer }): Promise<void> {
    const wasHeard = performance.now() - peer.heardAt < heardMs;
    try {
      const answer = await ask(host, address, stopping.signal);
      if (answer.gate !== gate) throw new Error(`Another gate answers: ${answer.gate}`);
      const isNew = takeFromPeer(host, answer);
      Object.assign(peer, { waitMs: everyMs, nextAt: performance.now() + everyMs, heardAt: performance.now() });
      if (isNew || !wasHeard) host.onChange();
    } catch {
      peer.waitMs = Math.min(peer.waitMs * 2, longestWaitMs);
      peer.nextAt = performance.now() + peer.waitMs;
    }
  }

  const timer = setInterval(() => {
    running = running.then(() => (isOpen ? round().catch(() => undefined) : undefined));
  }, everyMs / 2);
  return {
    async close() {
      isOpen = false;
      clearInterval(timer);
      stopping.abort();
      await running;
      server?.closeAllConnections();
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    },
  };
}

function peerOf(peers: Map<string, Peer>, gate: string): Peer {
  const known = peers.get(gate);
  if (known) return known;
  const made = { waitMs: everyMs, nextAt: 0, heardAt: Number.NEGATIVE_INFINITY };
  peers.set(gate, made);
  return made;
}

/** A neighbour that asks is there again: it is asked in the next round, however long it was away. */
function askSoon(peer: Peer): void {
  if (performance.now() - peer.heardAt < heardMs) return;
  peer.nextAt = 0;
  peer.waitMs = everyMs;
}

async function ask(host: GateHost, address: string, stopping: AbortSignal): Promise<PeerAnswer> {
  const key = keyOf(host);
  if (!key) throw new Error('No key yet');
  const wish = { gate: host.gate, known: host.others.known, endingVersion: host.mind.endingVersion };
  const { sealed, nonce } = seal(key, wish, requestLabel);
  const response = await fetch(`${address}/peers`, {
    method: 'POST',
    redirect: 'error',
    body: new Uint8Array(sealed),
    signal: AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const opened = open(key, new Uint8Array(await response.arrayBuffer()), answerLabel(nonce));
  if (!opened || !forms.answer.Check(opened.content)) throw new Error('Not an answer of a gate of this venue');
  return opened.content;
}

function keyOf(host: GateHost): Buffer | undefined {
  const { snapshot } = host.mind;
  return snapshot && Buffer.from(snapshot.peerKey, 'base64url');
}

/** Answers whoever holds the venue's key; everybody else gets nothing. */
async function listen(
  host: GateHost,
  peer: NonNullable<GateHost['peer']>,
  onAsked: (gate: string) => void,
): Promise<Server> {
  const server = createServer(async (request, response) => {
    const sealed = request.method === 'POST' && request.url === '/peers' ? await bodyOf(request) : undefined;
    const key = keyOf(host);
    const opened = sealed && key && open(key, sealed, requestLabel);
    if (!opened || !forms.request.Check(opened.content)) {
      response.writeHead(404).end();
      return;
    }
    onAsked(opened.content.gate);
    const answer = seal(key, tellPeer(host, opened.content), answerLabel(opened.nonce));
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(answer.sealed);
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 5_000;
  server.maxConnections = 256;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(peer.port, peer.host, resolve);
    });
    host.neighbours.address = peer.address ?? addressOf(server.address() as AddressInfo);
  } catch (error) {
    // A gate that its neighbours cannot reach still reaches them.
    host.warn({ error: String(error) }, 'peersFailed');
  }
  return server;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostBytes) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}

/** The first address that is not this machine's own, where the gate listens on all. */
function addressOf({ address, port, family }: AddressInfo): string {
  const isAll = address === '0.0.0.0' || address === '::';
  const outer = Object.values(networkInterfaces()).flatMap((list) => list ?? []).find(({ internal, family: one }) => !internal && one === 'IPv4'); // biome-ignore format: one line says it
  const host = isAll ? (outer?.address ?? '127.0.0.1') : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}
