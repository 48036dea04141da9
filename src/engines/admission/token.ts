import { encode, Tagged } from 'cborg';
import { invariant } from '../../kernel/invariant.ts';
import { type Accreditation, isAccreditation, packAccreditation, unpackAccreditation } from './accreditation.ts';
import { passIdBytes, passIdText } from './bytes.ts';
import { largest, packEntitlements, unpackEntitlements } from './entitlements.ts';
import { type PartyMember, type Pass, passLimits } from './pass.ts';
import { holderKinds } from './policy.ts';

/** Claim keys: iss, exp, iat, cti of RFC 8392, cnf of RFC 8747, and one private claim for all that is Kaimon's. */
const claim = { issuer: 1, expires: 4, issued: 6, id: 7, confirmation: 8, kaimon: -65537 } as const;

/** A token that waits for its issuer's signature over `signingInput`. */
export interface UnsignedToken {
  readonly protectedHeader: Uint8Array;
  readonly payload: Uint8Array;
  readonly signingInput: Uint8Array;
}

/** A token taken apart; nothing is verified yet. */
export interface ParsedToken {
  /** Key id of the issuer, four bytes as hexadecimal text. */
  readonly keyId: string;
  readonly signingInput: Uint8Array;
  readonly signature: Uint8Array;
  readonly pass: Pass;
}

/** Builds header, payload and the bytes to sign (RFC 9052, Sig_structure). `keyId`: four bytes naming the issuer's key. */
export function unsignedToken(pass: Pass, keyId: Uint8Array): UnsignedToken {
  invariant(keyId.length === 4, 'a key id has four bytes');
  const protectedHeader = cbor(new Map<number, unknown>([[1, -8], [4, keyId]])); // biome-ignore format: a header reads as one line
  const payload = cbor(claimsOf(pass));
  return { protectedHeader, payload, signingInput: signingInput(protectedHeader, payload) };
}

/** The Sig_structure of COSE_Sign1 with no external data. */
export function signingInput(protectedHeader: Uint8Array, payload: Uint8Array): Uint8Array {
  return cbor(['Signature1', protectedHeader, new Uint8Array(0), payload]);
}

/** The finished COSE_Sign1, tagged 18. `signature`: 64 bytes of Ed25519. */
export function assembleToken(unsigned: UnsignedToken, signature: Uint8Array): Uint8Array {
  invariant(signature.length === 64, 'an Ed25519 signature has 64 bytes');
  return cbor(new Tagged(18, [unsigned.protectedHeader, new Map(), unsigned.payload, signature]));
}

/** Plain bytes, whatever the encoder's own array type is. */
function cbor(value: unknown): Uint8Array {
  return new Uint8Array(encode(value));
}

function claimsOf(pass: Pass): Map<number, unknown> {
  const id = passIdBytes(pass.id);
  invariant(id, 'a pass id is 13 characters of base 32');
  invariant(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(pass.edition), 'an edition is a key');
  invariant(pass.party.length <= passLimits.party, 'a party has a bound');
  const claims = new Map<number, unknown>();
  claims.set(claim.issuer, pass.edition);
  claims.set(claim.expires, Math.floor(pass.expiresAt / 1000));
  claims.set(claim.issued, Math.floor(pass.issuedAt / 1000));
  claims.set(claim.id, id);
  if (pass.deviceKey) claims.set(claim.confirmation, new Map([[1, coseKeyOf(pass.deviceKey)]]));
  const content: unknown[] = [holderKinds.indexOf(pass.kind), packed(pass, [])];
  if (pass.party.length > 0 || pass.accreditation) {
    content.push(pass.party.map((member) => memberContent(member, pass)));
  }
  if (pass.accreditation) content.push(accreditationContent(pass.accreditation));
  return claims.set(claim.kaimon, content);
}

function accreditationContent(accreditation: Accreditation): unknown[] {
  invariant(isAccreditation(accreditation), 'an accreditation has days, and its lists ascend');
  const { check, groups, venues, firstDay, days } = packAccreditation(accreditation);
  return [check, groups, venues, firstDay, days];
}

function memberContent(member: PartyMember, holder: Pass): unknown[] {
  const id = passIdBytes(member.id);
  invariant(id, 'a pass id is 13 characters of base 32');
  return [id, holderKinds.indexOf(member.kind), packed(member, holder.entitlements)];
}

function packed(member: PartyMember, holder: Pass['entitlements']): Uint8Array {
  const list = member.entitlements;
  invariant(list.length <= passLimits.entitlements, 'the entitlements of a pass have a bound');
  for (let index = 0; index < list.length; index++) {
    const { session, sector, place, status } = list[index]!;
    invariant(index === 0 || session > list[index - 1]!.session, 'sessions of a pass ascend');
    for (const value of [session, sector, (place ?? 0) + 1, status]) {
      invariant(Number.isInteger(value) && value >= 0 && value <= largest, 'numbers of an entitlement are small');
    }
  }
  return packEntitlements(list, holder);
}

/** EC2 key of RFC 9053 with the sign bit of y for y itself: {kty: EC2, crv: P-256, x, y}. */
function coseKeyOf(compressed: Uint8Array): Map<number, unknown> {
  invariant(compressed.length === 33 && (compressed[0] === 2 || compressed[0] === 3), 'a compressed P-256 point');
  return new Map<number, unknown>([[1, 2], [-1, 1], [-2, compressed.slice(1)], [-3, compressed[0] === 3]]); // biome-ignore format: a key reads as one line
}

/**
 * Takes a token apart. A token has exactly one encoding (RFC 8949, 4.2), so this reads the one shape that
 * {@link assembleToken} writes and answers undefined to every other byte; it never throws.
 */
export function parseToken(bytes: Uint8Array): ParsedToken | undefined {
  const reader = new Reader(bytes);
  reader.byte(0xd2);
  reader.byte(0x84);
  const header = reader.string(2);
  reader.byte(0xa0);
  const payload = reader.string(2);
  const signature = reader.string(2);
  if (!reader.ended || signature.length !== 64) return undefined;
  const head = new Reader(header);
  for (const byte of [0xa2, 0x01, 0x27, 0x04]) head.byte(byte);
  const keyId = head.string(2);
  if (!head.ended || keyId.length !== 4) return undefined;
  const pass = parseClaims(new Reader(payload));
  if (!pass) return undefined;
  let name = '';
  for (const byte of keyId) name += byte.toString(16).padStart(2, '0');
  return { keyId: name, signingInput: sigStructure(header, payload), signature, pass };
}

/** The same bytes as {@link signingInput}, put together without an encoder: the header always has nine bytes. */
function sigStructure(header: Uint8Array, payload: Uint8Array): Uint8Array {
  const long = payload.length > 255 ? 3 : payload.length > 23 ? 2 : 1;
  const bytes = new Uint8Array(sigPrefix.length + 1 + header.length + 1 + long + payload.length);
  bytes.set(sigPrefix, 0);
  let at = sigPrefix.length;
  bytes[at++] = 0x40 | header.length;
  bytes.set(header, at);
  at += header.length;
  bytes[at++] = 0x40;
  if (long === 1) bytes[at++] = 0x40 | payload.length;
  else bytes[at++] = long === 2 ? 0x58 : 0x59;
  if (long === 3) bytes[at++] = payload.length >>> 8;
  if (long > 1) bytes[at++] = payload.length & 255;
  bytes.set(payload, at);
  return bytes;
}

/** Array of four, then the text `Signature1`. */
const sigPrefix = Uint8Array.of(0x84, 0x6a, ...Array.from('Signature1', (letter) => letter.charCodeAt(0)));

function parseClaims(reader: Reader): Pass | undefined {
  const count = reader.head(5);
  if (count !== 5 && count !== 6) return undefined;
  reader.byte(claim.issuer);
  const edition = ascii(reader.string(3));
  reader.byte(claim.expires);
  const expiresAt = reader.head(0) * 1000;
  reader.byte(claim.issued);
  const issuedAt = reader.head(0) * 1000;
  reader.byte(claim.id);
  const id = reader.string(2);
  const deviceKey = count === 6 ? parseDeviceKey(reader) : undefined;
  for (const byte of [0x3a, 0x00, 0x01, 0x00, 0x00]) reader.byte(byte);
  const parts = reader.head(4);
  const holder = parseMember(reader, id, []);
  if (!holder || edition === '' || parts < 2 || parts > 4) return undefined;
  const party: PartyMember[] = [];
  const members = parts > 2 ? reader.head(4) : 0;
  if (members > passLimits.party || (parts === 3 && members === 0)) return undefined;
  for (let index = 0; index < members; index++) {
    reader.byte(0x83);
    const member = parseMember(reader, reader.string(2), holder.entitlements);
    if (!member) return undefined;
    party.push(member);
  }
  const accreditation = parts === 4 ? parseAccreditation(reader) : undefined;
  if (!reader.ended || (parts === 4 && !accreditation)) return undefined;
  const device = deviceKey ? { deviceKey } : {};
  return { edition, ...holder, issuedAt, expiresAt, ...device, party, ...(accreditation ? { accreditation } : {}) };
}

function parseAccreditation(reader: Reader): Accreditation | undefined {
  reader.byte(0x85);
  const check = reader.head(0);
  const groups = reader.head(0);
  const venues = reader.string(2);
  const firstDay = reader.head(0);
  const days = reader.string(2);
  return reader.failed ? undefined : unpackAccreditation({ check, groups, venues, firstDay, days });
}

function parseMember(reader: Reader, id: Uint8Array, holder: Pass['entitlements']): PartyMember | undefined {
  const kind = holderKinds[reader.head(0)];
  const entitlements = unpackEntitlements(reader.string(2), holder);
  if (reader.failed || id.length !== 8 || !kind || !entitlements) return undefined;
  return { id: passIdText(id), kind, entitlements };
}

function parseDeviceKey(reader: Reader): Uint8Array {
  for (const byte of [claim.confirmation, 0xa1, 0x01, 0xa4, 0x01, 0x02, 0x20, 0x01, 0x21, 0x58, 0x20])
    reader.byte(byte);
  const key = new Uint8Array(33);
  key.set(reader.take(32), 1);
  reader.byte(0x22);
  const sign = reader.take(1)[0];
  if (sign !== 0xf4 && sign !== 0xf5) reader.failed = true;
  key[0] = sign === 0xf5 ? 3 : 2;
  return key;
}

function ascii(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes.subarray(0, 64));
  return bytes.length <= 64 && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text) ? text : '';
}

/** Reads shortest-form CBOR (RFC 8949) and remembers failure instead of throwing. */
class Reader {
  private readonly bytes: Uint8Array;
  private at = 0;
  failed = false;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get ended(): boolean {
    return !this.failed && this.at === this.bytes.length;
  }

  byte(expected: number): void {
    if (this.bytes[this.at++] !== expected) this.failed = true;
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) this.failed = true;
    if (this.failed) return empty;
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** The argument of a head of this major type; 0 where it failed. Up to 32 bits, shortest form. */
  head(major: number): number {
    const first = this.take(1)[0] ?? 255;
    const short = first & 31;
    if (first >>> 5 !== major || short > 26) this.failed = true;
    if (this.failed || short < 24) return this.failed ? 0 : short;
    let value = 0;
    for (const byte of this.take(1 << (short - 24))) value = value * 256 + byte;
    if (value < (short === 24 ? 24 : short === 25 ? 256 : 65536)) this.failed = true;
    return this.failed ? 0 : value;
  }

  /** A byte string (major 2) or text (major 3). */
  string(major: number): Uint8Array {
    return this.take(this.head(major));
  }
}

const empty = new Uint8Array(0);
