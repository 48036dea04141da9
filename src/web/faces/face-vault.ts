import { keyBytes, type TemplateKeys } from '../../gate/faces/envelope.ts';

/**
 * The two keys of a template, on this phone alone. They lie in the browser's store encrypted under a key that no script
 * can read out, so that a copy of the store opens nothing; they are in memory only while gates' keys are wrapped.
 */
interface Kept {
  readonly enrolment: string;
  readonly lock: CryptoKey;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly locked: Uint8Array<ArrayBuffer>;
}

const storeName = 'kept';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('kaimon-faces', 1);
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

const placeOf = (edition: string): string => `template keys ${edition}`;

/** Keeps the keys of an enrolment and overwrites the bytes it was given. */
export async function keepTemplateKeys(edition: string, enrolment: string, keys: TemplateKeys): Promise<void> {
  const lock = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const plain = new Uint8Array(2 * keyBytes);
  plain.set(keys.seal);
  plain.set(keys.rotation, keyBytes);
  const locked = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, lock, plain));
  for (const bytes of [plain, keys.seal, keys.rotation]) bytes.fill(0);
  const kept: Kept = { enrolment, lock, nonce, locked };
  await within('readwrite', (store) => store.put(kept, placeOf(edition)));
}

/** The keys of an enrolment; undefined where this phone is not the one that made it. */
export async function readTemplateKeys(edition: string, enrolment: string): Promise<TemplateKeys | undefined> {
  const kept = await within('readonly', (store) => store.get(placeOf(edition)) as IDBRequest<Kept | undefined>);
  if (kept?.enrolment !== enrolment) return undefined;
  const { lock, nonce, locked } = kept;
  const plain = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, lock, locked));
  const keys = { seal: plain.slice(0, keyBytes), rotation: plain.slice(keyBytes) };
  plain.fill(0);
  return keys;
}

/** Destroys the keys: from here on nobody can open the template, wherever a copy of it may lie. */
export async function destroyTemplateKeys(edition: string): Promise<void> {
  await within('readwrite', (store) => store.delete(placeOf(edition)));
}
