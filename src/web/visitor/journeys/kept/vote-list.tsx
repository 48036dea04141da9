import { useLingui } from '@lingui/react/macro';
import type { KeptJourney } from './share-box.tsx';

export type Vote = KeptJourney['votes'][number];

export function useVoteWords(): Readonly<Record<Vote['vote'], string>> {
  const { t } = useLingui();
  return { yes: t`Yes`, maybe: t`Maybe`, no: t`No` };
}

const tones: Readonly<Record<Vote['vote'], string>> = { yes: 'state good', maybe: 'state wait', no: 'state bad' };

/** Shapes beside the words, so that nobody reads by colour: a ring, a wave, a cross. */
const shapes: Readonly<Record<Vote['vote'], string>> = {
  yes: 'M5 12.5l4.500 4.500L19 7.500',
  maybe: 'M4 13q4-6 8 0t8 0',
  no: 'M6 6l12 12M18 6L6 18',
};

export function VoteShape({ vote, size = 20 }: { vote: Vote['vote']; size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
    >
      <path d={shapes[vote]} />
    </svg>
  );
}

/** What the party said so far. */
export function VoteList({ votes }: { votes: readonly Vote[] }) {
  const { t } = useLingui();
  const words = useVoteWords();
  return (
    <ul className="votes" aria-label={t`What your party says`}>
      {votes.map(({ voter, name, vote, note }) => (
        <li key={voter}>
          <span className={tones[vote]}>
            <VoteShape vote={vote} />
            {words[vote]}
          </span>
          <span>
            <b>{name}</b>
            {note && <span className="soft"> {note}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
