import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { KeySchema } from '../../kernel/ids.ts';
import { EditionParams, InstantSchema, MoneySchema } from '../editions/contract.ts';

export const getSales = endpoint({
  method: 'GET',
  path: '/editions/:edition/reports/sales',
  who: { staff: 'sales' },
  summary: 'Sold, held and free per session, and what came in',
  params: EditionParams,
  answer: Type.Object({
    now: InstantSchema,
    revenue: MoneySchema,
    refunded: MoneySchema,
    orders: Type.Integer(),
    people: Type.Integer(),
    sessions: Type.Array(
      Type.Object({
        session: KeySchema,
        capacity: Type.Integer(),
        held: Type.Integer(),
        sold: Type.Integer(),
        revenue: MoneySchema,
      }),
    ),
    days: Type.Array(Type.Object({ day: Type.String(), tickets: Type.Integer(), revenue: MoneySchema })),
  }),
});
