import { on, type Route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { getSales } from './get-sales.ts';

export const reportRoutes: Route[] = [on(contract.getSales, (tx, { params }) => getSales(tx, params.edition))];
