import type { Words } from '../../kernel/language.ts';
import type { Session } from './contract.ts';
import type { Programme } from './programme.ts';

export interface SessionFilter {
  readonly q?: string | undefined;
  readonly discipline?: readonly string[] | undefined;
  readonly day?: string | undefined;
  readonly venue?: string | undefined;
  readonly medal?: boolean | undefined;
  /** Of the cheapest ticket, in minor units. */
  readonly maxPrice?: number | undefined;
  readonly sort?: 'time' | 'price' | undefined;
}

const indexes = new WeakMap<Programme, Map<string, string>>();

/** Sessions that fit, in the order asked for. Words are found in every language, in any order, as parts of words. */
export function searchProgramme(programme: Programme, filter: SessionFilter): Session[] {
  const texts = filter.q ? indexOf(programme) : undefined;
  const words = filter.q ? normalise(filter.q).split(' ').filter(Boolean) : [];
  const disciplines = filter.discipline && filter.discipline.length > 0 ? new Set(filter.discipline) : undefined;
  const found: Session[] = [];
  for (const session of programme.sessions.values()) {
    if (disciplines && !disciplines.has(session.discipline)) continue;
    if (filter.day !== undefined && session.day !== filter.day) continue;
    if (filter.venue !== undefined && session.venue !== filter.venue) continue;
    if (filter.medal && session.medalEvents === 0) continue;
    if (filter.maxPrice !== undefined && !(lowestPrice(session) <= filter.maxPrice)) continue;
    if (texts && !words.every((word) => texts.get(session.id)!.includes(word))) continue;
    found.push(session);
  }
  if (filter.sort === 'price') found.sort((first, second) => lowestPrice(first) - lowestPrice(second));
  return found;
}

/** The cheapest ticket in minor units; infinite where there is none. */
export function lowestPrice(session: Session): number {
  return session.prices.reduce((lowest, { price }) => Math.min(lowest, price.amount), Number.POSITIVE_INFINITY);
}

/**
 * One form for what people type in different ways: NFKC (full-width letters), lower case, no accents, hiragana for katakana,
 * one space between words.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Script=Latin}\p{Mn}+/gu, (letter) => letter[0]!)
    .normalize('NFC')
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s・·'’"-]+/g, ' ')
    .trim();
}

function indexOf(programme: Programme): Map<string, string> {
  const known = indexes.get(programme);
  if (known) return known;
  const disciplines = new Map(programme.edition.disciplines.map((one) => [one.id, one]));
  const texts = new Map<string, string>();
  for (const session of programme.sessions.values()) {
    const discipline = disciplines.get(session.discipline);
    const venue = programme.venues.get(session.venue);
    const names = [
      discipline?.sport,
      discipline?.names,
      venue?.names,
      venue?.address,
      ...session.items.map((item) => item.names),
    ];
    const words = names.flatMap((one) => (one ? Object.values(one as Words) : []));
    texts.set(session.id, normalise([session.id, session.day, ...new Set(words)].join(' | ')));
  }
  indexes.set(programme, texts);
  return texts;
}
