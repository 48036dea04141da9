import { loadPage, pages } from './pages.ts';
import { paths } from './paths.ts';
import type { Boot } from './reader.tsx';

const clockKey = 'kaimon.clockAhead';

/**
 * Milliseconds by which the server's clock is ahead of this device's. A page that the service worker kept was made long
 * ago, so the figure of the last fresh page counts.
 */
export function readClockAhead(serverNow: number): number {
  try {
    if (document.documentElement.dataset['kept']) return Number(localStorage.getItem(clockKey) ?? 0);
    const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
    const ahead = Math.round(serverNow - (performance.timeOrigin + (navigation?.responseStart ?? 0)));
    localStorage.setItem(clockKey, String(ahead));
    return ahead;
  } catch {
    return serverNow - Date.now();
  }
}

/** Registers the service worker and keeps what the pass page needs, once this page is quiet. */
export function keepForOffline(boot: Boot): void {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
  const begin = () => setTimeout(() => void keep(boot).catch(() => undefined), 1_500);
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}

async function keep(boot: Boot): Promise<void> {
  await navigator.serviceWorker.register('/sw.js');
  await navigator.serviceWorker.ready;
  const isFollowed = boot.signedIn || localStorage.getItem('kaimon.signedIn') === '1';
  if (isFollowed) {
    const hasJourneys = localStorage.getItem(`kaimon.journeys.kept.${boot.edition}`) !== null;
    const names = ['pass', 'home', ...(hasJourneys ? ['my-journeys', 'journey-plan', 'journey-today'] : [])];
    await Promise.all(pages.filter(({ name }) => names.includes(name)).map(loadPage));
    const kept = await caches.open('kaimon-pages');
    const journeys = hasJourneys ? [paths.myJourneys(boot), paths.journeyPlan(boot), paths.journeyToday(boot)] : [];
    const wanted = [paths.pass(boot), paths.home(boot), ...journeys];
    await Promise.all(
      wanted.map(async (path) => {
        const answer = await fetch(path, { credentials: 'same-origin' });
        if (answer.ok) await kept.put(path, answer);
      }),
    );
  }
  // What was loaded before the worker took over is in no cache of ours yet.
  const assets = await caches.open('kaimon-assets');
  const addresses = performance
    .getEntriesByType('resource')
    .map((entry) => new URL(entry.name))
    .filter((address) => address.origin === location.origin && address.pathname.startsWith('/assets/'))
    .map((address) => address.pathname);
  await Promise.all(
    [...new Set(addresses)].map(async (path) => {
      if (!(await assets.match(path))) await assets.add(path);
    }),
  );
}
