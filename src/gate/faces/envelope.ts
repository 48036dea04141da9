/**
 * How a template travels, in WebCrypto alone, so that phone and gate run the same lines:
 *
 * - sealed: AES-256-GCM of the rotated int8 template under a key of its own; what the server keeps.
 * - wrapped: that key and the key of the rotation, for one gate and one session; ECDH P-256 with an ephemeral key, HKDF-SHA-256,
 *   AES-256-GCM (the construction of HPKE's base mode, RFC 9180, in pieces that every browser has).
 *
 * What a ciphertext is for is bound into it: under another edition, pass, session or gate it does not open.
 */

/** The two keys of a template. Whoever has both and the sealed bytes has the template. */
export interface TemplateKeys {
  /** 32 bytes: opens the sealed template. */
  readonly seal: Uint8Array<ArrayBuffer>;
  /** 32 bytes: the rotation under which the template is stored (ISO/IEC 24745: renewable, unlinkable). */
  readonly rotation: Uint8Array<ArrayBuffer>;
}

/** Where a wrapped key counts. */
export interface WrapPlace {
  readonly edition: string;
  readonly session: string;
  readonly pass: string;
  readonly gate: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

export const keyBytes = 32;
const nonceBytes = 12;
const pointBytes = 65;
const curve = { name: 'ECDH', namedCurve: 'P-256' };
const text = new TextEncoder();

export function newTemplateKeys(): TemplateKeys {
  return {
    seal: crypto.getRandomValues(new Uint8Array(keyBytes)),
    rotation: crypto.getRandomValues(new Uint8Array(keyBytes)),
  };
}

/** Seals a rotated template; `pass` and `edition` are bound to it. */
export async function sealTemplate(
  template: Int8Array,
  seal: Bytes,
  place: Pick<WrapPlace, 'edition' | 'pass'>,
): Promise<Bytes> {
  const plain = new Uint8Array(template);
  const sealed = await encrypt(await aesKey(seal, 'encrypt'), plain, boundTo(place));
  plain.fill(0);
  return sealed;
}

/** The template again; throws where key or place are others. */
export async function openTemplate(
  sealed: Bytes,
  seal: Bytes,
  place: Pick<WrapPlace, 'edition' | 'pass'>,
): Promise<Int8Array> {
  return new Int8Array(await decrypt(await aesKey(seal, 'decrypt'), sealed, boundTo(place)));
}

/** The key pair of a gate's memory; the private half cannot be read out. */
export async function newGateKey(): Promise<{ readonly pair: CryptoKeyPair; readonly publicKey: Bytes }> {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  return { pair, publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) };
}

/** Wraps the keys of a template for one gate and session: ephemeral point, nonce, ciphertext with tag (157 bytes). */
export async function wrapKeys(keys: TemplateKeys, gateKey: Bytes, place: WrapPlace): Promise<Bytes> {
  const theirs = await crypto.subtle.importKey('raw', gateKey, curve, false, []);
  const own = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const key = await agree(own.privateKey, theirs, point, gateKey, place, 'encrypt');
  const plain = concat(keys.seal, keys.rotation);
  const wrapped = concat(point, await encrypt(key, plain, text.encode('keys')));
  plain.fill(0);
  return wrapped;
}

/** What {@link wrapKeys} wrapped; throws where it was for another gate, key, session or pass. */
export async function openWrap(
  wrapped: Bytes,
  gate: { readonly pair: CryptoKeyPair; readonly publicKey: Bytes },
  place: WrapPlace,
): Promise<TemplateKeys> {
  const point = wrapped.slice(0, pointBytes);
  const theirs = await crypto.subtle.importKey('raw', point, curve, false, []);
  const key = await agree(gate.pair.privateKey, theirs, point, gate.publicKey, place, 'decrypt');
  const plain = await decrypt(key, wrapped.slice(pointBytes), text.encode('keys'));
  if (plain.length !== 2 * keyBytes) throw new RangeError('Not two keys.');
  const keys = { seal: plain.slice(0, keyBytes), rotation: plain.slice(keyBytes) };
  plain.fill(0);
  return keys;
}

/** Bytes of chance for a rotation, from its key: HKDF-SHA-256, at most 8,160. */
export async function rotationStream(rotation: Bytes, length: number): Promise<Bytes> {
  return await expand(rotation, text.encode('kaimon face rotation'), length);
}

export function base64UrlOf(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 4096) binary += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

export function bytesOf(base64Url: string): Bytes {
  const binary = atob(base64Url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** Both points are part of the derivation, as in RFC 9180, section 4.1. */
async function agree(
  own: CryptoKey,
  theirs: CryptoKey,
  point: Bytes,
  gateKey: Bytes,
  { edition, session, pass, gate }: WrapPlace,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const secret = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256));
  const place = text.encode(JSON.stringify(['kaimon face wrap', edition, session, pass, gate]));
  const bits = await expand(secret, concat(point, gateKey, place), keyBytes);
  secret.fill(0);
  const key = await aesKey(bits, use);
  bits.fill(0);
  return key;
}

async function expand(secret: Bytes, info: Bytes, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const salt = text.encode('kaimon');
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, length * 8);
  return new Uint8Array(bits);
}

function aesKey(bytes: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [use]);
}

async function encrypt(key: CryptoKey, plain: Bytes, additionalData: Bytes): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
  return concat(iv, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain)));
}

async function decrypt(key: CryptoKey, sealed: Bytes, additionalData: Bytes): Promise<Bytes> {
  const iv = sealed.slice(0, nonceBytes);
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed.slice(nonceBytes)),
  );
}

function boundTo({ edition, pass }: Pick<WrapPlace, 'edition' | 'pass'>): Bytes {
  return text.encode(JSON.stringify(['kaimon face template', edition, pass]));
}

function concat(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
