import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { findOwner } from '../passes/index.ts';
import type { CarrierKeys } from './carrier-keys.ts';
import { refuse } from './problems.ts';
import { saveWallet } from './save-wallet.ts';
import { shownParty } from './shown-pass.ts';
import { googleLink } from './wallet/google-link.ts';
import type { GoogleAccount } from './wallet/wallet-settings.ts';

export interface GooglePorts {
  readonly keys: CarrierKeys;
  readonly box: SecretBox;
  readonly account: GoogleAccount;
  readonly origin: string;
  readonly machineNow: () => number;
}

/** The link that saves a pass of the caller's party in Google Wallet. Refuses `noSuchPass` for anybody else's. */
export async function makeGoogleLink(tx: Tx, edition: string, pass: string, ports: GooglePorts): Promise<string> {
  const person = await findOwner(tx, edition, pass);
  if (person === undefined || person !== personOf(tx)) throw refuse.noSuchPass({ pass });
  const wallet = await saveWallet(tx, edition, { pass, person, kind: 'google' });
  const party = await shownParty(tx, edition, person, ports.box);
  const shown = party.passes.find((one) => one.id === pass)!;
  const walletKey = ports.keys.walletKey(edition, pass, wallet.generation);
  const issuedAt = Math.floor(ports.machineNow() / 1000);
  return await googleLink(
    party,
    shown,
    { serial: wallet.serial, walletKey, origin: ports.origin, issuedAt },
    ports.account,
  );
}
