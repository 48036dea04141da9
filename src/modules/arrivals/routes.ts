import { on, type Route } from '../../platform/http/route.ts';
import { getProgramme } from '../editions/index.ts';
import { chooseSlot } from './choose-slot.ts';
import { closeGate } from './close-gate.ts';
import * as contract from './contract.ts';
import { getForecast } from './get-forecast.ts';
import { listArrivals } from './list-arrivals.ts';
import { planClosure } from './plan-closure.ts';
import { reopenGate } from './reopen-gate.ts';
import { listOpenClosures } from './store.ts';
import { gateOf } from './visitor-gate.ts';

export const arrivalRoutes: Route[] = [
  on(contract.listArrivals, async (tx, { params }) => ({ arrivals: await listArrivals(tx, params.edition) })),
  on(contract.chooseSlot, (tx, { params, body }) => chooseSlot(tx, params.edition, params.session, body)),
  on(contract.getClosure, async (tx, { params }) => {
    gateOf(await getProgramme(tx, params.edition), params.gate);
    const known = (await listOpenClosures(tx.db, params.edition)).find(({ gate }) => gate === params.gate);
    const { effect } = await planClosure(tx, params.edition, params.gate, 'none');
    const closure = known && { id: known.id, gate: known.gate, reason: known.reason, closedAt: known.closedAt };
    return { closure: closure ?? null, effect };
  }),
  on(contract.closeGate, (tx, { params, body }) => closeGate(tx, params.edition, params.gate, body)),
  on(contract.reopenGate, (tx, { params, body }) => reopenGate(tx, params.edition, params.gate, body.closure)),
  on(contract.getForecast, (tx, { params }) => getForecast(tx, params.edition, params.session)),
];
