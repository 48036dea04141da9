/** Arrivals: slots, closures of gates, forecast. */
export { arrivalArea } from './personal-area.ts';
export { problems as arrivalProblems } from './problems.ts';
export { arrivalReactions } from './reactions.ts';
export { arrivalRoutes } from './routes.ts';
