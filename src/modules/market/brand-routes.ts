import { on, onCall, type Route } from '../../platform/http/route.ts';
import * as endpoints from './brand-endpoints.ts';
import { addMember } from './brands/add-member.ts';
import { applyForBrand } from './brands/apply-for-brand.ts';
import { decideApplication } from './brands/decide-application.ts';
import { enterBrand } from './brands/enter-brand.ts';
import { listApplications } from './brands/list-applications.ts';
import { listMembers } from './brands/list-members.ts';
import { listMyBrands } from './brands/list-my-brands.ts';
import { removeMember } from './brands/remove-member.ts';
import { saveBrand } from './brands/save-brand.ts';
import { exportCatalogue } from './desk/export-catalogue.ts';
import { getBrandDesk } from './desk/get-brand-desk.ts';
import { getOwnProduct } from './desk/get-own-product.ts';
import { importCatalogue } from './desk/import-catalogue.ts';
import { listOwnProducts } from './desk/list-own-products.ts';
import { saveProduct } from './desk/save-product.ts';
import { setProductState } from './desk/set-product-state.ts';
import { setStock } from './desk/set-stock.ts';
import { listMissedSearches } from './finding/list-missed-searches.ts';
import * as members from './member-endpoints.ts';
import { addPicture } from './pictures/add-picture.ts';
import { listMotifs } from './pictures/store.ts';
import type { MarketPorts } from './ports.ts';

/** What brands do, and staff with them. */
export function brandRoutes(ports: MarketPorts): Route[] {
  return [
    on(endpoints.listMyBrands, (tx, { params }) => listMyBrands(tx, params.edition)),
    on(endpoints.applyForBrand, (tx, { params, body }) => applyForBrand(tx, params.edition, body)),
    on(endpoints.listApplications, (tx, { params }) => listApplications(tx, params.edition)),
    on(endpoints.decideApplication, (tx, { params, body }) => decideApplication(tx, params, body)),
    on(members.listMembers, (tx, { params }) => listMembers(tx, params.edition, params.brand)),
    on(members.addMember, (tx, { params, body }) => addMember(tx, params, body.email)),
    on(members.removeMember, (tx, { params }) => removeMember(tx, params)),
    on(endpoints.saveBrand, (tx, { params, body }) => saveBrand(tx, params, body)),
    on(endpoints.getBrandDesk, (tx, { params }) => getBrandDesk(tx, params.edition, params.brand)),
    on(endpoints.listOwnProducts, (tx, { params }) => listOwnProducts(tx, params.edition, params.brand, ports)),
    on(endpoints.listMissed, async (tx, { params }) => {
      await enterBrand(tx, params.edition, params.brand);
      return { searches: [...(await listMissedSearches(tx, params.edition))] };
    }),
    on(endpoints.listMotifs, async (tx, { params }) => {
      await enterBrand(tx, params.edition, params.brand);
      return { motifs: await listMotifs(tx.db, params.edition) };
    }),
    on(endpoints.getOwnProduct, (tx, { params }) => getOwnProduct(tx, params, ports)),
    on(endpoints.saveProduct, (tx, { params, body }) => saveProduct(tx, params, body)),
    on(endpoints.setProductState, async (tx, { params, body }) => {
      await setProductState(tx, params, body.state);
      return null;
    }),
    on(endpoints.setStock, (tx, { params, body }) => setStock(tx, params, body.onHand)),
    on(endpoints.importCatalogue, (tx, { params, body }) => importCatalogue(tx, params, body)),
    onCall(endpoints.addPicture, (call, { params, body }) => addPicture(call, params, body)),
    on(endpoints.exportCatalogue, (tx, { params, query }) => exportCatalogue(tx, params.edition, params.brand, query)),
  ];
}
