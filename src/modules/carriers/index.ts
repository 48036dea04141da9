/** Carriers: bands, wallets, printed pages, help desk. */
export { type CarrierKeys, carrierKeys } from './carrier-keys.ts';
export { carrierArea } from './personal-area.ts';
export { problems as carrierProblems } from './problems.ts';
export { carrierReactions } from './reactions.ts';
export { carrierRoutes } from './routes.ts';
