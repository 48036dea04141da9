import { createHash } from 'node:crypto';
import { decode } from 'cborg';
import { checkSealed, headOf, type SealedEntry } from '../../../engines/admission/head.ts';
import type { AdmissionEvent, Annulment, Note, Passage } from '../../../engines/admission/ledger.ts';
import type { BodyOf } from '../../../kernel/endpoint.ts';
import { type Problem, refuseCommon } from '../../../kernel/problem.ts';
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
  return createHash('sha256').update(bytes).digest();
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
    const event = decode(bytes) as Partial<Passage> | Partial<Annulment> | Partial<Note> | null;
    const isSound =
      typeof event?.id === 'string' &&
      event.id.length <= 80 &&
      Number.isSafeInteger(event.at) &&
      Math.abs(event.at!) < 8e15;
    if (!isSound) return undefined;
    if (event.kind === 'passage') return isPassage(event) ? (event as Passage) : undefined;
    if (event.kind === 'annulment') return typeof event.passage === 'string' ? (event as Annulment) : undefined;
    return event.kind === 'note' && typeof event.topic === 'string' ? (event as Note) : undefined;
  } catch {
    return undefined;
  }
}

function isPassage({ decision, direction, zone, from }: Partial<Passage>): boolean {
  if (direction !== 'entry' && direction !== 'exit') return false;
  if (typeof zone !== 'string' || (from !== null && typeof from !== 'string')) return false;
  if (typeof decision?.outcome !== 'string' || !Array.isArray(decision.members)) return false;
  return decision.members.every(
    (member) =>
      typeof member?.pass === 'string' &&
      member.pass.length <= 80 &&
      (member.session === undefined || (Number.isInteger(member.session) && Math.abs(member.session) < 2 ** 31)),
  );
}
