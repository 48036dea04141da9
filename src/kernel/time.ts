/** An instant: milliseconds since 1970-01-01T00:00:00Z. Always handed in, never read from a clock here. */
export type Instant = number;

export const second = 1_000;
export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

/** ISO 8601 in UTC, with milliseconds. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** Parses an ISO 8601 text with an offset; throws a RangeError on anything else. */
export function fromIso(text: string): Instant {
  const instant = Date.parse(text);
  if (Number.isNaN(instant) || !/(Z|[+-]\d\d:\d\d)$/.test(text)) throw new RangeError(`Not an instant: ${text}`);
  return instant;
}

/** Making one costs a hundred times what using it does. */
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  const known = offsetFormats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  offsetFormats.set(timeZone, made);
  return made;
}

/** Minutes by which a time zone is ahead of UTC at an instant, from the runtime's zone data. */
export function offsetMinutes(instant: Instant, timeZone: string): number {
  const parts = offsetFormat(timeZone).formatToParts(instant);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** The instant of a local date and time, `2021-07-24T09:00`, in a zone. In a gap the later, in a fold the earlier reading. */
export function fromLocal(local: string, timeZone: string): Instant {
  const asUtc = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`Not a local time: ${local}`);
  const guess = asUtc - offsetMinutes(asUtc, timeZone) * minute;
  return asUtc - offsetMinutes(guess, timeZone) * minute;
}

/** The calendar day, `2021-07-24`, that an instant falls on in a zone. */
export function localDay(instant: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}
