/** The market: brands, products, stock, landed cost, and what becomes of goods until they have come. */
export { enterBrand } from './brands/enter-brand.ts';
export { loadMarket, type MarketFiles } from './catalogue/load-market.ts';
export { customsCsv, customsDocuments } from './customs/customs-files.ts';
export { openCustomsFile } from './customs/open-customs-file.ts';
export { GoodsReturned } from './events.ts';
export { refreshStock } from './finding/refresh-stock.ts';
export { goodsSellable } from './goods-sellable.ts';
export { openPaper } from './papers/open-paper.ts';
export { writePaper } from './papers/write-paper.ts';
export { marketArea } from './personal-area.ts';
export { getDrawing } from './pictures/get-drawing.ts';
export { getPictureSize } from './pictures/get-picture-size.ts';
export type { MarketPorts } from './ports.ts';
export { problems as marketProblems } from './problems.ts';
export { marketReactions } from './reactions.ts';
export { marketRounds } from './rounds.ts';
export { marketRoutes } from './routes.ts';
export { releaseExpired as releaseExpiredGoods } from './stock/release-expired.ts';
