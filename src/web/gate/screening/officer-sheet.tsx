import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { officerActs } from '../../../engines/screening/log.ts';
import { threatClasses } from '../../../engines/screening/signals.ts';
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
  const { threats } = useLaneWords();
  const steward = useSteward();
  const [act, setAct] = useState<Outcome['act']>('cleared');
  const [found, setFound] = useState<Outcome['found']>('nothing');
  const [why, setWhy] = useState('');
  const [hasFailed, setFailed] = useState(false);
  const acts: Record<Outcome['act'], string> = {
    cleared: t`Checked, all well`,
    handedOver: t`Left a thing behind`,
    leftAlone: t`Let on unchecked`,
    wentAway: t`Went away`,
    refused: t`Not let in`,
    police: t`Police called`,
  };
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
        <fieldset>
          <legend>{t`What you did`}</legend>
          <div className="reasons">
            {officerActs.map((one) => (
              <button key={one} type="button" className="key" aria-pressed={act === one} onClick={() => setAct(one)}>
                {acts[one]}
              </button>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>{t`What was found`}</legend>
          <div className="reasons">
            {(['nothing', ...threatClasses] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="key"
                aria-pressed={found === one}
                onClick={() => setFound(one)}
              >
                {one === 'nothing' ? t`Nothing` : threats[one]}
              </button>
            ))}
          </div>
        </fieldset>
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
