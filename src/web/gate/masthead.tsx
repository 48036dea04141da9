import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { GateState, GateTrouble } from '../../gate/contract.ts';
import { inLanguage, type Language, languageNames, languages } from '../../kernel/language.ts';
import type { Formats } from '../formats.ts';
import type { GateView } from './use-gate-state.ts';

interface MastheadProps {
  readonly view: GateView;
  readonly formats: Formats;
  readonly language: Language;
  readonly hasSound: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly onSound: () => void;
}

/** Where this is, what goes on here, and how the gate stands. */
export function Masthead({ view, formats, language, hasSound, onLanguage, onSound }: MastheadProps) {
  const { t } = useLingui();
  const { state } = view;
  const session = state?.sessions[0];
  return (
    <header className="gate-head">
      <div className="gate-name">
        <h1>{state?.gateName ?? t`Gate`}</h1>
        <p>
          {state && inLanguage(state.venueNames, language)}
          {session && ` · ${inLanguage(session.names, language)}, ${formats.moment(session.startsAt)}`}
        </p>
      </div>
      {state && <Standing state={state} isReached={view.isReached} formats={formats} />}
      <div className="gate-tools">
        <select
          className="key"
          aria-label={t`Language`}
          value={language}
          onChange={(event) => onLanguage(event.target.value as Language)}
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </select>
        <button type="button" className="key" aria-pressed={hasSound} onClick={onSound}>
          {hasSound ? <Trans>Sound on</Trans> : <Trans>Sound off</Trans>}
        </button>
      </div>
    </header>
  );
}

interface StandingProps {
  readonly state: GateState;
  readonly isReached: boolean;
  readonly formats: Formats;
}

function Standing({ state, isReached, formats }: StandingProps) {
  const since = formats.time(state.since);
  const [heard, named] = [formats.number(state.neighbours.heard), formats.number(state.neighbours.named)];
  return (
    <ul className="gate-standing" aria-live="polite">
      <li>
        <strong data-testid="inside">{formats.number(state.inside)}</strong> <Trans>inside</Trans>
      </li>
      <li className={state.isOnline && isReached ? '' : 'marked'}>
        {!isReached ? (
          <Trans>Waiting for the gate</Trans>
        ) : state.isOnline ? (
          <Trans>Online</Trans>
        ) : (
          <Trans>Offline since {since}</Trans>
        )}
      </li>
      {state.neighbours.named > 0 && (
        <li>
          <Trans>
            {heard} of {named} gates nearby
          </Trans>
        </li>
      )}
      {state.directory.state === 'loading' && (
        <li>
          <Trans>Loading names. Codes are read already.</Trans>
        </li>
      )}
      {state.pending > 0 && (
        <li>
          <Plural value={state.pending} one="# entry to send" other="# entries to send" />
        </li>
      )}
    </ul>
  );
}

/** What an operator must know; the gate goes on deciding in every case. */
export function Troubles({ state, isReached }: { readonly state: GateState; readonly isReached: boolean }) {
  const say = useTroubleWords();
  const { t } = useLingui();
  const lines = state.troubles.map((trouble) => say(trouble));
  if (!isReached) lines.unshift(t`This screen does not reach its gate. It goes on trying.`);
  else if (!state.hasSnapshot) lines.unshift(t`This gate knows no tickets yet. It keeps asking the server.`);
  if (lines.length === 0) return null;
  return (
    <div className="gate-troubles" role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function useTroubleWords(): (trouble: GateTrouble) => string {
  const { t } = useLingui();
  const words: Record<GateTrouble, string> = {
    disk: t`The disk takes no more entries. They are kept in memory: do not switch this gate off, and call the operator.`,
    journalDamaged: t`A part of this gate’s journal was damaged and set aside. Call the operator.`,
    journalRejoined: t`This gate’s disk did not hold what the server has. The journal goes on from there; nothing was lost, and the former file is kept.`,
    gateInUse: t`Another device reports as this gate. Go on; call the operator at once: its secret may have been copied.`,
    snapshotRefused: t`New tickets and rules came without a good signature and were not taken. Go on; call the operator.`,
    notPaired: t`The server does not know this gate any more. Go on; ask an organiser to pair it again.`,
    refused: t`The server refuses this gate’s entries. Go on; call the operator.`,
  };
  return (trouble) => words[trouble];
}
