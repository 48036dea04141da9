import { on, onCall, type Route } from '../../platform/http/route.ts';
import { systemActor } from '../../platform/tx.ts';
import { brandRoutes } from './brand-routes.ts';
import * as contract from './contract.ts';
import { findArrival } from './delivery/find-arrival.ts';
import { getDelivery } from './delivery/get-delivery.ts';
import { quoteWays } from './delivery/quote-ways.ts';
import { saveDelivery } from './delivery/save-delivery.ts';
import { recordMissedSearch } from './finding/record-missed-search.ts';
import { fulfilmentRoutes } from './fulfilment-routes.ts';
import { staffRoutes } from './oversight/staff-routes.ts';
import type { MarketPorts } from './ports.ts';
import { getProduct } from './shop/get-product.ts';
import { getShop } from './shop/get-shop.ts';
import { listProducts } from './shop/list-products.ts';
import { changeHold } from './stock/change-hold.ts';
import { holdGoods } from './stock/hold-goods.ts';
import { releaseGoods } from './stock/release-goods.ts';

export function marketRoutes(ports: MarketPorts): Route[] {
  return [
    ...brandRoutes(ports),
    ...fulfilmentRoutes(ports),
    ...staffRoutes(ports),
    on(contract.getShop, (tx, { params }) => getShop(tx, params.edition, ports)),
    onCall(contract.findProducts, async ({ database, actor }, { params, query }) => {
      const { edition } = params;
      const found = await database.read(actor, (tx) => listProducts(tx, edition, query, ports));
      const { q, language = 'en', offset = 0 } = query;
      if (q && offset === 0 && (found.total === 0 || !found.isWhole))
        await database.write(systemActor('market/search'), (tx) => recordMissedSearch(tx, edition, { q, language }));
      return found;
    }),
    on(contract.getProduct, (tx, { params }) => getProduct(tx, params.edition, params.product, ports)),
    on(contract.quoteWays, async (tx, { params, body }) => ({
      offers: await quoteWays(tx, params.edition, body, ports),
    })),
    on(contract.holdGoods, async (tx, { params, body }) => {
      const { id, variant, count, priceAmount, currency, expiresAt } = await holdGoods(tx, { ...params, ...body });
      return { hold: { id, variant, count, price: { amount: priceAmount, currency }, expiresAt } };
    }),
    on(contract.changeHold, (tx, { params, body }) => changeHold(tx, params.edition, { hold: params.hold, ...body })),
    on(contract.releaseGoods, async (tx, { params }) => {
      await releaseGoods(tx, params.edition, params.hold);
      return null;
    }),
    on(contract.getDelivery, (tx, { params, query }) => getDelivery(tx, params.edition, query, ports)),
    on(contract.saveDelivery, async (tx, { params, body }) => {
      const delivery = await saveDelivery(tx, params.edition, body, ports.box);
      return { delivery, arrives: await findArrival(tx, params.edition, delivery) };
    }),
  ];
}
