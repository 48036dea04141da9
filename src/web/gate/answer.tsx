import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { Act, ActMember } from '../../gate/contract.ts';
import type { Formats } from '../formats.ts';
import { Sign } from '../ui/sign.tsx';
import { DocumentSeen } from './look-up/document-seen.tsx';
import { PartyList } from './party-list.tsx';
import { useSentences } from './sentences.ts';
import { type Tone, toneOf } from './sounds.ts';

interface AnswerProps {
  readonly act: Act;
  readonly formats: Formats;
  readonly onNext: () => void;
  /** Takes back the whole act, or some people of it. */
  readonly onAnnul: (passes?: readonly string[]) => void;
  readonly onChoose: (passes: readonly string[]) => void;
  /** A steward compared the people with a document, or with their name. */
  readonly onSeen: (steward: string, passes: readonly string[]) => void;
  readonly onForce: () => void;
  readonly onFind: () => void;
}

/** An answer that opens goes by itself after so long; whoever touches the screen keeps it. */
const staysMs = 4_000;

/** One colour, one word, one name or seat; below it what to do, where something is to do. */
export function Answer(props: AnswerProps) {
  const { act, formats, onNext } = props;
  const tone = toneOf(act);
  const isOpen = act.outcome !== 'steward';
  // Paper, a band, a card: the person is compared with a document.
  const isComparing = act.reason === 'bareCode' || act.reason === 'lookNeeded';
  const [isKept, setKept] = useState(false);
  const sentences = useSentences(formats)(act);
  const word = useWords()[tone];
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isComparing) next.current?.focus({ preventScroll: true });
    if (!isOpen || isKept) return;
    const timer = setTimeout(onNext, staysMs);
    return () => clearTimeout(timer);
  }, [isComparing, isOpen, isKept, onNext]);
  return (
    <section className={`answer ${tone}`} data-outcome={act.outcome} data-reason={act.reason}>
      <div className="answer-main" role="alert">
        <Shape tone={tone} />
        <p className="word" data-testid="word">
          {word}
        </p>
        <Who act={act} />
        <p className="sentence">{sentences.happened}</p>
        {act.outcome === 'steward' && (
          <p className="todo">
            {sentences.todo} {sentences.nearest}
          </p>
        )}
        {act.later.length > 0 && <Later act={act} formats={formats} />}
        {!act.isRecorded && (
          <p className="todo">
            <Trans>Not written to the disk yet; the gate keeps trying.</Trans>
          </p>
        )}
      </div>
      {!isComparing && (
        <PartyList act={act} onKeep={() => setKept(true)} onChoose={props.onChoose} onAnnul={props.onAnnul} />
      )}
      {isComparing && <DocumentSeen act={act} onSeen={props.onSeen} />}
      <div className="answer-keys">
        <button ref={next} type="button" className={`key ${isComparing ? '' : 'main'}`} onClick={onNext}>
          <Trans>Next person</Trans>
        </button>
        {isOpen ? (
          <button type="button" className="key" onClick={() => props.onAnnul()}>
            {act.outcome === 'exit' ? <Trans>Did not leave</Trans> : <Trans>Did not go in</Trans>}
          </button>
        ) : (
          <>
            <button type="button" className="key" onClick={props.onForce}>
              <Trans>Let in anyway</Trans>
            </button>
            <button type="button" className="key" onClick={props.onFind}>
              <Trans>Look up by name</Trans>
            </button>
          </>
        )}
      </div>
    </section>
  );
}

/** Those of the party who come in later today, and from when: said quietly, nothing is to be done. */
function Later({ act, formats }: Pick<AnswerProps, 'act' | 'formats'>) {
  const { t } = useLingui();
  const from = new Map<number, string[]>();
  for (const { name, opensAt } of act.later) from.set(opensAt, [...(from.get(opensAt) ?? []), name]);
  return (
    <p className="later" data-testid="later">
      {[...from].map(([opensAt, who]) => (
        <span key={opensAt}>{t`Later: ${formats.list(who)}, from ${formats.time(opensAt)}.`} </span>
      ))}
    </p>
  );
}

export function useWords(): Record<Tone, string> {
  const { t } = useLingui();
  return { come: t`Come in`, look: t`One moment`, stop: t`Please stop`, leave: t`Goodbye` };
}

/** The name and the seat of one; of a party how many. */
export function Who({ act }: { readonly act: Act }) {
  const { t } = useLingui();
  const leading = act.members.find((member) => member.reason === act.reason) ?? act.members[0];
  if (!leading) return null;
  const { length } = act.members;
  const name = leading.name ?? '';
  return (
    <p className="who">
      {length > 1 && act.outcome !== 'steward' ? (
        <>
          <strong>{t`${length} people`}</strong> <span>{name}</span>
        </>
      ) : (
        <>
          <strong>{name}</strong> <Seat member={leading} />
        </>
      )}
    </p>
  );
}

export function Seat({ member }: { readonly member: Pick<ActMember, 'seat'> }) {
  if (!member.seat || member.seat.row === 0) return null;
  const { block, row, number } = member.seat;
  return (
    <span className="seat">
      <Trans>
        Block {block}, row {row}, seat {number}
      </Trans>
    </span>
  );
}

/** The same as colour and word, as a shape: the open gate, a triangle, a bar. */
export function Shape({ tone }: { readonly tone: Tone }) {
  if (tone === 'come' || tone === 'leave') return <Sign size={140} />;
  return (
    <svg
      viewBox="0 0 32 32"
      width={140}
      height={140}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
    >
      {tone === 'look' ? (
        <path d="M16 4L30 28H2zM16 13v7M16 23.5v1" />
      ) : (
        <path d="M8 12.5v15M24 12.5v15M4 7.5q12-3 24 0M3 20h26" />
      )}
    </svg>
  );
}
