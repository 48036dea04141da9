import { Type } from 'typebox';
import { eventKind } from '../../kernel/event.ts';
import { IdSchema } from '../../kernel/ids.ts';

const OrderFacts = Type.Object({ order: IdSchema });

export const OrderPlaced = eventKind('orders.OrderPlaced', OrderFacts);
export const OrderPaid = eventKind('orders.OrderPaid', OrderFacts);
/** Not paid in time: what was held went back. */
export const OrderReleased = eventKind('orders.OrderReleased', OrderFacts);
/** It had what it bought, but the money never came: all of it went back. */
export const OrderTakenBack = eventKind('orders.OrderTakenBack', OrderFacts);
/** Money goes back: tickets cancelled, or paid too late, or charged twice. */
export const RefundMade = eventKind('orders.RefundMade', Type.Object({ order: IdSchema, refund: IdSchema }));
