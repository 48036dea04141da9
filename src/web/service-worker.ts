/// <reference lib="webworker" />
/**
 * Keeps the house standing without a network: hashed files from the cache first, pages from the network first and from
 * the cache when there is none. Answers of `/api` are never kept here: the pass keeps its own in IndexedDB.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const names = { assets: 'kaimon-assets', pages: 'kaimon-pages' };
const mostAssets = 240;

worker.addEventListener('install', () => void worker.skipWaiting());

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== worker.location.origin) return;
  if (address.pathname.startsWith('/assets/')) event.respondWith(fromCacheFirst(request));
  else if (request.mode === 'navigate' && !address.pathname.startsWith('/api/'))
    event.respondWith(fromNetworkFirst(request));
});

async function fromCacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(names.assets);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    await dropOldest(cache);
  }
  return answer;
}

/** Earlier builds leave files behind: the oldest go first. */
async function dropOldest(cache: Cache): Promise<void> {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - mostAssets)).map((key) => cache.delete(key)));
}

async function fromNetworkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(names.pages);
  const path = new URL(request.url).pathname;
  try {
    const answer = await fetch(request);
    if (answer.ok && (await cache.match(path))) await cache.put(path, answer.clone());
    return answer;
  } catch {
    const kept = (await cache.match(path)) ?? (await passOf(cache, path));
    return kept ? markKept(kept) : offlinePage(path);
  }
}

/** The pass in the language of the page that was asked for, or in any. */
async function passOf(cache: Cache, path: string): Promise<Response | undefined> {
  const place = path.split('/').slice(0, 3).join('/');
  const exact = await cache.match(`${place}/pass`);
  if (exact) return Response.redirect(`${place}/pass`, 302);
  const other = (await cache.keys()).find((key) => new URL(key.url).pathname.endsWith('/pass'));
  return other ? Response.redirect(other.url, 302) : undefined;
}

/** Tells the page that it was kept, since its clock and its answers are of another hour. */
async function markKept(kept: Response): Promise<Response> {
  if (kept.status !== 200) return kept;
  const text = await kept.text();
  return new Response(text.replace('<html ', '<html data-kept="1" '), { headers: kept.headers });
}

const offlineWords: Record<string, [string, string]> = {
  en: [
    'No connection',
    'We cannot reach the gatehouse. Your pass works without a network once it was opened on this phone. Try again when you have a signal.',
  ],
  ja: [
    '接続がありません',
    'いまは通信できません。このスマートフォンで一度開いたパスは、電波がなくても使えます。つながったら、もう一度お試しください。',
  ],
  zh: ['没有网络', '暂时无法连接。只要在这部手机上打开过，通行证没有网络也能使用。有信号后请再试一次。'],
  fr: [
    'Pas de connexion',
    'Nous ne joignons pas le serveur. Votre laissez-passer fonctionne sans réseau dès qu’il a été ouvert sur ce téléphone. Réessayez quand vous aurez du signal.',
  ],
};

function offlinePage(path: string): Response {
  const language = path.split('/')[1] ?? 'en';
  const [title, text] = offlineWords[language] ?? offlineWords['en']!;
  const style = 'font:18px/1.6 system-ui;max-width:34rem;margin:20vh auto;padding:0 16px;color-scheme:light dark';
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><body style="${style}"><h1>${title}</h1><p>${text}</p>`;
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
