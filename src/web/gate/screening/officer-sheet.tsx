import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Screened } from '../../../gate/screening/contract.ts';
import { Sheet, StewardField, useSteward } from '../sheet.tsx';
import { useLaneWords } from './lane-words.ts';
import type { LaneView, Outcome } from './use-lane.ts';

interface OfficerSheetProps {
  readonly person: Screened;
  readonly lane: LaneView;
  readonly onClose: () => void;
}

/** Acts that need a reason, since a human does otherwise than the lane, or sends somebody away. */
const explained: ReadonlySet<string> = new Set(['leftAlone', 'refused', 'police']);

/** What an officer did, in their name; a reason where somebody is not let in or let on unchecked. */
export function OfficerSheet({ person, lane, onClose }: OfficerSheetProps) {
  const { t } = useLingui();
  const { acts, finds } = useOfficerWords();
  const steward = useSteward();
  const [act, setAct] = useState<Outcome['act']>('cleared');
  const [found, setFound] = useState<Outcome['found']>('nothing');
  const [why, setWhy] = useState('');
  const [hasFailed, setFailed] = useState(false);
  const needsWhy = explained.has(act);
  const isWhole = steward.name !== '' && (!needsWhy || why.trim() !== '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    const reason = why.trim() === '' ? {} : { why: why.trim() };
    void lane
      .record({ request: person.request, act, found, steward: steward.keep(), ...reason })
      .then((isTaken) => (isTaken ? onClose() : setFailed(true)));
  };
  return (
    <Sheet title={person.name ?? t`Somebody`} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit}>
        <Choices legend={t`What you did`} words={acts} chosen={act} onChoose={setAct} />
        <Choices legend={t`What was found`} words={finds} chosen={found} onChoose={setFound} />
        <label htmlFor="why">{needsWhy ? t`Why (needed)` : t`Why`}</label>
        <input
          id="why"
          autoComplete="off"
          maxLength={120}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        <StewardField steward={steward} />
        {hasFailed && (
          <p role="alert">
            <Trans>The gate did not take it. Try again.</Trans>
          </p>
        )}
        <p>
          <Trans>Your name and the reason are written down with the time.</Trans>
        </p>
        <button type="submit" className="key main" disabled={!isWhole}>
          <Trans>Write it down</Trans>
        </button>
      </form>
    </Sheet>
  );
}

function useOfficerWords() {
  const { t } = useLingui();
  const { threats } = useLaneWords();
  const acts: Record<Outcome['act'], string> = {
    cleared: t`Checked, all well`,
    handedOver: t`Left a thing behind`,
    leftAlone: t`Let on unchecked`,
    wentAway: t`Went away`,
    refused: t`Not let in`,
    police: t`Police called`,
  };
  const finds: Record<Outcome['found'], string> = { nothing: t`Nothing`, ...threats };
  return { acts, finds };
}

interface ChoicesProps<K extends string> {
  readonly legend: string;
  readonly words: Readonly<Record<K, string>>;
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
}

/** One of a few, as large keys in the order of their words. */
function Choices<K extends string>({ legend, words, chosen, onChoose }: ChoicesProps<K>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="reasons">
        {(Object.keys(words) as K[]).map((one) => (
          <button key={one} type="button" className="key" aria-pressed={chosen === one} onClick={() => onChoose(one)}>
            {words[one]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
