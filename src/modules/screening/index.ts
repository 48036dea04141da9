/** Screening: the rules of lanes, the threat level, what lanes did. */
export { screeningArea } from './personal-area.ts';
export { problems as screeningProblems } from './problems.ts';
export { screeningRoutes } from './routes.ts';
export { nodeHashes } from './rules.ts';
