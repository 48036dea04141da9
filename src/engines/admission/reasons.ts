import type { Instant } from '../../kernel/time.ts';
import type { CheckState } from './accreditation.ts';

/**
 * Every answer, worst first: where several hold, the one that stands first is given. The last four open the barrier,
 * all others call a human; no machine refuses alone.
 */
export const reasons = [
  'unknown',
  'forged',
  'foreignEdition',
  'expired',
  'revoked',
  'cancelled',
  'blocked',
  'notCleared',
  'checkPending',
  'staleProof',
  'bareCode',
  'lookNeeded',
  'childAlone',
  'wrongVenue',
  'notAccredited',
  'wrongDay',
  'wrongSession',
  'tooEarly',
  'tooLate',
  'wrongZone',
  'wrongSector',
  'skippedZone',
  'alreadyUsed',
  'countReached',
  'noReentry',
  'zoneFull',
  'directed',
  'reentry',
  'entitled',
  'leaving',
] as const;
export type Reason = (typeof reasons)[number];

/** Place of a reason in {@link reasons}. */
export const rankOf = Object.fromEntries(reasons.map((reason, rank) => [reason, rank])) as Record<Reason, number>;

/** What would change the answer; the words for it are made elsewhere. */
export const remedies = {
  unknown: 'findPerson',
  forged: 'findPerson',
  foreignEdition: 'showPassOfThisEdition',
  expired: 'renewPass',
  revoked: 'showNewPass',
  cancelled: 'comeAtNextWindow',
  blocked: 'goToHelpDesk',
  notCleared: 'goToAccreditation',
  checkPending: 'goToAccreditation',
  staleProof: 'showFreshCode',
  bareCode: 'checkPerson',
  lookNeeded: 'checkPerson',
  childAlone: 'bringGuardian',
  wrongVenue: 'comeAtNextWindow',
  notAccredited: 'goToAccreditation',
  wrongDay: 'comeAtNextWindow',
  wrongSession: 'comeAtNextWindow',
  tooEarly: 'waitForDoors',
  tooLate: 'comeAtNextWindow',
  wrongZone: 'goToOtherGate',
  wrongSector: 'goToOtherGate',
  skippedZone: 'goToOtherGate',
  alreadyUsed: 'checkPerson',
  countReached: 'comeAtNextWindow',
  noReentry: 'checkPerson',
  zoneFull: 'waitForRoom',
  directed: 'followSigns',
  reentry: 'none',
  entitled: 'none',
  leaving: 'none',
} as const satisfies Record<Reason, string>;
export type Remedy = (typeof remedies)[Reason];

/** When and where somebody may enter next: as printed, without the grace that is said to nobody. */
export interface Window {
  /** 0: by accreditation, no one session. */
  readonly session: number;
  readonly venue: string;
  readonly gates: readonly string[];
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/** The facts behind a reason; only those that apply. */
export interface Facts {
  /** The nearest way in for this person, from now on. */
  readonly nextWindow?: Window;
  /** Gates of this venue that serve the person's sector. */
  readonly gates?: readonly string[];
  /** The earlier entry that stands in the way. */
  readonly used?: { readonly at: Instant; readonly gate: string; readonly zone: string };
  /** How often one has entered today. */
  readonly count?: number;
  /** What stands in the way of an accreditation: the state of its check. */
  readonly check?: CheckState;
  /** The zone concerned, and how many are in it. */
  readonly zone?: string;
  readonly inside?: number;
  readonly capacity?: number;
  /** Where the pass belongs to. */
  readonly edition?: string;
  readonly expiredAt?: Instant;
  /** Proof too old (negative) or too new (positive): a clock is wrong, or the code is a copy. */
  readonly secondsOff?: number;
  /** Which signature did not hold. */
  readonly part?: 'issuer' | 'device';
  /** Passes of the party whose holder could bring the child. */
  readonly guardians?: readonly string[];
}
