import { on, type Route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { getProgramme } from './get-programme.ts';
import { refuse } from './problems.ts';
import { listEditionHashes } from './store.ts';

export const editionRoutes: Route[] = [
  on(contract.listEditions, async (tx) => {
    const known = (await listEditionHashes(tx.db)).filter((one) => one.hash !== '');
    const pages = await Promise.all(known.map(async ({ edition }) => (await getProgramme(tx, edition)).edition));
    return {
      editions: pages.map(({ id, names, timeZone, currency, languages, firstDay, lastDay }) => ({
        id,
        names,
        timeZone,
        currency,
        languages,
        firstDay,
        lastDay,
      })),
    };
  }),
  on(contract.getEdition, async (tx, { params }) => (await getProgramme(tx, params.edition)).edition),
  on(contract.getVenueBlocks, async (tx, { params }) => {
    const programme = await getProgramme(tx, params.edition);
    if (!programme.venues.has(params.venue)) throw refuse.noSuchVenue({ venue: params.venue });
    return { blocks: [...programme.blocks(params.venue)] };
  }),
];
