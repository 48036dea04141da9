import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language } from '../kernel/language.ts';
import { inLanguage, type Words } from '../kernel/language.ts';
import type { Instant } from '../kernel/time.ts';
import type { Discipline, EditionPage, Venue } from '../modules/editions/contract.ts';
import type { Call } from './call.ts';
import { type Formats, formatsFor } from './formats.ts';
import { type Queries, queriesFor } from './queries.ts';

/** What the server told the page at the start; the browser hydrates from the same. */
export interface Boot {
  readonly language: Language;
  readonly edition: string;
  /** The server's clock when it made the page. */
  readonly now: Instant;
  readonly demo: boolean;
  /** True when the request carried a session cookie. */
  readonly signedIn: boolean;
}

/** What a page says about itself to the document around it. */
export interface PageHead {
  title: string;
  description?: string;
  /** Structured data, from the page's full address; asked for on the server only. */
  jsonLd?: (address: string) => unknown;
  status?: number;
}

interface ReaderValue extends Boot {
  readonly call: Call;
  readonly queries: Queries;
  /** Called while rendering on the server only. */
  readonly onHead?: (head: PageHead) => void;
  /** Milliseconds by which the server's clock is ahead of this device's. */
  readonly clockAhead: number;
}

const Context = createContext<ReaderValue | undefined>(undefined);

interface ReaderProps {
  readonly boot: Boot;
  readonly call: Call;
  readonly onHead?: (head: PageHead) => void;
  readonly clockAhead: number;
  readonly children: ReactNode;
}

export function Reader({ boot, call, onHead, clockAhead, children }: ReaderProps) {
  const value = useMemo(
    () => ({ ...boot, call, queries: queriesFor(call, boot.edition), clockAhead, ...(onHead ? { onHead } : {}) }),
    [boot, call, onHead, clockAhead],
  );
  return <Context value={value}>{children}</Context>;
}

export function useReader(): ReaderValue {
  const value = useContext(Context);
  if (!value) throw new Error('No Reader around this component.');
  return value;
}

/** The server's time, ticking; the first value is the one the server rendered with. */
export function useNow(everyMs = 30_000): Instant {
  const { now, clockAhead } = useReader();
  const [current, setCurrent] = useState(now);
  useEffect(() => {
    const tick = () => setCurrent(Date.now() + clockAhead);
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, clockAhead]);
  return current;
}

export function useSetting() {
  const { queries } = useReader();
  return useQuery(queries.setting()).data;
}

/** An edition with look-ups, for pages that show it in the reader's language. */
export interface EditionView {
  readonly edition: EditionPage;
  readonly formats: Formats;
  say(words: Words): string;
  discipline(id: string): Discipline | undefined;
  disciplineName(id: string): string;
  venue(id: string): Venue | undefined;
  venueName(id: string): string;
  categoryName(id: string): string;
}

export function viewOf(edition: EditionPage, language: Language): EditionView {
  const disciplines = new Map(edition.disciplines.map((one) => [one.id, one]));
  const venues = new Map(edition.venues.map((one) => [one.id, one]));
  const categories = new Map(edition.categories.map((one) => [one.id, one]));
  const say = (words: Words) => inLanguage(words, language);
  const named = (one: { names: Words } | undefined, id: string) => (one ? say(one.names) : id);
  return {
    edition,
    formats: formatsFor(language, edition.timeZone),
    say,
    discipline: (id) => disciplines.get(id),
    disciplineName: (id) => nameOfDiscipline(disciplines.get(id), id, say),
    venue: (id) => venues.get(id),
    venueName: (id) => named(venues.get(id), id),
    categoryName: (id) => named(categories.get(id), id),
  };
}

const vagueNames = new Set([
  ...[
    'Road',
    'Track',
    'Park',
    'Street',
    'Artistic',
    'Rhythmic',
    'Slalom',
    'Sprint',
    'Rifle & Pistol',
    'Rifle and Pistol',
  ],
  ...[
    'Shotgun',
    'Eventing',
    'Jumping',
    'Dressage',
    'ロード',
    'トラック',
    'Route',
    'Piste',
    'Plateau',
    '三项赛',
    '场地障碍',
    '飞碟',
  ],
]);

/** `Cycling · Road` where the name of a discipline does not speak for itself. */
function nameOfDiscipline(discipline: Discipline | undefined, id: string, say: (words: Words) => string): string {
  if (!discipline) return id;
  const [sport, name] = [say(discipline.sport), say(discipline.names)];
  return vagueNames.has(name) && sport !== name ? `${sport} · ${name}` : name;
}

/** The edition of the address; undefined while it loads. */
export function useEdition(): EditionView | undefined {
  const { queries, language } = useReader();
  const edition = useQuery(queries.edition()).data;
  return useMemo(() => (edition ? viewOf(edition, language) : undefined), [edition, language]);
}

/** Tells the document its title; on the server also description, structured data and status. */
export function useHead(head: PageHead): void {
  const { onHead } = useReader();
  const view = useEdition();
  const title = view ? `${head.title} · ${view.say(view.edition.names)}` : head.title;
  onHead?.({ ...head, title });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
