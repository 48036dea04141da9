import { money } from '../../kernel/money.ts';
import { on, onCall, type Route } from '../../platform/http/route.ts';
import type { Connector } from '../../platform/suppliers/connector.ts';
import { getProgramme } from '../editions/index.ts';
import { campaignRoutes } from './campaigns/campaign-routes.ts';
import * as contract from './contract.ts';
import { findOffers } from './find-offers.ts';
import { getChoices } from './get-choices.ts';
import { getSupply } from './get-supply.ts';
import { getSupplyOverview } from './get-supply-overview.ts';
import { getSupplyTemplate } from './get-supply-template.ts';
import type { HoldRecord } from './hold.ts';
import { holdJourney } from './hold-journey.ts';
import { importSupply } from './import-supply.ts';
import { getSharedJourney } from './kept/get-shared-journey.ts';
import { listJourneys } from './kept/list-journeys.ts';
import { removeJourney } from './kept/remove-journey.ts';
import { saveJourney } from './kept/save-journey.ts';
import { shareJourney } from './kept/share-journey.ts';
import { voteOnJourney } from './kept/vote-on-journey.ts';
import { dayRoutes } from './on-the-day/day-routes.ts';
import type { Planner } from './planner/planner.ts';
import { preparePlan } from './prepare-plan.ts';
import { priceParts } from './price-parts.ts';
import { refuse } from './problems.ts';
import { releaseJourney } from './release-journey.ts';

/** Most journeys in one answer: people compare three, not ten. */
export const mostJourneys = 3;

export interface JourneyParts {
  readonly planner: Planner;
  readonly connectors: readonly Connector[];
}

export function journeyRoutes({ planner, connectors }: JourneyParts): Route[] {
  return [
    on(contract.getChoices, (tx, { params, query }) => getChoices(tx, params.edition, query.origin)),
    onCall(contract.suggestJourneys, async (call, { params, body }) => {
      const wish = { edition: params.edition, wishes: body.wishes, count: mostJourneys };
      const request = await call.database.read(call.actor, (tx) => preparePlan(tx, wish));
      const { journeys, obstacles } = await planner.plan(request);
      return { journeys: [...journeys], obstacles: [...obstacles], isSettled: true };
    }),
    onCall(contract.changeJourney, async (call, { params, body }) => {
      const { change, parts, character, wishes } = body;
      const wish = { edition: params.edition, wishes, count: 1, change: { change, parts, character } };
      const { request, before } = await call.database.read(call.actor, async (tx) => {
        const request = await preparePlan(tx, wish);
        const price = priceParts((await getSupply(tx, params.edition)).known, parts);
        return { request, before: price?.total };
      });
      if (!before) throw refuse.noSuchPart();
      const { journeys, obstacles } = await planner.plan(request);
      const [journey] = journeys;
      if (!journey) throw refuse.noSuchPart({ because: obstacles[0]?.because ?? null });
      const difference = money(journey.price.total.amount - before.amount, before.currency);
      return { journey, difference, obstacles: [...journey.obstacles] };
    }),
    on(contract.holdJourney, async (tx, { params, body }) => holdAnswer(await holdJourney(tx, { ...params, ...body }))),
    on(contract.releaseJourney, async (tx, { params }) => {
      await releaseJourney(tx, params.edition, params.hold);
      return null;
    }),
    on(contract.saveJourney, (tx, { params, body }) => saveJourney(tx, params.edition, params.journey, body.journey)),
    on(contract.listJourneys, async (tx, { params }) => ({ journeys: await listJourneys(tx, params.edition) })),
    on(contract.removeJourney, async (tx, { params }) => {
      await removeJourney(tx, params.edition, params.journey);
      return null;
    }),
    on(contract.shareJourney, (tx, { params }) => shareJourney(tx, params.edition, params.journey)),
    on(contract.getSharedJourney, (tx, { params }) => getSharedJourney(tx, params.edition, params.share)),
    on(contract.voteOnJourney, (tx, { params, body }) =>
      voteOnJourney(tx, params.edition, params.share, { ...body, voter: params.voter }),
    ),
    on(contract.getSupply, (tx, { params }) => getSupplyOverview(tx, params.edition, connectors)),
    on(contract.getSupplyTemplate, (tx, { params, query }) =>
      getSupplyTemplate(tx, params.edition, params.table, query.rows === 'yes'),
    ),
    onCall(contract.findOffers, async (call, { params, body }) => {
      const { edition } = await call.database.read(call.actor, (tx) => getProgramme(tx, params.edition));
      return await findOffers(connectors, body, edition.currency);
    }),
    ...dayRoutes(planner),
    on(contract.importSupply, (tx, { params, body }) => importSupply(tx, params.edition, body)),
    ...campaignRoutes,
  ];
}

function holdAnswer(hold: HoldRecord) {
  const seats = hold.parts.party.adults + hold.parts.party.children;
  return {
    id: hold.id,
    total: money(hold.totalAmount, hold.currency),
    expiresAt: hold.expiresAt,
    tickets: hold.parts.tickets.map((one) => ({ ...one, seats })),
  };
}
