import { type Entitlement, passLimits } from './pass.ts';

/**
 * Entitlements as packed bytes: per entitlement the step from the session before, then sector, place (+1; 0: none)
 * and status, each as zigzag LEB128 difference to the holder's entitlement of the same session (of the holder: to 0).
 * Neighbours at one table cost 4 bytes each; CBOR integers would cost 9 and more. Shortest form only.
 */
export function packEntitlements(list: readonly Entitlement[], holder: readonly Entitlement[] = []): Uint8Array {
  const bytes: number[] = [];
  let session = 0;
  for (const each of list) {
    const base = holder.find((other) => other.session === each.session);
    pushVarint(bytes, each.session - session);
    pushVarint(bytes, zigzag(each.sector - (base?.sector ?? 0)));
    pushVarint(bytes, zigzag(placeNumber(each) - (base ? placeNumber(base) : 0)));
    pushVarint(bytes, zigzag(each.status - (base?.status ?? 0)));
    session = each.session;
  }
  return Uint8Array.from(bytes);
}

/** Reads packed entitlements; undefined where the bytes are not exactly what {@link packEntitlements} writes. */
export function unpackEntitlements(bytes: Uint8Array, holder: readonly Entitlement[] = []): Entitlement[] | undefined {
  const list: Entitlement[] = [];
  const cursor = { at: 0 };
  let session = 0;
  while (cursor.at < bytes.length) {
    const step = readVarint(bytes, cursor);
    if (step < 0 || (step === 0 && list.length > 0) || list.length === passLimits.entitlements) return undefined;
    session += step;
    let base: Entitlement | undefined;
    for (const other of holder) if (other.session === session) base = other;
    const sectorStep = readVarint(bytes, cursor);
    const placeStep = readVarint(bytes, cursor);
    const statusStep = readVarint(bytes, cursor);
    if (sectorStep < 0 || placeStep < 0 || statusStep < 0) return undefined;
    const sector = unzigzag(sectorStep) + (base?.sector ?? 0);
    const place = unzigzag(placeStep) + (base ? placeNumber(base) : 0);
    const status = unzigzag(statusStep) + (base?.status ?? 0);
    if (sector < 0 || place < 0 || status < 0 || Math.max(session, sector, place, status) > largest) return undefined;
    list.push({ session, sector, place: place === 0 ? null : place - 1, status });
  }
  return list;
}

/** Differences of two such numbers still fit 32 bits after zigzag. */
export const largest = 0x3fff_ffff;

function placeNumber(entitlement: Entitlement): number {
  return entitlement.place === null ? 0 : entitlement.place + 1;
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** The next number, or -1 at an overlong form, an end too soon or more than five bytes. */
function readVarint(bytes: Uint8Array, cursor: { at: number }): number {
  let value = 0;
  let factor = 1;
  for (let count = 0; count < 5; count++) {
    const byte = bytes[cursor.at++];
    if (byte === undefined) return -1;
    value += (byte & 127) * factor;
    if (byte < 128) return byte === 0 && count > 0 ? -1 : value;
    factor *= 128;
  }
  return -1;
}
