/** Journeys: what is on offer, plans, packages, campaigns. */
export { findSupply, findSupplySource, getSupply } from './get-supply.ts';
export { loadSupply } from './load-supply.ts';
export { packageSellable } from './package-sellable.ts';
export { journeyArea } from './personal-area.ts';
export { openPlanner, type Planner } from './planner/planner.ts';
export { preparePlan } from './prepare-plan.ts';
export { problems as journeyProblems } from './problems.ts';
export { journeyReactions } from './reactions.ts';
export { releaseExpired as releaseExpiredJourneys } from './release-expired.ts';
export { journeyRoutes, mostJourneys } from './routes.ts';
export { parseSupply } from './supply/parse-supply.ts';
export { supplyTables, templateOf } from './supply/supply-schema.ts';
