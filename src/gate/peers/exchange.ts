import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { headInput, headOf } from '../../engines/admission/head.ts';
import { KeySchema } from '../../kernel/ids.ts';
import { Endings, OtherEntry, SignedHead } from '../../modules/passes/contract.ts';
import type { GateHost } from '../gate-parts.ts';

/** One gate asks another: what it knows, and up to which version it knows what ended. */
export const PeerRequest = Type.Object({
  gate: KeySchema,
  known: Type.Record(KeySchema, Type.Integer({ minimum: 0 })),
  endingVersion: Type.Integer({ minimum: 0 }),
});
export type PeerRequest = Static<typeof PeerRequest>;

/** The other answers with what lies beyond: its own entries and those of third gates, each up to a signed head. */
export const PeerAnswer = Type.Object({
  gate: KeySchema,
  entries: Type.Array(OtherEntry, { maxItems: 2_000 }),
  heads: Type.Array(SignedHead, { maxItems: 500 }),
  endings: Type.Array(Endings, { maxItems: 500 }),
});
export type PeerAnswer = Static<typeof PeerAnswer>;

export const forms = { request: Compile(PeerRequest), answer: Compile(PeerAnswer) };

const mostEntries = 1_000;

/** What this gate can tell one that knows so much. */
export function tellPeer(host: GateHost, request: PeerRequest): PeerAnswer {
  const { gate, edition, journal, others, key } = host;
  const own = journal.after(request.known[gate] ?? 0, mostEntries);
  const last = own.at(-1);
  const told = others.after(request.known, mostEntries - own.length);
  const heads = told.heads;
  if (last) {
    const signature = key.sign(headInput(edition, gate, headOf(last.number, last.hash)));
    heads.push({ gate, number: last.number, hash: last.hash, signature: Buffer.from(signature).toString('base64url') });
  }
  return {
    gate,
    entries: [
      ...own.map((line) => ({ gate, ...line })),
      ...told.entries.filter((entry) => entry.gate !== request.gate),
    ],
    heads,
    endings: host.mind.endingsAfter(request.endingVersion),
  };
}

/** Takes an answer in; true where there was anything new. */
export function takeFromPeer(host: GateHost, answer: PeerAnswer): boolean {
  const { gate, others, merging, mind } = host;
  const peers = new Map(mind.snapshot?.peers.map((peer) => [peer.gate, peer.publicKey]));
  const entries = answer.entries.filter((entry) => entry.gate !== gate);
  const { events } = others.take(entries, answer.heads, { by: 'gates', keyOf: (one) => peers.get(one) });
  merging.take(events);
  for (const endings of answer.endings) {
    mind.end(endings);
    host.endings.append(endings);
  }
  return events.length > 0 || answer.endings.length > 0;
}
