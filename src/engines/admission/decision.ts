import type { Instant } from '../../kernel/time.ts';
import type { CheckState } from './accreditation.ts';
import type { Checkpoint, ReadyPolicy } from './checkpoint.ts';
import type { PassHistory } from './history.ts';
import type { PassId } from './pass.ts';
import type { HolderKind } from './policy.ts';
import type { Facts, Reason, Remedy, Window } from './reasons.ts';
import type { Evidence } from './verify.ts';

/** What `decide` asks of the past. */
export interface History {
  passOf(id: PassId): PassHistory | undefined;
  /** The first answer to a request, for a retry. */
  answerTo(requestId: string): Decision | undefined;
}

/** What was heard of a pass since its token was signed. */
export interface PassState {
  readonly isBlocked?: boolean;
  readonly revokedBefore?: Instant;
  readonly check?: CheckStateNow;
}

/** The check of an accreditation as it is now; `ended`: the accreditation was taken back. */
export type CheckStateNow = CheckState | 'ended';

/** What changes from minute to minute: status lists, blocks, counts. */
export interface Signals {
  /** Status of a ticket in its session's list: 0 valid, 1 invalid (sold on, refunded), others suspended. */
  statusOf(session: number, index: number): number;
  isCancelled(session: number): boolean;
  /** A pass as a whole: blocked, or replaced by a newer token (a lost phone). */
  passState(pass: PassId): PassState | undefined;
  /** People in a zone and in all zones within it. */
  peopleInside(zone: string): number;
}

/** Signals of a day on which nothing happened. */
export const quietSignals: Signals = {
  statusOf: () => 0,
  isCancelled: () => false,
  passState: () => undefined,
  peopleInside: () => 0,
};

/** Who of the party goes, by pass id. Absent: everyone who may enter here and is not in yet. */
export interface Choice {
  readonly passes: readonly PassId[];
}

export interface AdmissionRequest {
  /** Made by the caller; the same id gets the first answer again. */
  readonly id: string;
  readonly policy: ReadyPolicy;
  readonly evidence: Evidence;
  readonly checkpoint: Checkpoint;
  readonly history: History;
  readonly signals: Signals;
  readonly now: Instant;
  readonly choice?: Choice;
}

export type Outcome = 'admit' | 'exit' | 'steward';

/** The answer for one person of the act. */
export interface MemberDecision {
  readonly pass: PassId;
  readonly kind?: HolderKind;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly remedy: Remedy;
  readonly facts: Facts;
  readonly session?: number;
  readonly sector?: number;
  readonly place?: number | null;
}

/** The answer for the act. `admit`: every member may go in; `exit`: out, always; `steward`: a human looks. */
export interface Decision {
  readonly id: string;
  readonly at: Instant;
  readonly policyVersion: number;
  readonly outcome: Outcome;
  /** Of the members' reasons the first in precedence, with its facts. */
  readonly reason: Reason;
  readonly remedy: Remedy;
  readonly facts: Facts;
  readonly members: readonly MemberDecision[];
  /** Others of the party who hold something for this venue today that is not open yet; absent: nobody. */
  readonly later?: readonly { readonly pass: PassId; readonly nextWindow: Window }[];
}
