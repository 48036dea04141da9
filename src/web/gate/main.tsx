import '@fontsource-variable/inter/wght.css';
import '../look/tokens.css';
import '../look/base.css';
import './gate.css';
import './lists.css';
import './faces/lane.css';
import { I18nProvider } from '@lingui/react';
import './screening/lane.css';
import { createRoot } from 'react-dom/client';
import { loadEastAsianLetters } from '../look/letters.ts';
import { GateApp } from './gate-app.tsx';
import { firstLanguage } from './remembered.ts';
import { loadGateWords } from './words/load-gate-words.ts';

/** The steward's screen, served by the gate itself. */
async function start(): Promise<void> {
  loadEastAsianLetters();
  const language = firstLanguage();
  const words = await loadGateWords(language);
  const root = createRoot(document.getElementById('app')!);
  addEventListener('hashchange', () => location.reload());
  if (location.hash !== '#faces') return root.render(<GateApp language={language} words={words} />);
  const { LaneScreen } = await import('./faces/lane-screen.tsx');
  root.render(
    <I18nProvider i18n={words}>
      <LaneScreen language={language} />
    </I18nProvider>,
  );
}

void start();
