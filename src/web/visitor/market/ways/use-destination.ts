import { useEffect, useSyncExternalStore } from 'react';
import { useReader } from '../../../reader.tsx';
import type { Destination, Shop } from '../market-queries.ts';

const storeKey = 'kaimon.destination';
const listeners = new Set<() => void>();
let chosen: string | undefined;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function keep(text: string): void {
  chosen = text;
  try {
    localStorage.setItem(storeKey, text);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function read(): string | undefined {
  if (chosen !== undefined) return chosen;
  try {
    return localStorage.getItem(storeKey) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Where a reader most likely lives, from the languages of the device. */
function likelyCountry(countries: readonly string[], language: string): string | undefined {
  for (const tag of [...navigator.languages, language]) {
    const country = new Intl.Locale(tag).maximize().region;
    if (country && countries.includes(country)) return country;
  }
  return countries[0];
}

/** The country that goods shall end up in: as chosen on this device, else as its language suggests. Undefined until the page lives. */
export function useDestination(shop: Shop | undefined): {
  readonly to: Destination | undefined;
  readonly choose: (to: Destination) => void;
} {
  const { language } = useReader();
  const text = useSyncExternalStore(subscribe, read, () => undefined);
  const countries = shop?.countries;
  const [country = '', region = ''] = text?.split('/') ?? [];
  const isKnown = countries?.includes(country) ?? false;
  useEffect(() => {
    if (!countries || isKnown) return;
    const likely = likelyCountry(countries, language);
    if (likely) keep(likely);
  }, [countries, isKnown, language]);
  return {
    to: isKnown ? { country, region: region || null } : undefined,
    choose: (to) => keep(to.region ? `${to.country}/${to.region}` : to.country),
  };
}
