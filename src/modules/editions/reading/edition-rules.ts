import { isLanguage, languages } from '../../../kernel/language.ts';
import type { FaultList } from '../../../platform/tables/fault.ts';
import { nearest } from '../../../platform/tables/nearest.ts';
import type { Reading, Rule } from './rule.ts';

/** Rules of the documents and of the times of sale. */
export const editionRules: readonly Rule[] = [
  { reads: ['edition'], check: checkEdition },
  { reads: ['rules', 'venues'], check: checkOverrides },
  { reads: ['salePhases'], check: checkSalePhases },
];

function checkEdition({ edition, placeIn }: Reading, faults: FaultList): void {
  const { timeZone, currency, firstDay, lastDay, bounds } = edition;
  if (!isTimeZone(timeZone)) {
    const maybe = nearest(timeZone, Intl.supportedValuesOf('timeZone'));
    faults.add(placeIn('edition', 'timeZone'), 'unknownTimeZone', `There is no time zone “${timeZone}”.`, maybe);
  }
  if (!isCurrency(currency)) {
    const maybe = nearest(currency, Intl.supportedValuesOf('currency'));
    const message = `“${currency}” is not the code of a currency (ISO 4217).`;
    faults.add(placeIn('edition', 'currency'), 'unknownCurrency', message, maybe);
  }
  for (const [index, language] of edition.languages.entries()) {
    const place = placeIn('edition', 'languages', index);
    if (!isLanguage(language)) {
      const message = `“${language}” is none of ${languages.join(', ')}.`;
      faults.add(place, 'unknownLanguage', message, nearest(language, languages));
    } else if (edition.languages.indexOf(language) < index) {
      faults.add(place, 'duplicateKey', `${language} is in the list already.`);
    }
  }
  if (lastDay < firstDay) {
    faults.add(placeIn('edition', 'lastDay'), 'endsBeforeStart', `The last day comes before the first, ${firstDay}.`);
  }
  // West may be more than east: such an edition lies across the 180th meridian.
  if (bounds.north < bounds.south) {
    faults.add(placeIn('edition', 'bounds', 'north'), 'outOfRange', `North is less than south, ${bounds.south}.`);
  }
}

function checkOverrides({ rules, rows, placeIn }: Reading, faults: FaultList): void {
  const venues = new Set(rows('venues').map((row) => row.values.venueId));
  for (const [index, { venueId }] of rules.overrides.entries()) {
    if (venueId === null || venues.has(venueId)) continue;
    const place = placeIn('rules', 'overrides', index, 'venueId');
    faults.add(place, 'danglingReference', `venues.csv has no “${venueId}”.`, nearest(venueId, venues));
  }
}

function checkSalePhases({ rows }: Reading, faults: FaultList): void {
  for (const row of rows('salePhases')) {
    const { opensAt, closesAt } = row.values;
    if (closesAt > opensAt) continue;
    faults.add(
      row.placeOf('closesAt'),
      'closesBeforeOpen',
      `The phase closes at ${closesAt}, but opens at ${opensAt}.`,
    );
  }
}

export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text) && Intl.supportedValuesOf('currency').includes(text);
}

/** The list of Intl leaves out other names of a zone (Asia/Kolkata), so that only trying tells. */
function isTimeZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}
