import '@fontsource-variable/inter/wght.css';
import '../look/tokens.css';
import '../look/base.css';
import './gate.css';
import './lists.css';
import './screening/lane.css';
import { createRoot } from 'react-dom/client';
import { GateApp } from './gate-app.tsx';
import { firstLanguage } from './remembered.ts';
import { loadGateWords } from './words/load-gate-words.ts';

/** The steward's screen, served by the gate itself. */
async function start(): Promise<void> {
  const language = firstLanguage();
  const words = await loadGateWords(language);
  createRoot(document.getElementById('app')!).render(<GateApp language={language} words={words} />);
}

void start();
