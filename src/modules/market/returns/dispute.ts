import { day } from '../../../kernel/time.ts';
import type { Turn } from '../fulfilment-shapes.ts';

export const disputeKinds = ['notArrived', 'refusedReturn', 'notConfirmed'] as const;
/** opened: the brand answers; answered: staff decide, as they may when the brand let its time pass; refunded and refused: decided. */
export const disputeStates = ['opened', 'answered', 'refunded', 'refused'] as const;

/** Time for a brand to answer. */
export const disputeAnswerWithin = 5 * day;

/** A dispute as the database keeps it. */
export interface DisputeRecord {
  readonly edition: string;
  readonly id: string;
  readonly return: string;
  readonly consignment: string;
  readonly brand: string;
  readonly kind: (typeof disputeKinds)[number];
  readonly state: (typeof disputeStates)[number];
  readonly statement: string;
  readonly answer: string | null;
  readonly decidedBecause: string | null;
  readonly openedAt: number;
  readonly answerBy: number;
  readonly decidedAt: number | null;
}

/** Whose turn it is: the brand's until it answered or its time passed, then that of staff. */
export function turnOfDispute({ state, answerBy }: Pick<DisputeRecord, 'state' | 'answerBy'>, now: number): Turn {
  if (state === 'refunded' || state === 'refused') return null;
  return state === 'opened' && now < answerBy ? { who: 'brand', until: answerBy } : { who: 'staff', until: null };
}
