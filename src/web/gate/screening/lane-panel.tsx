import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Act } from '../../../gate/contract.ts';
import type { Screened, ScreeningView } from '../../../gate/screening/contract.ts';
import { recall } from '../remembered.ts';
import { useLaneWords } from './lane-words.ts';
import { OfficerSheet } from './officer-sheet.tsx';
import { type LaneView, type Outcome, useLane } from './use-lane.ts';

interface LanePanelProps {
  readonly act: Act | undefined;
  readonly code: string | undefined;
}

const waiting = new Set(['secondaryCheck', 'assistance', 'referToOfficer']);
const bagKinds = ['none', 'small', 'large', 'medical'] as const;
type BagKind = (typeof bagKinds)[number];

/** For the officer beside the lane: what it says now, and one tap for what was done. Absent at a gate without lanes. */
export function LanePanel({ act, code }: LanePanelProps) {
  const { t } = useLingui();
  const [bag, setBag] = useState<BagKind>('none');
  const lane = useLane(act, code, bag, () => setBag('none'));
  const { view } = lane;
  if (!view || (lane.lane === undefined && view.devices.length === 0)) return null;
  const open = view.people.filter((one) => waiting.has(one.outcome) && one.act === null);
  const next = open.at(-1);
  const bags: Record<BagKind, string> = {
    none: t`No bag`,
    small: t`Small bag`,
    large: t`Large bag`,
    medical: t`Help, medicine`,
  };
  return (
    <aside className="officer" aria-label={t`Lane`}>
      <LaneHead view={view} />
      {next ? <Waiting key={next.request} person={next} behind={open.length - 1} lane={lane} /> : <Last view={view} />}
      {lane.lane !== undefined && !next && (
        <fieldset className="lane-bags">
          <legend>{t`The next person has`}</legend>
          {bagKinds.map((kind) => (
            <button key={kind} type="button" className="key" aria-pressed={bag === kind} onClick={() => setBag(kind)}>
              {bags[kind]}
            </button>
          ))}
        </fieldset>
      )}
    </aside>
  );
}

function LaneHead({ view }: { readonly view: ScreeningView }) {
  const { t } = useLingui();
  const { troubles } = useLaneWords();
  const levels = { usual: t`Threat level: usual`, raised: t`Threat level: raised`, high: t`Threat level: high` };
  return (
    <div className="lane-head">
      <p className={`lane-level ${view.threat}`}>{levels[view.threat]}</p>
      {view.isFreeFlow && (
        <p className="lane-trouble" role="alert">
          <Trans>Fire alarm. All turnstiles are open, both ways.</Trans>
        </p>
      )}
      {view.troubles.map((one) => (
        <p className="lane-trouble" key={`${one.trouble} ${one.about} ${one.at}`} role="status">
          {troubles[one.trouble]} {one.about}
        </p>
      ))}
    </div>
  );
}

/** What the lane said last, while nobody waits. */
function Last({ view }: { readonly view: ScreeningView }) {
  const { words } = useLaneWords();
  const last = view.people[0];
  return (
    <p className="lane-quiet" role="status">
      {last ? `${words[last.outcome]}${last.name ? ` · ${last.name}` : ''}` : <Trans>Nobody waits at the lane.</Trans>}
    </p>
  );
}

interface WaitingProps {
  readonly person: Screened;
  readonly behind: number;
  readonly lane: LaneView;
}

function Waiting({ person, behind, lane }: WaitingProps) {
  const { t } = useLingui();
  const { words, reasons, threats } = useLaneWords();
  const [isOpen, setOpen] = useState(false);
  const steward = recall('steward') ?? '';
  const isGrave = person.outcome === 'referToOfficer';
  const done = (act: Outcome['act']) => {
    // Whoever has not told their name yet does so on the sheet.
    if (steward.trim() === '') setOpen(true);
    else void lane.record({ request: person.request, act, found: 'nothing', steward: steward.trim().slice(0, 60) });
  };
  return (
    <section className={`lane-waiting ${isGrave ? 'stop' : 'look'}`} data-outcome={person.outcome}>
      <div role="alert">
        <p className="word" data-testid="lane-word">
          {words[person.outcome]}
        </p>
        <p className="who">
          <strong>{person.name ?? t`Somebody`}</strong>
          {behind > 0 && <span>{t`${behind} more wait`}</span>}
        </p>
        {person.reasons.map((reason) => (
          <p className="sentence" key={reason}>
            {reasons[reason]}
          </p>
        ))}
        {person.threat && <Odds chance={person.risk[person.threat] ?? 0} threat={threats[person.threat]} />}
      </div>
      <div className="lane-keys">
        <button type="button" className="key main" onClick={() => done('cleared')}>
          <Trans>Checked, all well</Trans>
        </button>
        <button type="button" className="key" onClick={() => done('wentAway')}>
          <Trans>Went away</Trans>
        </button>
        <button type="button" className="key" onClick={() => setOpen(true)}>
          <Trans>Something else</Trans>
        </button>
      </div>
      {isOpen && <OfficerSheet person={person} lane={lane} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** How likely the alarm is right, from the stated rates: so that nobody is treated as if it were certain. */
function Odds({ chance, threat }: { readonly chance: number; readonly threat: string }) {
  const many = Math.max(2, Math.round(1 / Math.max(chance, 0.000_01)));
  return (
    <p className="sentence">
      {chance >= 0.5 ? (
        <Trans>It says it saw {threat}. By its stated rates it is more often right than wrong.</Trans>
      ) : (
        <Trans>
          It says it saw {threat}. By its stated rates about one such alarm in {many} is right.
        </Trans>
      )}
    </p>
  );
}
