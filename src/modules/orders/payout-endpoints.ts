import { Type } from 'typebox';
import { endpoint, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { EditionParams, InstantSchema, MoneySchema } from '../editions/contract.ts';

const staff = { staff: 'market' } as const;
const Payout = Type.Object({
  id: IdSchema,
  seller: KeySchema,
  amount: MoneySchema,
  /** Of what was earned until then. */
  until: InstantSchema,
  madeAt: InstantSchema,
});

export const listPayouts = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/payouts',
  who: staff,
  summary: 'What sellers are owed now, and what they were paid',
  params: EditionParams,
  query: strict({ olderThanDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })) }),
  answer: Type.Object({
    balances: Type.Array(Type.Object({ seller: KeySchema, owed: MoneySchema, payable: MoneySchema })),
    payouts: Type.Array(Payout),
  }),
});

export const makePayouts = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/payouts',
  who: staff,
  summary: 'Pay sellers what is old enough; a run is made once under its id, and answers with its file for the bank',
  params: EditionParams,
  body: strict({ id: IdSchema, olderThanDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })) }),
  answer: Type.Object({ payouts: Type.Array(Payout), file: Type.String({ description: 'CSV' }) }),
});

export const getStatement = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/brands/:brand/statement',
  who: 'brand',
  summary: 'Every entry of a brand in the books, with the number of its sub-order, and what is owed',
  params: strict({ edition: KeySchema, brand: KeySchema }),
  answer: Type.Object({
    entries: Type.Array(
      Type.Object({
        id: IdSchema,
        at: InstantSchema,
        /** payment, cancelled, returned, takenBack, payout */
        cause: Type.String(),
        /** The sub-order, as on the parcel; null for payouts. */
        number: Type.Union([Type.String(), Type.Null()]),
        amount: MoneySchema,
        /** What is owed after this entry. */
        balance: MoneySchema,
      }),
    ),
    owed: MoneySchema,
    /** Of that, what is old enough to be paid out. */
    payable: MoneySchema,
  }),
});
