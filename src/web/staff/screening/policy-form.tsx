import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ScreeningPolicy } from '../../../engines/screening/policy.ts';
import { threatLevels } from '../../../engines/screening/signals.ts';
import { getScreening, savePolicy } from '../../../modules/screening/contract.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useScreeningWords } from './screening-words.ts';

interface PolicyFormProps {
  readonly policy: ScreeningPolicy;
  readonly onClose: () => void;
}

/** Changes the draft. Its bounds are those of the rules: what may not be, cannot be typed. */
export function PolicyForm({ policy: first, onClose }: PolicyFormProps) {
  const { call, edition } = useReader();
  const client = useQueryClient();
  const [policy, setPolicy] = useState(first);
  const save = useMutation({
    mutationFn: () => call(savePolicy, { params: { edition }, body: { policy } }),
    onSuccess: (after) => {
      client.setQueryData([getScreening.path, edition], after);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Shares policy={policy} onChange={setPolicy} />
      <BagLanes policy={policy} onChange={setPolicy} />
      {save.error && <ProblemNotice error={save.error} />}
      <div className="row">
        <Button type="submit" busy={save.isPending}>
          <Trans>Save the draft and see what it would change</Trans>
        </Button>
        <Button look="quiet" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly policy: ScreeningPolicy;
  readonly onChange: (policy: ScreeningPolicy) => void;
}

function Shares({ policy, onChange }: PartProps) {
  const { t } = useLingui();
  const { levels } = useScreeningWords();
  const setExtra = (name: keyof ScreeningPolicy['extraShare']) => (share: number) =>
    onChange({ ...policy, extraShare: { ...policy.extraShare, [name]: share } });
  return (
    <>
      <fieldset className="stack tight">
        <legend>{t`Checked by chance, of everybody`}</legend>
        <div className="choices-row">
          {threatLevels.map((level) => (
            <Percent
              key={level}
              label={levels[level]}
              least={2}
              most={5}
              value={policy.randomShare[level]}
              onChange={(share) => onChange({ ...policy, randomShare: { ...policy.randomShare, [level]: share } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="stack tight">
        <legend>{t`Added to it`}</legend>
        <div className="choices-row">
          <Percent
            label={t`Code without proof`}
            most={10}
            value={policy.extraShare.bareCode}
            onChange={setExtra('bareCode')}
          />
          <Percent
            label={t`Changed hands once`}
            most={10}
            value={policy.extraShare.oneTransfer}
            onChange={setExtra('oneTransfer')}
          />
          <Percent
            label={t`Changed hands more often`}
            most={10}
            value={policy.extraShare.moreTransfers}
            onChange={setExtra('moreTransfers')}
          />
          <Percent
            label={t`Not vetted`}
            most={10}
            value={policy.extraShare.notVetted}
            onChange={setExtra('notVetted')}
          />
        </div>
      </fieldset>
      <Percent
        label={t`Checked by hand while a detector is silent`}
        least={5}
        most={100}
        value={policy.silentShare}
        onChange={(silentShare) => onChange({ ...policy, silentShare })}
      />
    </>
  );
}

function BagLanes({ policy, onChange }: PartProps) {
  const { t } = useLingui();
  const { levels } = useScreeningWords();
  const bags = { small: t`Small bags`, large: t`Large bags` };
  return (
    <fieldset className="stack tight">
      <legend>{t`Over the bag lane`}</legend>
      {threatLevels.map((level) => (
        <div className="row" key={level}>
          <strong>{levels[level]}</strong>
          {(['small', 'large'] as const).map((bag) => {
            const chosen = policy.bagLane[level];
            const next = chosen.includes(bag) ? chosen.filter((one) => one !== bag) : [...chosen, bag];
            return (
              <Choice
                key={bag}
                kind="checkbox"
                checked={chosen.includes(bag)}
                onChange={() => onChange({ ...policy, bagLane: { ...policy.bagLane, [level]: next } })}
              >
                {bags[bag]}
              </Choice>
            );
          })}
        </div>
      ))}
    </fieldset>
  );
}

interface PercentProps {
  readonly label: string;
  readonly least?: number;
  readonly most: number;
  readonly value: number;
  readonly onChange: (share: number) => void;
}

function Percent({ label, least = 0, most, value, onChange }: PercentProps) {
  const { t } = useLingui();
  return (
    <Field
      label={label}
      hint={t`Percent, ${least} to ${most}`}
      type="number"
      min={least}
      max={most}
      step={0.1}
      required
      value={Number((value * 100).toFixed(2))}
      onChange={(event) => onChange(Number((Number(event.target.value) / 100).toFixed(4)))}
    />
  );
}
