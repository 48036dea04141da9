import { Type } from 'typebox';
import { eventKind } from '../../kernel/event.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';

/** A brand has something to send. */
export const ConsignmentPlaced = eventKind(
  'market.ConsignmentPlaced',
  Type.Object({ consignment: IdSchema, brand: KeySchema }),
);

/** Goods came back and are to be paid back: of each line the units after `from` up to `to`, with some kinds of charges. */
export const GoodsReturned = eventKind(
  'market.GoodsReturned',
  Type.Object({
    order: IdSchema,
    return: IdSchema,
    items: Type.Array(
      Type.Object({
        hold: IdSchema,
        from: Type.Integer(),
        to: Type.Integer(),
        charges: Type.Array(Type.String()),
      }),
    ),
  }),
);

/** A parcel left its brand, or came. */
export const ParcelMoved = eventKind(
  'market.ParcelMoved',
  Type.Object({ consignment: IdSchema, parcel: IdSchema, state: Type.String() }),
);

/** A return took a step: asked, agreed, refused, sentBack, received, disputed. */
export const ReturnMoved = eventKind(
  'market.ReturnMoved',
  Type.Object({ consignment: IdSchema, return: IdSchema, state: Type.String() }),
);

/** A dispute took a step: opened, answered, refunded, refused. */
export const DisputeMoved = eventKind(
  'market.DisputeMoved',
  Type.Object({ consignment: IdSchema, dispute: IdSchema, state: Type.String() }),
);
