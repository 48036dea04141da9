import { on, type Route } from '../../../platform/http/route.ts';
import * as contract from '../contract.ts';
import { removeWindow } from '../curation/remove-window.ts';
import { saveWindow } from '../curation/save-window.ts';
import { listWindowRecords } from '../curation/store.ts';
import type { MarketPorts } from '../ports.ts';
import { listShownPacks } from '../rules/list-shown-packs.ts';
import { savePack } from '../rules/save-pack.ts';
import { decideProduct } from './decide-product.ts';
import { getFlows } from './get-flows.ts';
import { listBlockedProducts } from './store.ts';
import { suspendBrand } from './suspend-brand.ts';

/** What staff with the task “market” do. */
export function staffRoutes(ports: MarketPorts): Route[] {
  return [
    on(contract.listWindows, async (tx, { params }) => ({ windows: await listWindowRecords(tx.db, params.edition) })),
    on(contract.saveWindow, async (tx, { params, body }) => ({
      window: await saveWindow(tx, params.edition, params.window, body),
    })),
    on(contract.removeWindow, async (tx, { params }) => {
      await removeWindow(tx, params.edition, params.window);
      return null;
    }),
    on(contract.listPacks, (tx, { params }) => listShownPacks(tx, params.edition, ports)),
    on(contract.savePack, (tx, { params, body }) => savePack(tx, params.edition, body, ports)),
    on(contract.decideProduct, (tx, { params, body }) => decideProduct(tx, params.edition, { ...params, ...body })),
    on(contract.listBlocked, async (tx, { params }) => ({
      products: await listBlockedProducts(tx.db, params.edition),
    })),
    on(contract.suspendBrand, (tx, { params, body }) => suspendBrand(tx, params.edition, { ...params, ...body })),
    on(contract.getFlows, (tx, { params }) => getFlows(tx, params.edition)),
  ];
}
