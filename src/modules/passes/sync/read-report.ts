import { hash } from 'node:crypto';
import { checkSealed, headOf, type SealedEntry } from '../../../engines/admission/head.ts';
import type { AdmissionEvent, Annulment, Note, Passage } from '../../../engines/admission/ledger.ts';
import type { BodyOf } from '../../../kernel/endpoint.ts';
import { type Problem, refuseCommon } from '../../../kernel/problem.ts';
import { readCbor } from '../../../kernel/read-cbor.ts';
import type { syncGate } from '../contract.ts';
import { refuse } from '../problems.ts';

export type GateReport = BodyOf<typeof syncGate>;

/** An entry as it was reported, decoded once; its bytes are kept as they came. */
export interface ReportedEntry extends SealedEntry {
  readonly event: AdmissionEvent;
  /** As sent, base64url: handed on as it is. */
  readonly text: string;
  /** Hexadecimal. */
  readonly hashText: string;
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}

/** The entries of a report that continue a journal, or the refusal: `badInput`, `journalGap`, `journalForked`. */
export function readReport(
  { entries }: GateReport,
  gate: { readonly venue: string; readonly gate: string; readonly acknowledged: number; readonly headHash: string },
): readonly ReportedEntry[] | Problem {
  const fresh: ReportedEntry[] = [];
  for (const { number, bytes: text, hash: hashText } of entries) {
    if (number <= gate.acknowledged) {
      if (number === gate.acknowledged && hashText !== gate.headHash) return refuse.journalForked({ at: number });
      continue;
    }
    const bytes = Buffer.from(text, 'base64url');
    const event = decodeEvent(bytes);
    const isOurs = event && (event.kind !== 'passage' || (event.venue === gate.venue && event.gate === gate.gate));
    if (!isOurs) return refuseCommon.badInput({ entry: number });
    fresh.push({ number, bytes, event, text, hash: Buffer.from(hashText, 'hex'), hashText });
  }
  const fault = checkSealed(headOf(gate.acknowledged, gate.headHash), fresh, sha256);
  if (fault?.fault === 'gap') return refuse.journalGap({ expected: fault.at });
  return fault ? refuse.journalForked({ at: fault.at }) : fresh;
}

/** An event from its bytes; undefined where a journal cannot hold it. */
export function decodeEvent(bytes: Uint8Array): AdmissionEvent | undefined {
  try {
    const event = readCbor(bytes) as Partial<Passage> | Partial<Annulment> | Partial<Note> | null;
    if (!isWord(event?.id) || !Number.isSafeInteger(event?.at) || Math.abs(event!.at!) >= 8e15) return undefined;
    if (event!.kind === 'passage') return isPassage(event!) ? (event as Passage) : undefined;
    if (event!.kind === 'annulment') return isAnnulment(event!) ? (event as Annulment) : undefined;
    return event!.kind === 'note' && isWord(event!.topic) ? (event as Note) : undefined;
  } catch {
    return undefined;
  }
}

/** A name that every table takes: one that does not would keep the reports of all gates of its group out. */
function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 80 && !value.includes('\0');
}

function isAnnulment({ passage, passes }: Partial<Annulment>): boolean {
  return isWord(passage) && (passes === undefined || (Array.isArray(passes) && passes.every(isWord)));
}

function isPassage({ decision, direction, zone, from, by }: Partial<Passage>): boolean {
  if (direction !== 'entry' && direction !== 'exit') return false;
  if (!isWord(zone) || (from !== null && !isWord(from))) return false;
  if (!isWord(decision?.outcome) || !isWord(decision.reason) || !Array.isArray(decision.members)) return false;
  if (by !== undefined && (typeof by !== 'string' || by.includes('\0'))) return false;
  return decision.members.every(
    (member) =>
      isWord(member?.pass) &&
      (member.session === undefined || (Number.isInteger(member.session) && Math.abs(member.session) < 2 ** 31)),
  );
}
