import { day } from '../../../kernel/time.ts';
import type { ConsignmentItem, Units } from '../fulfilment/consignment.ts';
import { type Parcel, unitsIn } from '../fulfilment/parcel.ts';
import type { ReturnSums, Turn } from '../fulfilment-shapes.ts';

/**
 * asked: the brand answers; agreed: the buyer sends it back; refused: the buyer may ask staff; sentBack: the brand confirms that it came;
 * received: stock and money are back; disputed: staff decide.
 */
export const returnStates = ['asked', 'agreed', 'refused', 'sentBack', 'received', 'disputed', 'cancelled'] as const;
export const returnReasons = ['changedMind', 'damaged', 'wrongItem', 'notArrived'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** Goods can be returned so long after they came. */
export const returnWithin = 30 * day;
/** A brand that does not answer so long has agreed. */
export const answerWithin = 3 * day;
/** Goods that do not set out on their way back so long after it was agreed stay with the buyer. */
export const sendBackWithin = 30 * day;
/** A brand that does not confirm so long leaves it to staff. */
export const confirmWithin = 7 * day;

/** A return as the database keeps it. */
export interface ReturnRecord {
  readonly edition: string;
  readonly id: string;
  readonly consignment: string;
  readonly brand: string;
  readonly person: string | null;
  readonly state: (typeof returnStates)[number];
  readonly reason: ReturnReason;
  readonly items: readonly Units[];
  readonly words: string;
  readonly answer: string | null;
  readonly sums: ReturnSums;
  readonly tracking: string | null;
  readonly askedAt: number;
  readonly actBy: number | null;
}

const always = ['duty', 'tax', 'excise'] as const;
const atFault = [...always, 'shipping', 'fee'] as const;

/** Which charges come back with goods: taxes always; the way to the buyer and its fees only where the brand is at fault. */
export function chargesOf(reason: ReturnReason): readonly ('duty' | 'tax' | 'excise' | 'shipping' | 'fee')[] {
  return reason === 'changedMind' ? always : atFault;
}

/** Whose turn it is; where it is disputed, its dispute says so. */
export function turnOf({ state, actBy }: Pick<ReturnRecord, 'state' | 'actBy'>): Turn {
  if (state === 'asked' || state === 'sentBack') return { who: 'brand', until: actBy };
  return state === 'agreed' ? { who: 'buyer', until: actBy } : null;
}

/** States in which a return keeps its units from being returned again. */
const keeping: readonly ReturnRecord['state'][] = ['asked', 'agreed', 'sentBack', 'received', 'disputed'];

export interface Returnable {
  /** Units that came and can be returned, until the instant of the newest parcel. */
  readonly returnable: number;
  readonly until: number | null;
  /** Units that should have come and, the buyer says, did not. */
  readonly missing: number;
}

/** What can be returned of a line now. What a carrier delivered has come; what only the brand says so can still be missed. */
export function returnableOf(
  item: Pick<ConsignmentItem, 'hold' | 'sent'>,
  parcels: readonly Parcel[],
  returns: readonly ReturnRecord[],
  now: number,
): Returnable {
  const own = parcels.filter((parcel) => unitsIn([parcel], item.hold) > 0);
  const come = own.filter((parcel) => parcel.state === 'delivered');
  const until = come.length > 0 ? Math.max(...come.map((parcel) => parcel.deliveredAt! + returnWithin)) : null;
  const missed = own.filter((parcel) =>
    parcel.state === 'sent'
      ? parcel.expectedBy < now
      : parcel.state === 'lost' || (parcel.deliveredBy === 'brand' && now <= parcel.deliveredAt! + returnWithin),
  );
  const kept = (isMissing: boolean) =>
    unitsIn(
      returns.filter((one) => keeping.includes(one.state) && (one.reason === 'notArrived') === isMissing),
      item.hold,
    );
  const [back, lost] = [kept(false), kept(true)];
  const left = item.sent - back - lost;
  const upTo = (units: number) => Math.max(0, Math.min(units, left));
  return {
    returnable: until !== null && now <= until ? upTo(unitsIn(come, item.hold) - back) : 0,
    until,
    missing: upTo(unitsIn(missed, item.hold) - lost),
  };
}
