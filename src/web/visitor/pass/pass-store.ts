import type { Pass } from '../../../modules/passes/contract.ts';

/** What the phone keeps, so that the pass works without a network. */
export interface KeptPasses {
  readonly person: string;
  readonly passes: readonly Pass[];
  /** Server's clock less this phone's when the passes came, in ms. */
  readonly clockAhead: number;
  readonly keptAt: number;
  /** What the sessions are, in the language they were kept in. */
  readonly sessions: Readonly<Record<string, { readonly title: string; readonly venue: string }>>;
}

/** The key of this phone: the private half cannot be read out, not even by this page. */
export interface DeviceKey {
  readonly pair: CryptoKeyPair;
  /** P-256 point, compressed, 33 bytes. */
  readonly publicKey: Uint8Array;
}

const storeName = 'kept';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('kaimon', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = act(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export const readPasses = (edition: string): Promise<KeptPasses | undefined> =>
  within('readonly', (store) => store.get(`passes ${edition}`) as IDBRequest<KeptPasses | undefined>);

export const keepPasses = (edition: string, kept: KeptPasses): Promise<unknown> =>
  within('readwrite', (store) => store.put(kept, `passes ${edition}`));

export const forgetPasses = (edition: string): Promise<unknown> =>
  within('readwrite', (store) => store.delete(`passes ${edition}`));

export const readDeviceKey = (): Promise<DeviceKey | undefined> =>
  within('readonly', (store) => store.get('device key') as IDBRequest<DeviceKey | undefined>);

/** The key of this phone; made on first use. */
export async function ensureDeviceKey(): Promise<DeviceKey> {
  const earlier = await readDeviceKey();
  if (earlier) return earlier;
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const key = { pair, publicKey: compressPoint(point) };
  await within('readwrite', (store) => store.put(key, 'device key'));
  return key;
}

/** 65 bytes `04 x y` to 33 bytes: 2 or 3 by the parity of y, then x (SEC 1, 2.3.3). */
export function compressPoint(point: Uint8Array): Uint8Array {
  const compressed = new Uint8Array(33);
  compressed[0] = 2 + (point[64]! & 1);
  compressed.set(point.subarray(1, 33), 1);
  return compressed;
}
