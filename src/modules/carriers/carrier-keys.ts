import { createHmac, hkdfSync } from 'node:crypto';
import type { Uid } from '../../engines/admission/carriers/card-uid.ts';

/** Keys of an installation's bands and wallets, all derived from its secret, so that none is kept. */
export interface CarrierKeys {
  /** 32 bytes. Gates hold it too: a chip's number is hashed where it is read. */
  uidKey(edition: string): Buffer;
  /** 32 bytes for the wallet codes of one pass; another for each generation. */
  walletKey(edition: string, pass: string, generation: number): Buffer;
  /** What a wallet shows to fetch its pass again; 64 hexadecimal digits. */
  walletToken(edition: string, serial: string): string;
}

export function carrierKeys(secret: string): CarrierKeys {
  const root = Buffer.from(hkdfSync('sha256', secret, '', 'kaimon carriers', 32));
  const derive = (...names: readonly (string | number)[]) =>
    createHmac('sha256', root).update(JSON.stringify(names)).digest();
  return {
    uidKey: (edition) => derive('uid', edition),
    walletKey: (edition, pass, generation) => derive('wallet', edition, pass, generation),
    walletToken: (edition, serial) => derive('token', edition, serial).toString('hex'),
  };
}

/** First 16 bytes of HMAC-SHA256 over the hexadecimal digits: what server and gates keep in place of a chip's number. */
export function hashUid(key: Uint8Array, uid: Uid): Buffer {
  return createHmac('sha256', key).update(uid).digest().subarray(0, 16);
}
