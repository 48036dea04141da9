/** Orders: cart, quote, order, payment, refund for everything sellable. */
export { OrderPaid } from './events.ts';
export { findRates } from './find-rates.ts';
export { findPaymentFacts, getOrder } from './get-order.ts';
export { loadRates } from './load-rates.ts';
export { sumGoodsRefund } from './owe-goods-refund.ts';
export { orderArea } from './personal-area.ts';
export { problems as orderProblems } from './problems.ts';
export { orderReactions } from './reactions.ts';
export { orderRoutes } from './routes.ts';
export type { Return, Sellable, Selling } from './sellable.ts';
export { settlePayments } from './settle-payments.ts';
export { ledgerBalances } from './store.ts';
export { writeReceipt } from './write-receipt.ts';
