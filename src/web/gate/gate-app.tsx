import type { I18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Direction } from '../../engines/admission/checkpoint.ts';
import type { Language } from '../../kernel/language.ts';
import { formatsFor } from '../formats.ts';
import { Answer } from './answer.tsx';
import { Findings } from './findings.tsx';
import { ForceSheet } from './force-sheet.tsx';
import { FindPerson } from './look-up/find-person.tsx';
import { useLookUpKey } from './look-up/use-look-up-key.ts';
import { type Nfc, useNfc } from './look-up/use-nfc.ts';
import { Masthead, Troubles } from './masthead.tsx';
import { Ready } from './ready.tsx';
import { recall, remember } from './remembered.ts';
import { LanePanel } from './screening/lane-panel.tsx';
import { base64UrlOf, createSeenCodes } from './seen-codes.ts';
import { useFailureWords } from './sentences.ts';
import { playSound, wakeSound } from './sounds.ts';
import { useCamera } from './use-camera.ts';
import { type Desk, useDesk } from './use-desk.ts';
import { useGateState } from './use-gate-state.ts';
import { useReader } from './use-reader.ts';
import { loadGateWords } from './words/load-gate-words.ts';

interface GateAppProps {
  readonly language: Language;
  readonly words: I18n;
}

export function GateApp(first: GateAppProps) {
  const [{ language, words }, setLanguage] = useState(first);
  const choose = useCallback((next: Language) => {
    remember('language', next);
    void loadGateWords(next).then((words) => setLanguage({ language: next, words }));
  }, []);
  return (
    <I18nProvider i18n={words}>
      <Screen language={language} onLanguage={choose} />
    </I18nProvider>
  );
}

/** Sound is on unless it was switched off here; browsers want a touch or a key before the first one. */
function useSound(): readonly [boolean, () => void] {
  const [hasSound, setSound] = useState(() => recall('sound') !== 'off');
  useEffect(() => {
    addEventListener('pointerdown', wakeSound);
    addEventListener('keydown', wakeSound);
    return () => {
      removeEventListener('pointerdown', wakeSound);
      removeEventListener('keydown', wakeSound);
    };
  }, []);
  const toggle = useCallback(() => {
    setSound(!hasSound);
    remember('sound', hasSound ? 'off' : 'on');
    if (!hasSound) playSound('come');
  }, [hasSound]);
  return [hasSound, toggle];
}

type OpenSheet = 'find' | 'force' | 'unnamed' | undefined;

interface ScreenProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

function Screen({ language, onLanguage }: ScreenProps) {
  const view = useGateState();
  const [hasSound, toggleSound] = useSound();
  const desk = useDesk(hasSound);
  const [direction, setDirection] = useState<Direction>('entry');
  const [sheet, setSheet] = useState<OpenSheet>();
  const seen = useMemo(createSeenCodes, []);
  const timeZone = view.state?.timeZone ?? 'UTC';
  const formats = useMemo(() => formatsFor(language, timeZone), [language, timeZone]);
  const { scene, send, next } = desk;
  // An answer for one that opens may make room for the next person at once; all others wait for a touch.
  const isPassing = scene.kind === 'answer' && scene.act.outcome !== 'steward' && scene.act.members.length < 2;
  const isFree = (scene.kind === 'ready' || isPassing) && sheet === undefined;
  const [lastCode, setLastCode] = useState<string>();
  const ask = (code: string) => {
    setLastCode(code);
    send({ kind: 'admit', body: { direction, code } });
  };
  const askAgain = (act: string, more: { choice: string[]; steward?: string }) =>
    send({ kind: 'admit', body: { direction, act, ...more } });
  const askCard = (uid: string) => send({ kind: 'card', body: { direction, uid } });
  const camera = useCamera(isFree || scene.kind === 'answer', (bytes) => {
    const now = performance.now();
    if (!isFree) seen.watch(bytes, now);
    else if (seen.isNew(bytes, now)) ask(base64UrlOf(bytes));
  });
  const onUid = (uid: string) => isFree && askCard(uid);
  useReader((code) => isFree && ask(code), onUid);
  const nfc = useNfc(onUid);
  useLookUpKey(() => setSheet((now) => now ?? 'find'));
  return (
    <div className="gate">
      <Masthead {...{ view, formats, language, hasSound, onLanguage }} onSound={toggleSound} />
      <div className="gate-notices">
        {view.state && <Troubles state={view.state} isReached={view.isReached} />}
        {view.state && <Findings findings={view.state.findings} formats={formats} />}
      </div>
      <main className="gate-main">
        <Ready
          isEntry={direction === 'entry'}
          camera={camera.state}
          video={camera.video}
          isHidden={scene.kind !== 'ready'}
          onCode={ask}
          onUid={askCard}
        />
        {scene.kind === 'asking' && <Asking isLate={scene.isLate} onNext={next} />}
        {scene.kind === 'failed' && <Failed code={scene.code} onNext={next} />}
        {scene.kind === 'answer' && (
          <Answer
            key={scene.act.id}
            act={scene.act}
            formats={formats}
            onNext={next}
            onAnnul={(passes) => desk.annul(scene.act.id, passes)}
            onChoose={(choice) => askAgain(scene.act.id, { choice: [...choice] })}
            onSeen={(steward, choice) => askAgain(scene.act.id, { choice: [...choice], steward })}
            onForce={() => setSheet('force')}
            onFind={() => setSheet('find')}
          />
        )}
      </main>
      {scene.kind === 'ready' && <Foot direction={direction} nfc={nfc} onDirection={setDirection} onSheet={setSheet} />}
      <LanePanel act={scene.kind === 'answer' ? scene.act : undefined} code={lastCode} />
      <Sheets sheet={sheet} direction={direction} desk={desk} onClose={() => setSheet(undefined)} />
    </div>
  );
}

interface FootProps {
  readonly nfc: Nfc;
  readonly direction: Direction;
  readonly onDirection: (direction: Direction) => void;
  readonly onSheet: (sheet: OpenSheet) => void;
}

function Foot({ direction, nfc, onDirection, onSheet }: FootProps) {
  return (
    <footer className="gate-foot">
      <button type="button" className="key" aria-pressed={direction === 'entry'} onClick={() => onDirection('entry')}>
        <Trans>In</Trans>
      </button>
      <button type="button" className="key" aria-pressed={direction === 'exit'} onClick={() => onDirection('exit')}>
        <Trans>Out</Trans>
      </button>
      <button type="button" className="key by-key" aria-keyshortcuts="F2" onClick={() => onSheet('find')}>
        <Trans>Look up by name</Trans>
      </button>
      {nfc.isOffered && (
        <button type="button" className="key" aria-pressed={nfc.isOn} onClick={nfc.start}>
          <Trans>Read bands</Trans>
        </button>
      )}
      <button type="button" className="key" onClick={() => onSheet('unnamed')}>
        <Trans>Without a pass</Trans>
      </button>
      <a className="key" href="#faces">
        <Trans>Lane for faces</Trans>
      </a>
    </footer>
  );
}

interface SheetsProps {
  readonly sheet: OpenSheet;
  readonly direction: Direction;
  readonly desk: Desk;
  readonly onClose: () => void;
}

function Sheets({ sheet, direction, desk, onClose }: SheetsProps) {
  const { scene, send } = desk;
  const isEntry = direction === 'entry';
  if (sheet === 'find') {
    const choose = (pass: string, choice: readonly string[], steward: string): void => {
      onClose();
      send({ kind: 'admit', body: { direction, pass, choice: [...choice], steward } });
    };
    return <FindPerson isEntry={isEntry} onClose={onClose} onChosen={choose} />;
  }
  if (sheet === undefined) return null;
  const act = sheet === 'force' && scene.kind === 'answer' ? { act: scene.act.id } : {};
  const force = (steward: string, why: string, unnamed: number | undefined): void => {
    onClose();
    send({ kind: 'force', body: { direction, steward, why, ...act, ...(unnamed === undefined ? {} : { unnamed }) } });
  };
  return <ForceSheet isEntry={isEntry} isUnnamed={sheet === 'unnamed'} onClose={onClose} onForce={force} />;
}

function Asking({ isLate, onNext }: { readonly isLate: boolean; readonly onNext: () => void }) {
  return (
    <section className="answer asking" role="status">
      <div className="answer-main">
        <p className="word">…</p>
        {isLate && (
          <p className="sentence">
            <Trans>The gate does not answer. We go on asking; nobody is counted twice.</Trans>
          </p>
        )}
      </div>
      {isLate && (
        <div className="answer-keys">
          <button type="button" className="key main" onClick={onNext}>
            <Trans>Stop asking</Trans>
          </button>
        </div>
      )}
    </section>
  );
}

function Failed({ code, onNext }: { readonly code: string; readonly onNext: () => void }) {
  const say = useFailureWords();
  return (
    <section className="answer look">
      <div className="answer-main" role="alert">
        <p className="word">
          <Trans>One moment</Trans>
        </p>
        <p className="todo">{say(code)}</p>
      </div>
      <div className="answer-keys">
        <button type="button" className="key main" onClick={onNext}>
          <Trans>Next person</Trans>
        </button>
      </div>
    </section>
  );
}
