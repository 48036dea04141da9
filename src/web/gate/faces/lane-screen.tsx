import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Act } from '../../../gate/contract.ts';
import type { FaceState, LaneView, OtherWay } from '../../../gate/faces/contract.ts';
import type { Language } from '../../../kernel/language.ts';
import { newId } from '../../call.ts';
import { type Formats, formatsFor } from '../../formats.ts';
import { Sign } from '../../ui/sign.tsx';
import { Shape, useWords, Who } from '../answer.tsx';
import { askToAnnul } from '../ask-gate.ts';
import { useSentences } from '../sentences.ts';
import { playSound, toneOf } from '../sounds.ts';
import { useGateState } from '../use-gate-state.ts';
import { useReader } from '../use-reader.ts';
import { useOtherWayWords } from './other-way-words.ts';
import { type LaneFault, type LaneStanding, useLane } from './use-lane.ts';

/** A code that says who it is counts for one walk. */
const claimLastsMs = 20_000;

/**
 * The screen of a lane for faces: one colour, one word, seen while walking. It never shows what its camera sees, so that
 * nobody sees themselves or others on a public screen.
 */
export function LaneScreen({ language }: { readonly language: Language }) {
  const gate = useGateState();
  const claim = useRef<{ readonly code: string; readonly at: number }>(undefined);
  useReader((code) => {
    claim.current = { code, at: performance.now() };
  });
  const lane = useMemo(() => new URLSearchParams(location.search).get('lane')?.slice(0, 40) ?? 'faces', []);
  const standing = useLane(
    lane,
    useCallback(() => {
      const known = claim.current;
      return known && performance.now() - known.at < claimLastsMs ? known.code : undefined;
    }, []),
  );
  const { view, fault, tookMs } = standing;
  const formats = useMemo(() => formatsFor(language, gate.state?.timeZone ?? 'UTC'), [language, gate.state?.timeZone]);
  useSound(view);
  const silent: LaneFault | undefined = fault ?? (gate.isReached ? undefined : 'gateAway');
  return (
    <div className="gate lane" data-lane-view={view.kind} data-took-ms={tookMs === undefined ? '' : Math.round(tookMs)}>
      <main className="gate-main">
        {silent ? (
          <Closed fault={silent} />
        ) : view.kind === 'answer' && view.answer.kind === 'act' ? (
          <Come act={view.answer.act} formats={formats} />
        ) : view.kind === 'answer' && view.answer.kind === 'otherWay' ? (
          <Other why={view.answer.why} />
        ) : (
          <Walk standing={standing} view={view} />
        )}
      </main>
      <Corner state={standing.state} tookMs={tookMs} gateName={gate.state?.gateName ?? ''} />
      <video ref={standing.video} className="lane-eye" muted playsInline aria-hidden="true" tabIndex={-1} />
    </div>
  );
}

function useSound(view: LaneView): void {
  const last = useRef<string>(undefined);
  useEffect(() => {
    const act = view.kind === 'answer' && view.answer.kind === 'act' ? view.answer.act : undefined;
    if (act && act.id !== last.current) playSound(toneOf(act));
    last.current = act?.id;
  }, [view]);
}

function Walk({ standing, view }: { readonly standing: LaneStanding; readonly view: LaneView }) {
  const say = useOtherWayWords();
  const isLooking = view.kind === 'looking';
  return (
    <section className={`lane-walk ${isLooking ? 'looking' : ''}`} aria-live="polite">
      <Sign size={180} />
      <p className="word" data-testid="word">
        {standing.isStarting ? (
          <Trans>One moment</Trans>
        ) : isLooking ? (
          <Trans>Welcome</Trans>
        ) : (
          <Trans>Walk through</Trans>
        )}
      </p>
      <p className="sentence">
        {isLooking && view.why ? (
          say(view.why)
        ) : (
          <Trans>For those who armed their face for this session. The code lane beside is just as fast.</Trans>
        )}
      </p>
    </section>
  );
}

function Come({ act, formats }: { readonly act: Act; readonly formats: Formats }) {
  const tone = toneOf(act);
  const word = useWords()[tone];
  const sentences = useSentences(formats)(act);
  const annul = () =>
    void askToAnnul({ id: newId(), passage: act.id }, AbortSignal.timeout(5_000)).catch(() => undefined);
  return (
    <section className={`answer ${tone}`} data-outcome={act.outcome} data-reason={act.reason}>
      <div className="answer-main" role="alert">
        <Shape tone={tone} />
        <p className="word" data-testid="word">
          {word}
        </p>
        <Who act={act} />
        <p className="sentence">{sentences.happened}</p>
        {act.outcome === 'steward' && <p className="todo">{sentences.todo}</p>}
      </div>
      <div className="answer-keys">
        {act.outcome === 'admit' && (
          <button type="button" className="key" onClick={annul}>
            <Trans>Did not go in</Trans>
          </button>
        )}
        <StewardKey />
      </div>
    </section>
  );
}

function Other({ why }: { readonly why: OtherWay }) {
  const say = useOtherWayWords();
  return (
    <section className="answer other" data-why={why}>
      <div className="answer-main" role="alert">
        <p className="word" data-testid="word">
          <Trans>Show your code</Trans>
        </p>
        <p className="sentence">{say(why)}</p>
        <p className="todo">
          <Trans>The reader is beside this lane. Nothing is wrong, and nobody needs a face to come in.</Trans>
        </p>
      </div>
      <div className="answer-keys">
        <StewardKey />
      </div>
    </section>
  );
}

function Closed({ fault }: { readonly fault: LaneFault }) {
  const { t } = useLingui();
  const words: Record<LaneFault, string> = {
    kitAbsent: t`The kit for faces is not installed on this gate. Install it with: npx kaimon faces install`,
    cameraDenied: t`The browser does not let this screen use the camera. Allow it, then load the page again.`,
    noCamera: t`There is no camera here, or another program has it.`,
    failed: t`The networks did not start. Load the page again.`,
    gateAway: t`This screen does not reach its gate. It goes on trying.`,
  };
  return (
    <section className="answer other" data-why={fault}>
      <div className="answer-main" role="alert">
        <p className="word" data-testid="word">
          <Trans>Show your code</Trans>
        </p>
        <p className="todo">{words[fault]}</p>
      </div>
      <div className="answer-keys">
        <StewardKey />
      </div>
    </section>
  );
}

/** The code lane on this machine, with everything a steward can do. */
function StewardKey() {
  return (
    <a className="key main" href="/">
      <Trans>Code and look-up</Trans>
    </a>
  );
}

interface CornerProps {
  readonly state: FaceState | undefined;
  readonly tookMs: number | undefined;
  readonly gateName: string;
}

/** Small, for the steward: what this lane is and what it is not. */
function Corner({ state, tookMs, gateName }: CornerProps) {
  const took = tookMs === undefined ? undefined : Math.round(tookMs);
  return (
    <footer className="lane-corner">
      <span>{gateName}</span>
      {state?.mode === 'off' && (
        <strong>
          <Trans>Faces are not used here.</Trans>
        </strong>
      )}
      {state && state.mode !== 'off' && (
        <span data-testid="expected">
          <Plural value={state.expected} one="# person expected" other="# people expected" />
        </span>
      )}
      {state && !state.isFresh && state.mode !== 'off' && (
        <strong>
          <Trans>Cut off from the server: the lane is empty, codes go on.</Trans>
        </strong>
      )}
      {took !== undefined && (
        <span>
          <Trans>Last answer in {took} ms</Trans>
        </span>
      )}
      {state?.isLivenessCertified === false && (
        <span className="strong">
          <Trans>Liveness is not certified: stay with this lane.</Trans>
        </span>
      )}
    </footer>
  );
}
