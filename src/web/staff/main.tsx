import '../look/index.css';
import './staff.css';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { callByFetch } from '../call.ts';
import { placeOf } from '../paths.ts';
import { createQueryClient } from '../queries.ts';
import { Reader } from '../reader.tsx';
import { StaffApp } from './staff-app.tsx';
import { loadStaffWords } from './words/load-staff-words.ts';

/** Staff pages live at `/:language/:edition/staff/…` and are made in the browser alone. */
async function start(): Promise<void> {
  const place = placeOf(location.pathname) ?? { language: 'en' as const, edition: 'tokyo-2020' };
  const words = await loadStaffWords(place.language);
  document.documentElement.lang = place.language;
  const boot = { ...place, now: Date.now(), demo: false, signedIn: true };
  createRoot(document.getElementById('app')!).render(
    <I18nProvider i18n={words}>
      <QueryClientProvider client={createQueryClient()}>
        <Reader boot={boot} call={callByFetch} clockAhead={0}>
          <StaffApp />
        </Reader>
      </QueryClientProvider>
    </I18nProvider>,
  );
}

void start();
