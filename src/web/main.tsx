import './look/index.css';
import { type DehydratedState, hydrate } from '@tanstack/react-query';
import { hydrateRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { callByFetch } from './call.ts';
import { watchLetters } from './look/letters.ts';
import { keepForOffline, readClockAhead } from './offline.ts';
import { loadPage, matchPage, missingPage } from './pages.ts';
import { createQueryClient } from './queries.ts';
import type { Boot } from './reader.tsx';
import { loadWords } from './words/load-words.ts';

/** What the document carries for the browser. */
interface Start {
  readonly boot: Boot;
  readonly state: DehydratedState;
  readonly missing?: boolean;
}

/** The page as the server rendered it comes alive: words and code of this page first, then hydration. */
async function start(): Promise<void> {
  const { boot, state, missing } = JSON.parse(document.getElementById('boot')!.textContent) as Start;
  const client = createQueryClient();
  hydrate(client, state);
  const page = missing ? missingPage : (matchPage(location.pathname)?.page ?? missingPage);
  const [words] = await Promise.all([loadWords(boot.language), loadPage(page)]);
  hydrateRoot(
    document.getElementById('app')!,
    <App
      boot={boot}
      words={words}
      client={client}
      call={callByFetch}
      clockAhead={readClockAhead(boot.now)}
      {...(missing ? { override: missingPage } : {})}
    />,
  );
  keepForOffline(boot);
  const content = document.querySelector('main');
  if (content && (boot.language === 'en' || boot.language === 'fr')) watchLetters(content);
}

void start();
