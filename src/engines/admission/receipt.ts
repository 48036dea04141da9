import { invariant } from '../../kernel/invariant.ts';
import type { Instant } from '../../kernel/time.ts';
import { asciiBytes, hexOf, joinBytes, markOf, passIdBytes, passIdText, uint32At, uint32Bytes } from './bytes.ts';
import type { Direction } from './checkpoint.ts';
import type { Passage } from './ledger.ts';
import type { PartyMember, Pass, PassId } from './pass.ts';

/**
 * What a gate hands to the phone that passed it, so that another gate which cannot hear it still knows. It speaks of one
 * act: who of the token's party went, which way, into which zone. Signed with Ed25519 by the gate's own key.
 */
export interface Receipt {
  /** Names the gate's key: eight hexadecimal digits. */
  readonly keyId: string;
  /** UUID of the passage in the gate's journal: whoever has that entry needs no receipt. */
  readonly passage: string;
  readonly direction: Direction;
  /** Holder of the code that was shown. */
  readonly pass: PassId;
  /** Who of the token went: bit 0 the holder, bit n the nth of the party. */
  readonly members: number;
  /** {@link partyMark} of the party that `members` counts in. */
  readonly party: number;
  /** Number of the session it was for; 0: every session. */
  readonly session: number;
  /** {@link markOf} of the gate's inner zone. */
  readonly zone: number;
  /** Whole seconds. */
  readonly at: Instant;
}

/** Bytes of an encoded receipt. */
export const receiptLength = 109;
/** How many receipts a code carries at most; the newest count. */
export const receiptsPerCode = 2;

const contentLength = receiptLength - 64;
const leads = { entry: 0x20, exit: 0x21 } as const;
const label = asciiBytes('kaimon receipt 1');

/** A gate that may sign receipts. */
export interface ReceiptSigner {
  readonly edition: string;
  /** Whole key of the gate, as in the policy. */
  readonly gate: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Gates of an edition by key id. */
export type ReceiptSigners = ReadonlyMap<string, ReceiptSigner>;

/** A receipt whose signature held, and the gate that gave it. */
export interface KnownReceipt extends Receipt {
  readonly gate: string;
}

/**
 * The receipt of a passage that let somebody by, for the code that was shown; undefined where nobody moved, or where the
 * passage's id is no UUID. Members admitted to different sessions stand under the session of the first.
 */
export function receiptOf(passage: Passage, pass: Pass, keyId: string): Receipt | undefined {
  const { decision, id, direction, by, zone, at } = passage;
  if (!uuidPattern.test(id) || (decision.outcome === 'steward' && by === undefined)) return undefined;
  const moved = new Set(decision.members.filter(({ reason }) => reason !== 'unknown').map((member) => member.pass));
  let members = 0;
  peopleOf(pass).forEach((member, index) => {
    if (moved.has(member.id)) members |= 1 << index;
  });
  if (members === 0) return undefined;
  const session = decision.members.find((member) => moved.has(member.pass) && member.session !== undefined)?.session;
  return {
    keyId,
    passage: id,
    direction,
    pass: pass.id,
    members,
    party: partyMark(pass),
    session: session ?? 0,
    zone: markOf(zone),
    at: Math.floor(at / 1000) * 1000,
  };
}

/** The bytes a gate signs: label, edition, content. */
export function receiptInput(edition: string, receipt: Receipt): Uint8Array {
  return joinBytes(label, asciiBytes(edition), Uint8Array.of(0), contentOf(receipt));
}

/** Receipt and signature (64 bytes) as 109 bytes. */
export function encodeReceipt(receipt: Receipt, signature: Uint8Array): Uint8Array {
  invariant(signature.length === 64, 'an Ed25519 signature has 64 bytes');
  return joinBytes(contentOf(receipt), signature);
}

/** Takes a receipt apart; undefined where it is none. Nothing is verified yet. */
export function decodeReceipt(bytes: Uint8Array): { receipt: Receipt; signature: Uint8Array } | undefined {
  if (bytes.length !== receiptLength || (bytes[0] !== leads.entry && bytes[0] !== leads.exit)) return undefined;
  const members = bytes[33]! * 256 + bytes[34]!;
  if (members === 0) return undefined;
  const receipt: Receipt = {
    direction: bytes[0] === leads.entry ? 'entry' : 'exit',
    keyId: hexOf(bytes.subarray(1, 5)),
    passage: uuidText(bytes.subarray(5, 21)),
    pass: passIdText(bytes.subarray(21, 29)),
    session: uint32At(bytes, 29),
    members,
    party: bytes[35]! * 256 + bytes[36]!,
    zone: uint32At(bytes, 37),
    at: uint32At(bytes, 41) * 1000,
  };
  return { receipt, signature: bytes.subarray(contentLength) };
}

/** A receipt that one of the gates really signed for this pass; undefined for everything else. */
export function verifyReceipt(
  bytes: Uint8Array,
  pass: Pass,
  signers: ReceiptSigners,
  verifyEd25519: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean,
): KnownReceipt | undefined {
  const decoded = decodeReceipt(bytes);
  const signer = decoded && signers.get(decoded.receipt.keyId);
  if (!decoded || signer?.edition !== pass.edition || decoded.receipt.pass !== pass.id) return undefined;
  const input = receiptInput(signer.edition, decoded.receipt);
  if (!verifyEd25519(signer.publicKey, input, decoded.signature)) return undefined;
  return { ...decoded.receipt, gate: signer.gate };
}

/**
 * Whom of this token a receipt speaks of. Where the party has changed since, nobody can say who the bits meant: then it
 * speaks of everybody, and a human looks.
 */
export function membersOf(receipt: Receipt, pass: Pass): readonly PartyMember[] {
  const people = peopleOf(pass);
  if (receipt.party !== partyMark(pass)) return people;
  return people.filter((_, index) => (receipt.members & (1 << index)) !== 0);
}

/** Two bytes that stand for the people of a token and their order. */
function partyMark(pass: Pass): number {
  const mark = markOf(peopleOf(pass).map(({ id }) => id).join(' ')); // biome-ignore format: one line says it
  return (mark ^ (mark >>> 16)) & 0xffff;
}

function peopleOf(pass: Pass): readonly PartyMember[] {
  return [pass, ...pass.party];
}

function contentOf(receipt: Receipt): Uint8Array {
  const { keyId, passage, direction, pass, members, party, session, zone, at } = receipt;
  const id = passIdBytes(pass);
  invariant(id && /^[0-9a-f]{8}$/.test(keyId) && uuidPattern.test(passage), 'a receipt names key, passage and pass');
  return joinBytes(
    Uint8Array.of(leads[direction]),
    hexBytes(keyId),
    hexBytes(passage.replaceAll('-', '')),
    id,
    uint32Bytes(session),
    Uint8Array.of(members >>> 8, members & 255, party >>> 8, party & 255),
    uint32Bytes(zone),
    uint32Bytes(Math.floor(at / 1000)),
  );
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function uuidText(bytes: Uint8Array): string {
  return hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function hexBytes(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => Number.parseInt(text.slice(2 * index, 2 * index + 2), 16)); // biome-ignore format: one line says it
}
