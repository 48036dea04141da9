/** Passes: credentials, gates, admission journal. */
export { getBoard } from './get-board.ts';
export { getIssuer } from './get-issuer.ts';
export { findOwner, getParty, type PartyHolder } from './get-party.ts';
export { keepToOwnGate } from './keep-to-own-gate.ts';
export { listNotes } from './list-notes.ts';
export { listPassages } from './list-passages.ts';
export { listPasses } from './list-passes.ts';
export { pairGate } from './pair-gate.ts';
export { passArea } from './personal-area.ts';
export { problems as passProblems } from './problems.ts';
export { passReactions } from './reactions.ts';
export { rotateIssuer } from './rotate-issuer.ts';
export { identifyGate, passRoutes } from './routes.ts';
export { getStatusList } from './snapshot/get-status-list.ts';
export { listPassesById, listPassesOf } from './store.ts';
