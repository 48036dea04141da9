import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AccreditationSaid, type AccreditationView, saveAccreditation } from '../../../modules/passes/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { spansOf } from '../../ui/day-spans.ts';
import { Choice, Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { daysBetween, useGroupName } from './accreditation-words.ts';

interface AccreditFormProps {
  readonly groups: readonly string[];
  /** Absent: a new person. */
  readonly former?: AccreditationView;
  readonly onSaved: () => void;
}

/** Who, for what, where and when. The state of the check is not asked here: somebody clears it, by name. */
export function AccreditForm({ groups, former, onSaved }: AccreditFormProps) {
  const { t } = useLingui();
  const view = useEdition();
  const client = useQueryClient();
  const { call, edition } = useReader();
  const [said, setSaid] = useState<AccreditationSaid>(() =>
    saidOf(former, view?.edition.firstDay, view?.edition.lastDay),
  );
  const change = (part: Partial<AccreditationSaid>) => setSaid((now) => ({ ...now, ...part }));
  const save = useMutation({
    mutationFn: () => call(saveAccreditation, { params: { edition }, body: said }),
    onSuccess: async () => {
      await client.invalidateQueries();
      toast(t`Saved. Gates hear of it now.`);
      onSaved();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const text = (field: 'name' | 'organisation' | 'duty', label: string) => (
    <Field label={label} required maxLength={120} value={said[field]} onChange={(event) => change({ [field]: event.target.value })} />
  ); // biome-ignore format: one field
  return (
    <form className="stack" onSubmit={submit}>
      {text('name', t`Name, as on the document`)}
      <Field
        label={t`E-mail address`}
        hint={t`The pass appears when the person signs in with it.`}
        type="email"
        required
        readOnly={former !== undefined}
        value={said.email}
        onChange={(event) => change({ email: event.target.value })}
      />
      {text('organisation', t`Organisation`)}
      {text('duty', t`Duty`)}
      <GroupPicker groups={groups} value={said.groups} onChange={(chosen) => change({ groups: chosen })} />
      <VenuePicker value={said.venues} onChange={(venues) => change({ venues })} />
      <DayPicker value={said.days} onChange={(days) => change({ days })} />
      {former && (
        <Notice kind="info" title={t`What you take away counts at once.`}>
          <p>
            <Trans>A phone that was offline since must open its pass once with a network.</Trans>
          </p>
        </Notice>
      )}
      {save.error && <ProblemNotice error={save.error} />}
      <div>
        <Button type="submit" busy={save.isPending} disabled={said.days.length === 0}>
          {former ? <Trans>Save</Trans> : <Trans>Accredit</Trans>}
        </Button>
      </div>
    </form>
  );
}

interface GroupPickerProps {
  readonly groups: readonly string[];
  readonly value: readonly string[];
  readonly onChange: (groups: string[]) => void;
}

function GroupPicker({ groups, value, onChange }: GroupPickerProps) {
  const { t } = useLingui();
  const groupName = useGroupName();
  return (
    <fieldset className="stack tight">
      <legend>{t`Zone groups`}</legend>
      <div className="pick-grid">
        {groups.map((group) => (
          <Choice
            key={group}
            kind="checkbox"
            checked={value.includes(group)}
            onChange={() => onChange(toggled(value, group))}
          >
            {groupName(group)}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

function VenuePicker({ value, onChange }: { value: readonly string[]; onChange: (venues: string[]) => void }) {
  const { t } = useLingui();
  const view = useEdition();
  const [isSome, setSome] = useState(value.length > 0);
  const venues = [...(view?.edition.venues ?? [])].sort((one, other) =>
    view!.formats.compare(view!.say(one.names), view!.say(other.names)),
  );
  return (
    <fieldset className="stack tight">
      <legend>{t`Venues`}</legend>
      <div className="row">
        <Choice kind="radio" name="venues" checked={!isSome} onChange={() => { setSome(false); onChange([]); }}>{t`All venues`}</Choice>
        <Choice kind="radio" name="venues" checked={isSome} onChange={() => setSome(true)}>{t`Only these, at most 16`}</Choice>
      </div>
      {isSome && (
        <div className="pick-grid tall">
          {venues.map((venue) => (
            <Choice
              key={venue.id}
              kind="checkbox"
              checked={value.includes(venue.id)}
              disabled={value.length >= 16 && !value.includes(venue.id)}
              onChange={() => onChange(toggled(value, venue.id))}
            >
              {view?.say(venue.names)}
            </Choice>
          ))}
        </div>
      )}
    </fieldset>
  ); // biome-ignore format: choices in one line each
}

/** First and last day; a list with gaps stays as it is until one of the two is changed. */
function DayPicker({ value, onChange }: { value: readonly string[]; onChange: (days: string[]) => void }) {
  const { t } = useLingui();
  const [from, setFrom] = useState(value[0] ?? '');
  const [until, setUntil] = useState(value.at(-1) ?? '');
  const set = (first: string, last: string) => {
    setFrom(first);
    setUntil(last);
    onChange(daysBetween(first, last));
  };
  const hasGaps = spansOf(value).length > 1;
  return (
    <>
      <div className="choices-row">
        <Field label={t`First day`} type="date" required value={from} onChange={(event) => set(event.target.value, until)} />
        <Field label={t`Last day`} type="date" required value={until} min={from} onChange={(event) => set(from, event.target.value)} />
      </div>
      {hasGaps && <p className="soft">{t`There are days between that do not count. They will, once you change a day here.`}</p>}
      {value.length === 0 && <p className="fault">{t`The last day comes before the first.`}</p>}
    </>
  ); // biome-ignore format: fields in one line each
}

function saidOf(former: AccreditationView | undefined, firstDay = '', lastDay = ''): AccreditationSaid {
  if (former) {
    const { email, name, organisation, duty, groups, venues, days } = former;
    return { email, name, organisation, duty, groups, venues, days };
  }
  return {
    email: '',
    name: '',
    organisation: '',
    duty: '',
    groups: [],
    venues: [],
    days: daysBetween(firstDay, lastDay),
  };
}

function toggled(list: readonly string[], one: string): string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
