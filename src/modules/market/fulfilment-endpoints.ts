import { Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { EditionParams } from '../editions/contract.ts';
import { consignmentStates } from './fulfilment/consignment.ts';
import {
  Consignment,
  Dispute,
  GoodsReturn,
  letter,
  Parcel,
  ParcelOffer,
  PurchaseRecord,
  ReturnSums,
  SenderSchema,
  TrackingSchema,
  UnitsSchema,
} from './fulfilment-shapes.ts';
import { returnReasons } from './returns/return.ts';

/* From paid to delivered and back: what brands do, what buyers see and ask for. */

const BrandParams = strict({ edition: KeySchema, brand: KeySchema });
const ConsignmentParams = strict({ edition: KeySchema, brand: KeySchema, consignment: IdSchema });
const ofBrand = '/editions/:edition/market/brands/:brand';
const ofConsignment = `${ofBrand}/consignments/:consignment`;
const AllUnits = Type.Array(UnitsSchema, { minItems: 1, maxItems: 60 });

export const listConsignments = endpoint({
  method: 'GET',
  path: `${ofBrand}/consignments`,
  who: 'brand',
  summary: 'What a brand has to send, oldest first, then what it sent',
  params: BrandParams,
  query: strict({
    state: Type.Optional(oneOf(consignmentStates)),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  answer: Type.Object({
    consignments: Type.Array(Consignment),
    counts: Type.Array(Type.Object({ state: oneOf(consignmentStates), count: Type.Integer() })),
  }),
});

export const getConsignment = endpoint({
  method: 'GET',
  path: ofConsignment,
  who: 'brand',
  summary: 'One consignment of a brand, with its parcels and returns',
  params: ConsignmentParams,
  answer: Type.Object({ consignment: Consignment }),
  problems: ['noSuchConsignment'],
});

export const packConsignment = endpoint({
  method: 'PUT',
  path: `${ofConsignment}/packed`,
  who: 'brand',
  summary: 'Mark a consignment as packed',
  params: ConsignmentParams,
  answer: Type.Object({ consignment: Consignment }),
  problems: ['noSuchConsignment', 'nothingToSend'],
});

export const quoteParcel = endpoint({
  method: 'POST',
  path: `${ofConsignment}/parcel-offers`,
  who: 'brand',
  summary: 'What carriers take for a parcel: the table of rates, and systems that sell labels',
  params: ConsignmentParams,
  body: strict({ items: Type.Optional(AllUnits), sender: SenderSchema }),
  answer: Type.Object({
    offers: Type.Array(ParcelOffer),
    /** Systems that did not answer, and why. */
    silent: Type.Array(Type.Object({ system: Type.String(), failure: Type.String() })),
  }),
  problems: ['noSuchConsignment', 'nothingToSend', 'notToSend'],
});

export const sendParcel = endpoint({
  method: 'POST',
  path: `${ofConsignment}/parcels`,
  who: 'brand',
  summary: 'Send some or all of a consignment, with a carrier and a number to follow it by',
  params: ConsignmentParams,
  body: strict({
    id: IdSchema,
    /** All that is left, unless told. */
    items: Type.Optional(AllUnits),
    carrier: Type.String({ minLength: 2, maxLength: 40, pattern: '^[^\\p{Cc}<>]*$' }),
    tracking: Type.Optional(TrackingSchema),
    /** Where it leaves, for its papers. */
    sender: Type.Optional(SenderSchema),
    /** Buys the label of an offer; carrier and number are then the system's. */
    label: Type.Optional(
      strict({
        system: KeySchema,
        shipment: Type.String({ minLength: 1, maxLength: 100 }),
        rate: Type.String({ minLength: 1, maxLength: 100 }),
      }),
    ),
  }),
  answer: Type.Object({ parcel: Parcel, consignment: Consignment }),
  problems: ['noSuchConsignment', 'nothingToSend', 'notToSend', 'noSuchCarrier', 'carrierUnavailable'],
});

export const markDelivered = endpoint({
  method: 'PUT',
  path: `${ofConsignment}/parcels/:parcel/delivered`,
  who: 'brand',
  summary: 'Say that a parcel came, where no carrier tells it',
  params: strict({ ...ConsignmentParams.properties, parcel: IdSchema }),
  answer: Type.Object({ consignment: Consignment }),
  problems: ['noSuchConsignment', 'noSuchParcel'],
});

export const listReturns = endpoint({
  method: 'GET',
  path: `${ofBrand}/returns`,
  who: 'brand',
  summary: 'Returns of a brand, those that wait for it first',
  params: BrandParams,
  answer: Type.Object({ returns: Type.Array(GoodsReturn) }),
});

const BrandReturnParams = strict({ edition: KeySchema, brand: KeySchema, return: IdSchema });
const OneReturn = Type.Object({ return: GoodsReturn });

export const answerReturn = endpoint({
  method: 'POST',
  path: `${ofBrand}/returns/:return/answer`,
  who: 'brand',
  summary: 'Agree to a return, or refuse it with a reason; silence for three days agrees',
  params: BrandReturnParams,
  body: strict({ agree: Type.Boolean(), words: letter(0, 1_000) }),
  answer: OneReturn,
  problems: ['noSuchReturn', 'wrongStep', 'reasonNeeded'],
});

export const receiveReturn = endpoint({
  method: 'POST',
  path: `${ofBrand}/returns/:return/received`,
  who: 'brand',
  summary: 'Confirm that goods came back: stock and money go back too',
  params: BrandReturnParams,
  body: strict({
    /** False keeps them off the shelf. */
    resaleable: Type.Boolean(),
  }),
  answer: OneReturn,
  problems: ['noSuchReturn', 'wrongStep'],
});

export const listMyConsignments = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/consignments',
  who: 'visitor',
  summary: 'What brands send me, with parcels, returns and disputes; of one order or of all',
  params: EditionParams,
  query: strict({ order: Type.Optional(IdSchema) }),
  answer: Type.Object({ consignments: Type.Array(Consignment) }),
});

export const askReturn = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/consignments/:consignment/returns',
  who: 'visitor',
  summary:
    'Ask to return units within thirty days, or say that they never came; preview with commit false what comes back by which rule',
  params: strict({ edition: KeySchema, consignment: IdSchema }),
  body: strict({
    id: IdSchema,
    reason: oneOf(returnReasons),
    items: AllUnits,
    words: letter(0, 1_000),
    commit: Type.Boolean(),
  }),
  answer: Type.Object({ sums: ReturnSums, return: Type.Union([GoodsReturn, Type.Null()]) }),
  problems: ['noSuchConsignment', 'notReturnable'],
});

const ReturnParams = strict({ edition: KeySchema, return: IdSchema });

export const sendReturn = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/returns/:return/sent',
  who: 'visitor',
  summary: 'Say that goods are on their way back',
  params: ReturnParams,
  body: strict({ tracking: Type.Union([TrackingSchema, Type.Null()]) }),
  answer: OneReturn,
  problems: ['noSuchReturn', 'wrongStep'],
});

export const cancelReturn = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/market/returns/:return',
  who: 'visitor',
  summary: 'Keep the goods after all, until they are on their way back',
  params: ReturnParams,
  answer: OneReturn,
  problems: ['noSuchReturn', 'wrongStep'],
});

// Disputes

const OneDispute = Type.Object({ dispute: Dispute });

export const openDispute = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/consignments/:consignment/disputes',
  who: 'visitor',
  summary: 'Ask staff to decide about a refused return, or about units that never came; the brand is heard first',
  params: strict({ edition: KeySchema, consignment: IdSchema }),
  body: strict({
    id: IdSchema,
    about: Type.Union([strict({ return: IdSchema }), strict({ items: AllUnits })]),
    statement: letter(1, 2_000),
  }),
  answer: OneDispute,
  problems: ['noSuchConsignment', 'noSuchReturn', 'wrongStep', 'notReturnable'],
});

export const listBrandDisputes = endpoint({
  method: 'GET',
  path: `${ofBrand}/disputes`,
  who: 'brand',
  summary: 'Disputes of a brand, undecided first',
  params: BrandParams,
  answer: Type.Object({ disputes: Type.Array(Dispute) }),
});

export const answerDispute = endpoint({
  method: 'POST',
  path: `${ofBrand}/disputes/:dispute/answer`,
  who: 'brand',
  summary: 'Say the side of the brand',
  params: strict({ edition: KeySchema, brand: KeySchema, dispute: IdSchema }),
  body: strict({ words: letter(1, 2_000) }),
  answer: OneDispute,
  problems: ['noSuchDispute', 'wrongStep'],
});

export const listDisputes = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/disputes',
  who: { staff: 'market' },
  summary: 'Disputes of all brands, undecided first',
  params: EditionParams,
  answer: Type.Object({ disputes: Type.Array(Dispute) }),
});

export const decideDispute = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/disputes/:dispute/decision',
  who: { staff: 'market' },
  summary: 'Decide a dispute: pay back or not, with a reason that both sides read',
  params: strict({ edition: KeySchema, dispute: IdSchema }),
  body: strict({ refund: Type.Boolean(), because: letter(1, 2_000) }),
  answer: OneDispute,
  problems: ['noSuchDispute', 'wrongStep'],
});

// Records for the tourist's refund

export const getMyPurchaseRecord = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/consignments/:consignment/purchase-record',
  who: 'visitor',
  summary: 'What I bought to carry home, as it is told to the tax system for my refund',
  params: strict({ edition: KeySchema, consignment: IdSchema }),
  answer: Type.Object({ record: PurchaseRecord }),
  problems: ['noSuchConsignment', 'noPurchaseRecord'],
});

export const getPurchaseRecord = endpoint({
  method: 'GET',
  path: `${ofConsignment}/purchase-record`,
  who: 'brand',
  summary: 'The record of a purchase that a visitor carries home, for the tax system',
  params: ConsignmentParams,
  answer: Type.Object({ record: PurchaseRecord }),
  problems: ['noSuchConsignment', 'noPurchaseRecord'],
});
