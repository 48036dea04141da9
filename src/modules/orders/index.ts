/** Orders: cart, quote, order, payment, refund for everything sellable. */
export { OrderPaid } from './events.ts';
export { findPaymentFacts, getOrder } from './get-order.ts';
export { sumGoodsRefund } from './owe-goods-refund.ts';
export { orderArea } from './personal-area.ts';
export { problems as orderProblems } from './problems.ts';
export { findRates } from './rates/find-rates.ts';
export { listRates } from './rates/list-rates.ts';
export { loadRates } from './rates/load-rates.ts';
export { orderReactions } from './reactions.ts';
export { orderRoutes } from './routes.ts';
export type { Return, Sellable, Selling } from './sellable.ts';
export { settlePayments } from './settle-payments.ts';
export { ledgerBalances } from './store.ts';
export { writeReceipt } from './write-receipt.ts';
