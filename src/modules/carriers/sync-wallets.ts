import { timingSafeEqual } from 'node:crypto';
import type { Tx } from '../../platform/tx.ts';
import type { CarrierKeys } from './carrier-keys.ts';
import { deleteRegistration, findWalletBySerial, listUpdated, upsertRegistration, type WalletRecord } from './store.ts';

/** The wallet pass that a phone speaks of, if it shows the pass's own token (`ApplePass …`). */
export async function findTied(
  tx: Tx,
  edition: string,
  serial: string,
  authorization: string | undefined,
  keys: CarrierKeys,
): Promise<WalletRecord | undefined> {
  const token = /^ApplePass ([0-9a-f]{64})$/.exec(authorization ?? '')?.[1];
  if (token === undefined || !isId(serial)) return undefined;
  if (!timingSafeEqual(Buffer.from(token), Buffer.from(keys.walletToken(edition, serial)))) return undefined;
  const wallet = await findWalletBySerial(tx.db, edition, serial);
  return wallet?.kind === 'apple' ? wallet : undefined;
}

/** A phone wants to hear of changes; answers whether it is new. */
export async function saveRegistration(
  tx: Tx,
  edition: string,
  one: { device: string; serial: string; pushToken: string },
): Promise<boolean> {
  return await upsertRegistration(tx.db, edition, one, tx.now);
}

/** A phone has thrown the pass away. */
export async function removeRegistration(tx: Tx, edition: string, device: string, serial: string): Promise<void> {
  await deleteRegistration(tx.db, edition, device, serial);
}

/** Passes of a phone that changed since it asked last; undefined: none. `since` is what an earlier answer gave as `lastUpdated`. */
export async function syncWallets(
  tx: Tx,
  edition: string,
  device: string,
  since: string | undefined,
): Promise<{ serialNumbers: string[]; lastUpdated: string } | undefined> {
  const after = since === undefined ? 0 : Number(since);
  const updated = await listUpdated(
    tx.db,
    edition,
    device,
    Number.isSafeInteger(after) && Math.abs(after) < 8e15 ? after : 0,
  );
  if (updated.length === 0) return undefined;
  return {
    serialNumbers: updated.map((one) => one.serial),
    lastUpdated: String(updated.at(-1)!.updatedAt),
  };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
