import '../look/index.css';
import '../tables/tables.css';
import './screening/screening.css';
import './staff.css';
import './crowd/crowd.css';
import './journeys/journeys.css';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { getSetting } from '../../modules/people/contract.ts';
import { callByFetch } from '../call.ts';
import { loadEastAsianLetters } from '../look/letters.ts';
import { createQueryClient } from '../queries.ts';
import { keptLanguage } from '../words/kept-language.tsx';
import { StaffApp } from './staff-app.tsx';
import { loadStaffWords } from './words/load-staff-words.ts';

/** Staff pages live at `/staff` and are made in the browser alone; clock and edition come from the server. */
async function start(): Promise<void> {
  loadEastAsianLetters();
  const language = keptLanguage('staff');
  document.documentElement.lang = language;
  const [words, setting] = await Promise.all([
    loadStaffWords(language),
    callByFetch(getSetting).catch(() => ({
      now: Date.now(),
      demo: false,
      edition: 'tokyo-2020',
      paymentProviders: [],
    })),
  ]);
  const boot = { language, edition: setting.edition, now: setting.now, demo: setting.demo, signedIn: true };
  createRoot(document.getElementById('app')!).render(
    <I18nProvider i18n={words}>
      <QueryClientProvider client={createQueryClient()}>
        <StaffApp boot={boot} />
      </QueryClientProvider>
    </I18nProvider>,
  );
}

void start();
