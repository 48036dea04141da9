import { KeySchema } from '../../kernel/ids.ts';
import { minorDigitsOf } from '../../kernel/money.ts';
import { bases, clockPattern } from './data-package.ts';
import type { FaultKind } from './fault.ts';
import { nearest } from './nearest.ts';
import { unshieldText } from './shielded-text.ts';
import type { Column } from './table-schema.ts';

/** What a value has wrong with it, without the place. */
export interface Flaw {
  readonly problem: FaultKind;
  readonly message: string;
  readonly maybe?: string | undefined;
}
export type Cell = { readonly value: unknown; readonly flaw?: undefined } | { readonly flaw: Flaw };

const keyPattern = new RegExp((KeySchema as unknown as { readonly pattern: string }).pattern);

/** The value of one cell. An empty cell is null where none is required. */
export function readCell(column: Column, text: string, currency: string): Cell {
  if (text.trim() === '') {
    if (!column.required) return { value: null };
    return { flaw: { problem: 'emptyValue', message: 'A value must be here.' } };
  }
  switch (column.type) {
    case 'text':
      return { value: unshieldText(text) };
    case 'key':
      return cellOf(text, isKey(text) ? undefined : badKey(text));
    case 'integer':
    case 'number':
      return readNumber(column, text);
    case 'amount':
      return readAmount(column, text, currency);
    case 'boolean':
      if (text === 'yes' || text === 'no') return { value: text === 'yes' };
      return { flaw: { problem: 'notABoolean', message: `“${text}” is neither yes nor no.`, maybe: yesOrNo(text) } };
    case 'date':
      return cellOf(text, dayFlaw(text));
    case 'localTime':
      return cellOf(text, localTimeFlaw(text));
    case 'clock':
      return cellOf(text, clockFlaw(text));
    case 'choice':
      return choose('notAChoice', column.choices ?? [], text);
    case 'basis':
      return choose('unknownBasis', bases, text);
  }
}

export function isKey(text: string): boolean {
  return keyPattern.test(text);
}

export function badKey(text: string): Flaw {
  const proper = text
    .normalize('NFKD')
    .trim()
    .replace(/\p{Mn}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 64);
  return {
    problem: 'badKey',
    message: `“${text}” is not an id: up to 64 letters, digits, dots, dashes and underscores, a letter or digit first.`,
    maybe: proper === '' ? undefined : proper,
  };
}

/** A day of the calendar, `2021-07-24`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** A local time to the minute, `2021-07-24T09:00`. */
function isLocalTime(text: string): boolean {
  return isDay(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10));
}

export function dayFlaw(text: string): Flaw | undefined {
  return isDay(text) ? undefined : { problem: 'notADate', message: `“${text}” is not a day such as 2021-07-24.` };
}

export function localTimeFlaw(text: string): Flaw | undefined {
  if (isLocalTime(text)) return undefined;
  return { problem: 'notALocalTime', message: `“${text}” is not a local time such as 2021-07-24T09:00.` };
}

const clock = new RegExp(clockPattern);

function clockFlaw(text: string): Flaw | undefined {
  if (clock.test(text)) return undefined;
  return { problem: 'notALocalTime', message: `“${text}” is not a time of day such as 09:30.` };
}

function cellOf(value: unknown, flaw: Flaw | undefined): Cell {
  return flaw ? { flaw } : { value };
}

/** Whether a number lies within limits, in words when it does not. */
export function rangeFlaw(
  value: number,
  minimum = Number.NEGATIVE_INFINITY,
  maximum = Number.POSITIVE_INFINITY,
): Flaw | undefined {
  if (value >= minimum && value <= maximum) return undefined;
  const message =
    value < minimum ? `${value} is too little: at least ${minimum}.` : `${value} is too much: at most ${maximum}.`;
  return { problem: 'outOfRange', message };
}

function readNumber(column: Column, text: string): Cell {
  if (!/^-?(\d+|\d*\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) {
    return { flaw: { problem: 'notANumber', message: `“${text}” is not a number.`, maybe: plainNumber(text) } };
  }
  const number = Number(text);
  if (column.type === 'integer' && !Number.isSafeInteger(number)) {
    return { flaw: { problem: 'notAnInteger', message: `“${text}” is not a whole number.` } };
  }
  const flaw = rangeFlaw(number, column.minimum, column.maximum);
  // Minus zero is zero, so that what is written is what is read.
  return cellOf(number === 0 ? 0 : number, flaw);
}

/** In major units with as many decimals as the currency has; the value is in minor units. */
function readAmount(column: Column, text: string, currency: string): Cell {
  const digits = minorDigitsOf(currency.toUpperCase());
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text);
  const decimals = match?.[2] ?? '';
  if (!match || decimals.length > digits) {
    const message = `“${text}” is not an amount of ${currency.toUpperCase()}: digits${digits > 0 ? `, with up to ${digits} after a point` : ' only'}.`;
    return { flaw: { problem: 'notAnAmount', message, maybe: plainNumber(text) } };
  }
  const amount = Number(match[1] + decimals.padEnd(digits, '0'));
  const flaw = rangeFlaw(amount, column.minimum, column.maximum);
  return cellOf(amount, flaw);
}

/** `1,500` and `¥1500` are what people write. */
function plainNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[^\d.-]/g, '');
  return plain !== text && /^-?\d+(\.\d+)?$/.test(plain) ? plain : undefined;
}

function yesOrNo(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  if (['y', 'true', '1', 'on'].includes(plain)) return 'yes';
  if (['n', 'false', '0', 'off'].includes(plain)) return 'no';
  return nearest(plain, ['yes', 'no']);
}

function choose(problem: FaultKind, choices: readonly string[], text: string): Cell {
  if (choices.includes(text)) return { value: text };
  const message = `“${text}” is none of ${choices.join(', ')}.`;
  return { flaw: { problem, message, maybe: nearest(text, choices) } };
}
