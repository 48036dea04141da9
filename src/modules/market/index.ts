/** The market: brands, products, stock, landed cost, and what becomes of goods until they have come. */
export { enterBrand } from './brands/enter-brand.ts';
export { loadMarket, type MarketFiles } from './catalogue/load-market.ts';
export { GoodsReturned } from './events.ts';
export { refreshStock } from './finding/refresh-stock.ts';
export { goodsSellable } from './goods-sellable.ts';
export { getDrawing } from './pictures/get-drawing.ts';
export type { MarketPorts } from './ports.ts';
export { problems as marketProblems } from './problems.ts';
export { marketReactions } from './reactions.ts';
export { settleReturns } from './returns/settle-returns.ts';
export { marketRoutes } from './routes.ts';
export { releaseExpired as releaseExpiredGoods } from './stock/release-expired.ts';
