import { minorDigitsOf } from '../../kernel/money.ts';
import type { PackFault, RateLine, RulePack } from './pack.ts';

/** Currencies a pack may speak of, ISO 4217. */
const currencies = new Set('AUD BRL CAD CHF CNY EUR GBP HKD JPY KRW SGD THB TWD USD'.split(' '));
const forever = '9999-12-31';

interface Period {
  readonly validFrom: string;
  readonly validTo?: string;
}

/** Everything in a well-formed pack that somebody who knows the law could still get wrong; empty where nothing is. */
export function checkPack(pack: RulePack): readonly PackFault[] {
  return [
    ...datesOf(pack),
    ...sourcesOf(pack),
    ...amountsOf(pack, ''),
    ...namesOf(pack),
    ...(pack.tables ?? []).flatMap((table, index) => tableFaults(pack, table.lines, `/tables/${index}/lines`)),
    ...(pack.lists ?? []).flatMap((list, index) =>
      twice(list.hs).map((hs) => ({ path: `/lists/${index}/hs`, message: `${hs} stands twice` })),
    ),
    ...rulesOf(pack),
    ...channelsOf(pack),
  ];
}

function datesOf(pack: RulePack): PackFault[] {
  const faults: PackFault[] = [];
  const say = (path: string, message: string) => faults.push({ path, message });
  for (const field of ['version', 'lastChecked', 'goodUntil'] as const)
    if (!isDay(pack[field])) say(`/${field}`, `${pack[field]} is no day of the calendar`);
  if (pack.lastChecked > pack.goodUntil) say('/goodUntil', 'lies before the day of the last check');
  if (pack.lastChecked > pack.version) say('/version', 'lies before the day of the last check');
  for (const [index, source] of pack.sources.entries()) {
    if (!isDay(source.asOf)) say(`/sources/${index}/asOf`, `${source.asOf} is no day of the calendar`);
    else if (source.asOf > pack.version) say(`/sources/${index}/asOf`, 'is later than the pack');
  }
  for (const [path, period] of periods(pack)) {
    const ends = [period.validFrom, period.validTo ?? forever];
    for (const day of ends) if (!isDay(day)) say(path, `${day} is no day of the calendar`);
    if (ends[0]! > ends[1]!) say(path, 'ends before it begins');
  }
  return faults;
}

function periods(pack: RulePack): [string, Period][] {
  return [
    ...pack.rules.map((rule, index): [string, Period] => [`/rules/${index}`, rule]),
    ...pack.channels.map((channel, index): [string, Period] => [`/channels/${index}`, channel]),
    ...(pack.domestic ? [['/domestic', pack.domestic] as [string, Period]] : []),
    ...(pack.touristRefund ? [['/touristRefund', pack.touristRefund] as [string, Period]] : []),
  ];
}

function sourcesOf(pack: RulePack): PackFault[] {
  const known = new Set(pack.sources.map((source) => source.id));
  const users: [string, readonly string[]][] = [
    ...pack.rules.map((rule, index): [string, readonly string[]] => [`/rules/${index}`, rule.sources]),
    ...pack.channels.map((channel, index): [string, readonly string[]] => [`/channels/${index}`, channel.sources]),
    ...(pack.tables ?? []).map((table, index): [string, readonly string[]] => [`/tables/${index}`, table.sources]),
    ...(pack.lists ?? []).map((list, index): [string, readonly string[]] => [`/lists/${index}`, list.sources]),
    ...(['domestic', 'touristRefund', 'traveller'] as const).map((name): [string, readonly string[]] => [
      `/${name}`,
      pack[name]?.sources ?? [],
    ]),
  ];
  return [
    ...twice(pack.sources.map((source) => source.id)).map((id) => ({
      path: '/sources',
      message: `${id} stands twice`,
    })),
    ...users.flatMap(([path, ids]) =>
      ids
        .filter((id) => !known.has(id))
        .map((id) => ({ path: `${path}/sources`, message: `there is no source ${id}` })),
    ),
  ];
}

/** Every amount: a currency that is known, and no more digits than it has. */
function amountsOf(value: unknown, path: string): PackFault[] {
  if (typeof value !== 'object' || value === null) return [];
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  const faults: PackFault[] = [];
  if (typeof currency === 'string' && !currencies.has(currency))
    faults.push({ path: `${path}/currency`, message: `${currency} is not a known currency` });
  if (typeof amount === 'number' && typeof currency === 'string') {
    const scaled = amount * 10 ** minorDigitsOf(currency);
    if (Math.abs(scaled - Math.round(scaled)) > 1e-6)
      faults.push({ path: `${path}/amount`, message: `${amount} has more digits than ${currency}` });
  }
  return [...faults, ...Object.entries(value).flatMap(([key, inner]) => amountsOf(inner, `${path}/${key}`))];
}

function namesOf(pack: RulePack): PackFault[] {
  const both = new Set(pack.rules.map((rule) => rule.id));
  return [
    ...pack.channels.flatMap((channel, index) =>
      both.has(channel.id) ? [{ path: `/channels/${index}/id`, message: `${channel.id} is also a rule` }] : [],
    ),
    ...twice((pack.tables ?? []).map((one) => one.id)).map((id) => ({
      path: '/tables',
      message: `${id} stands twice`,
    })),
    ...twice((pack.lists ?? []).map((one) => one.id)).map((id) => ({ path: '/lists', message: `${id} stands twice` })),
    ...overlaps(pack.rules).map((message) => ({ path: '/rules', message })),
    ...overlaps(pack.channels).map((message) => ({ path: '/channels', message })),
  ];
}

/** Periods of one id that share a day. */
function overlaps(items: readonly (Period & { readonly id: string })[]): string[] {
  return items.flatMap((one, index) =>
    items
      .slice(index + 1)
      .filter((two) => two.id === one.id)
      .filter((two) => one.validFrom <= (two.validTo ?? forever) && two.validFrom <= (one.validTo ?? forever))
      .map(() => `two periods of ${one.id} overlap`),
  );
}

function tableFaults(pack: RulePack, lines: readonly RateLine[], path: string): PackFault[] {
  const places = new Set([...pack.countries, ...Object.keys(pack.regions ?? {})]);
  const keys = lines.flatMap((line) =>
    (line.hs === 'all' ? ['all'] : line.hs).flatMap((hs) =>
      (line.in ?? ['']).map((place) => `${hs} ${place} ${line.perGramFrom ?? ''} ${line.perGramBelow ?? ''}`),
    ),
  );
  return [
    ...twice(keys).map((key) => ({ path, message: `the HS prefix ${key.trim()} stands twice` })),
    ...lines.flatMap((line, index) =>
      (line.in ?? [])
        .filter((place) => !places.has(place))
        .map((place) => ({ path: `${path}/${index}/in`, message: `${place} is no place of this pack` })),
    ),
  ];
}

function rulesOf(pack: RulePack): PackFault[] {
  const tables = new Set((pack.tables ?? []).map((table) => table.id));
  return pack.rules.flatMap((rule, index) => {
    const path = `/rules/${index}`;
    const faults: PackFault[] = [];
    if ('table' in rule.take && !tables.has(rule.take.table))
      faults.push({ path: `${path}/take/table`, message: `there is no table ${rule.take.table}` });
    if (rule.less && !('percent' in rule.take))
      faults.push({ path: `${path}/less`, message: 'goes only with one rate for all goods' });
    if ('flat' in rule.take && (rule.sharePercent !== undefined || rule.isInside))
      faults.push({ path: `${path}/take/flat`, message: 'a flat amount has no share and is not part of a base' });
    if (rule.isInside && 'percent' in rule.take && rule.take.percent >= 100)
      faults.push({ path: `${path}/take/percent`, message: 'a charge that is part of its base stays below 100 %' });
    return faults;
  });
}

function channelsOf(pack: RulePack): PackFault[] {
  const lists = new Set((pack.lists ?? []).map((list) => list.id));
  return pack.channels.flatMap((channel, index) => {
    const path = `/channels/${index}`;
    const faults: PackFault[] = [];
    if ((channel.charges === undefined) === (channel.refuse === undefined))
      faults.push({ path, message: 'either has charges, if only none, or refuses' });
    for (const name of ['listed', 'notListed'] as const) {
      const list = channel.when?.[name];
      if (list !== undefined && !lists.has(list))
        faults.push({ path: `${path}/when/${name}`, message: `there is no list ${list}` });
    }
    for (const id of channel.charges ?? []) {
      const gap = firstDayWithout(
        channel,
        pack.rules.filter((rule) => rule.id === id),
      );
      if (gap !== undefined) faults.push({ path: `${path}/charges`, message: `no rule ${id} is in force on ${gap}` });
    }
    return faults;
  });
}

/** The first day of a period that none of the others covers; undefined where they cover all of it. */
function firstDayWithout(whole: Period, parts: readonly Period[]): string | undefined {
  let day = whole.validFrom;
  const end = whole.validTo ?? forever;
  while (day <= end) {
    const part = parts.find((one) => one.validFrom <= day && day <= (one.validTo ?? forever));
    if (!part) return day;
    if (part.validTo === undefined || part.validTo >= end) return undefined;
    day = dayAfter(part.validTo);
  }
  return undefined;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function isDay(day: string): boolean {
  const instant = Date.parse(day);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}

function twice(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
