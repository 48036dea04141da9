import { on, type Route } from '../../../platform/http/route.ts';
import * as contract from './contract.ts';
import { importAccreditations } from './import-accreditations.ts';
import { listAccreditations } from './list-accreditations.ts';
import { removeAccreditation } from './remove-accreditation.ts';
import { saveAccreditation } from './save-accreditation.ts';
import { saveCheckState } from './save-check-state.ts';

export function accreditationRoutes(): Route[] {
  return [
    on(contract.listAccreditations, (tx, { params, query }) => listAccreditations(tx, params.edition, query)),
    on(contract.saveAccreditation, (tx, { params, body }) => saveAccreditation(tx, params.edition, body)),
    on(contract.importAccreditations, (tx, { params, body }) => importAccreditations(tx, params.edition, body)),
    on(contract.saveCheckState, (tx, { params, body }) => saveCheckState(tx, { ...params, ...body })),
    on(contract.removeAccreditation, (tx, { params }) => removeAccreditation(tx, params.edition, params.person)),
  ];
}
