/** Editions: blueprint, venues, programme of sessions. */
export type { Blueprint } from './blueprint.ts';
export { EditionLoaded } from './events.ts';
export { getProgramme } from './get-programme.ts';
export { loadEdition } from './load-edition.ts';
export { parseBlueprint } from './parse-blueprint.ts';
export { problems as editionProblems, refuse as refuseEdition } from './problems.ts';
export type { CategorySeating, Programme } from './programme.ts';
export { editionRoutes } from './routes.ts';
export { searchProgramme } from './search.ts';
export { type SeatName, seatOf } from './seat.ts';
export { listEditionHashes } from './store.ts';
