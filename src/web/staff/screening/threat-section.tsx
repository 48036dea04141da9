import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type ThreatLevel, threatLevels } from '../../../engines/screening/signals.ts';
import { getScreening, type Screening, setThreat } from '../../../modules/screening/contract.ts';
import { newId } from '../../call.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { usePercent, useScreeningWords } from './screening-words.ts';

/** How high the threat is, who said so, and what a change would do. */
export function ThreatSection({ screening }: { readonly screening: Screening }) {
  const { t } = useLingui();
  const view = useEdition();
  const { levels } = useScreeningWords();
  const [isOpen, setOpen] = useState(false);
  const { threat } = screening;
  const when = threat.at === null || !view ? '' : view.formats.moment(threat.at);
  return (
    <section className={`threat ${threat.level}`} aria-labelledby="threat-level">
      <div className="stack tight">
        <h2 id="threat-level">
          <Trans>Threat level</Trans>
        </h2>
        <p className="threat-word" data-testid="threat">
          <ThreatMark level={threat.level} />
          {levels[threat.level]}
        </p>
        <p className="soft">
          {threat.by === null ? (
            <Trans>Nobody has changed it yet.</Trans>
          ) : (
            <Trans>
              {threat.by}, {when}: {threat.why}
            </Trans>
          )}
        </p>
      </div>
      <Button look="quiet" onClick={() => setOpen(true)}>
        <Trans>Change the level</Trans>
      </Button>
      <Dialog title={t`Change the threat level`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ThreatForm screening={screening} onClose={() => setOpen(false)} />
      </Dialog>
    </section>
  );
}

/** One, two or three bars: the level as a shape. */
function ThreatMark({ level }: { readonly level: ThreatLevel }) {
  const height = threatLevels.indexOf(level);
  return (
    <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={2 + bar * 8}
          y={16 - bar * 6}
          width="5"
          height={6 + bar * 6}
          fill={bar <= height ? 'currentColor' : 'none'}
          stroke="currentColor"
        />
      ))}
    </svg>
  );
}

function ThreatForm({ screening, onClose }: { readonly screening: Screening; readonly onClose: () => void }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const percent = usePercent();
  const { levels } = useScreeningWords();
  const [level, setLevel] = useState<ThreatLevel>(screening.threat.level);
  const [why, setWhy] = useState('');
  const [id] = useState(newId);
  const change = useMutation({
    mutationFn: () => call(setThreat, { params: { edition }, body: { id, level, why: why.trim() } }),
    onSuccess: (after) => {
      client.setQueryData([getScreening.path, edition], after);
      onClose();
    },
  });
  const { randomShare, detector } = screening.current.policy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (why.trim().length >= 3) change.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <fieldset className="stack tight">
        <legend>{t`Level`}</legend>
        {threatLevels.map((one) => {
          const share = percent(randomShare[one]);
          const setting = detector.settings[one];
          return (
            <Choice
              key={one}
              kind="radio"
              name="level"
              checked={level === one}
              onChange={() => setLevel(one)}
              hint={t`${share} of everybody are checked by chance; detectors are set to “${setting}”.`}
            >
              {levels[one]}
            </Choice>
          );
        })}
      </fieldset>
      <Field label={t`Why`} value={why} maxLength={200} required onChange={(event) => setWhy(event.target.value)} />
      <p className="soft">
        <Trans>Gates with a network know it within two seconds. Your name and the reason are kept.</Trans>
      </p>
      {change.error && <ProblemNotice error={change.error} />}
      <div className="row">
        <Button type="submit" busy={change.isPending} disabled={why.trim().length < 3}>
          <Trans>Set the level</Trans>
        </Button>
        <Button look="quiet" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
