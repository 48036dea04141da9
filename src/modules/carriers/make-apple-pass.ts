import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { findOwner } from '../passes/index.ts';
import type { CarrierKeys } from './carrier-keys.ts';
import { refuse } from './problems.ts';
import { saveWallet } from './save-wallet.ts';
import { shownParty } from './shown-pass.ts';
import { findWalletBySerial, type WalletRecord } from './store.ts';
import { applePass } from './wallet/apple-pass.ts';
import type { PassCertificate } from './wallet/test-certificate.ts';

export interface ApplePorts {
  readonly keys: CarrierKeys;
  readonly box: SecretBox;
  readonly certificate: PassCertificate;
  readonly origin: string;
}

/** A pass of the caller's party for Apple Wallet. Refuses `noSuchPass` for anybody else's. */
export async function makeApplePass(tx: Tx, edition: string, pass: string, ports: ApplePorts): Promise<Buffer> {
  const person = await findOwner(tx, edition, pass);
  if (person === undefined || person !== personOf(tx)) throw refuse.noSuchPass({ pass });
  return await bundle(tx, edition, await saveWallet(tx, edition, { pass, person, kind: 'apple' }), ports);
}

/** What a phone gets that fetches its pass again: the present state, void where nothing is behind it. */
export async function makeLatestApplePass(
  tx: Tx,
  edition: string,
  serial: string,
  ports: ApplePorts,
): Promise<{ bundle: Buffer; updatedAt: number }> {
  const wallet = await findWalletBySerial(tx.db, edition, serial);
  if (wallet?.kind !== 'apple') throw refuse.noSuchPass();
  return { bundle: await bundle(tx, edition, wallet, ports), updatedAt: wallet.updatedAt };
}

async function bundle(
  tx: Tx,
  edition: string,
  wallet: WalletRecord,
  { keys, box, certificate, origin }: ApplePorts,
): Promise<Buffer> {
  const party = await shownParty(tx, edition, wallet.person, box);
  const shown = party.passes.find((one) => one.id === wallet.pass);
  if (!shown) throw refuse.noSuchPass({ pass: wallet.pass });
  const tie = {
    serial: wallet.serial,
    token: keys.walletToken(edition, wallet.serial),
    webService: `${origin}/api/editions/${edition}/wallet/apple`,
    isVoid: wallet.endedAt !== null,
  };
  return applePass(party, shown, tie, certificate);
}
