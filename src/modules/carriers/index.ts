/** Carriers: bands, wallets, printed pages, help desk. */
export { type CarrierKeys, carrierKeys } from './carrier-keys.ts';
export { makeApplePass, makeLatestApplePass } from './make-apple-pass.ts';
export { carrierArea } from './personal-area.ts';
export { problems as carrierProblems } from './problems.ts';
export { carrierReactions } from './reactions.ts';
export { carrierRoutes } from './routes.ts';
export { writeSheet } from './sheet/write-sheet.ts';
export { type ShownParty, shownParty } from './shown-pass.ts';
export { findTied, removeRegistration, saveRegistration, syncWallets } from './sync-wallets.ts';
export { readSigners, type WalletSigners } from './wallet/wallet-settings.ts';
