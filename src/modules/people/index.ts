/** People: accounts, parties, consents, tasks. */
export { appointStaff } from './appoint-staff.ts';
export { PartyChanged } from './events.ts';
export { getPerson } from './get-person.ts';
export { listParties } from './list-parties.ts';
export { makeAccount } from './make-account.ts';
export type { Person } from './person.ts';
export type { PersonalArea } from './personal-area.ts';
export { problems as peopleProblems } from './problems.ts';
export { peopleRoutes } from './routes.ts';
export { openSignIn, type SignIn } from './sign-in.ts';
export { type Consenting, endConsent, listConsenting, listTold } from './store.ts';
