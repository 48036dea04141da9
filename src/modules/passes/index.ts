/** Passes: credentials, gates, admission journal. */
export { getBoard } from './get-board.ts';
export { listNotes } from './list-notes.ts';
export { pairGate } from './pair-gate.ts';
export { passArea } from './personal-area.ts';
export { problems as passProblems } from './problems.ts';
export { passReactions } from './reactions.ts';
export { rotateIssuer } from './rotate-issuer.ts';
export { identifyGate, passRoutes } from './routes.ts';
export { getStatusList } from './snapshot/get-status-list.ts';
