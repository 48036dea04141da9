import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fromLocal, type Instant, localDay } from '../../../kernel/time.ts';
import { type Disruption, listDisruptions, recordDisruption } from '../../../modules/journeys/contract.ts';
import { newId } from '../../call.ts';
import { type EditionView, useNow, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Field, Select } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SessionPicker } from '../session-picker.tsx';
import { useSessionIndex } from '../staff-data.ts';
import type { Choices } from './campaigns-page.tsx';

type Kind = Disruption['kind'];

interface Told {
  readonly kind: Kind;
  readonly session: string;
  readonly sight: string;
  readonly area: string;
  /** Local, as `2021-07-24T18:00`. */
  readonly from: string;
  readonly until: string;
  readonly minutes: number;
}

/** Says what is different, where, and for how long; the words above the button say what that will do. */
export function DisruptionForm({ choices, view }: { choices: Choices; view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const now = useNow();
  const sessions = useSessionIndex();
  const [id, setId] = useState(newId);
  const [told, setTold] = useState<Told>(() => ({
    kind: 'sessionDelayed',
    session: '',
    sight: choices.sights[0]?.id ?? '',
    area: choices.areas[0]?.id ?? '',
    ...hoursFrom(now, view.edition.timeZone),
    minutes: 30,
  }));
  const disruption = disruptionOf(id, told, sessions.get(told.session), view.edition.timeZone);
  const send = useMutation({
    mutationFn: (body: Disruption) => call(recordDisruption, { params: { edition }, body }),
    onSuccess: () => {
      setId(newId());
      return client.invalidateQueries({ queryKey: [listDisruptions.path, edition] });
    },
  });
  const change = (part: Partial<Told>) => {
    setTold({ ...told, ...part });
    send.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (disruption) send.mutate(disruption);
  };
  return (
    <form className="card roomy stack disruption-form" onSubmit={submit}>
      <KindFields kind={told.kind} onChange={(kind) => change({ kind })} />
      <WhereFields told={told} choices={choices} view={view} onChange={change} />
      <p className="soft">
        <Trans>
          Everybody with a booked journey that day is told at once, if it changes their plan. Nothing of theirs changes
          until they say so, and what is paid stays theirs.
        </Trans>
      </p>
      {send.error && <ProblemNotice error={send.error} />}
      {send.data && (
        <Notice
          kind="good"
          live
          title={
            <Plural
              value={send.data.journeys}
              _0="Told. Nobody has a booked journey that day."
              one="Told. # journey is being looked at."
              other="Told. # journeys are being looked at."
            />
          }
        />
      )}
      <div>
        <Button type="submit" busy={send.isPending} disabled={!disruption}>
          {t`Tell everybody it changes`}
        </Button>
      </div>
    </form>
  );
}

function KindFields({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useLingui();
  const kinds: [Kind, string][] = [
    ['sessionDelayed', t`A session starts later`],
    ['rain', t`It rains`],
    ['lineClosed', t`A line stands still`],
    ['sightClosed', t`A sight is closed`],
  ];
  return (
    <fieldset>
      <legend className="strong">
        <Trans>What is different</Trans>
      </legend>
      {kinds.map(([one, name]) => (
        <Choice key={one} kind="radio" name="kind" checked={kind === one} onChange={() => onChange(one)}>
          {name}
        </Choice>
      ))}
    </fieldset>
  );
}

interface WhereProps {
  readonly told: Told;
  readonly choices: Choices;
  readonly view: EditionView;
  readonly onChange: (part: Partial<Told>) => void;
}

function WhereFields({ told, choices, view, onChange }: WhereProps) {
  const { t } = useLingui();
  const { kind } = told;
  const byName = <One extends { readonly names: { readonly en: string } }>(list: readonly One[]) =>
    list.toSorted((one, other) => view.formats.compare(view.say(one.names), view.say(other.names)));
  return (
    <>
      {kind === 'sessionDelayed' && (
        <SessionPicker
          value={told.session}
          onChange={(session) => onChange({ session })}
          filter={(one) => one.startsAt !== null}
        />
      )}
      {kind === 'lineClosed' && (
        <Select label={t`Around`} value={told.area} onChange={(event) => onChange({ area: event.target.value })}>
          {byName(choices.areas).map(({ id, names }) => (
            <option key={id} value={id}>
              {view.say(names)}
            </option>
          ))}
        </Select>
      )}
      {kind === 'sightClosed' && (
        <Select label={t`Sight`} value={told.sight} onChange={(event) => onChange({ sight: event.target.value })}>
          {byName(choices.sights).map(({ id, names }) => (
            <option key={id} value={id}>
              {view.say(names)}
            </option>
          ))}
        </Select>
      )}
      {kind !== 'sessionDelayed' && (
        <div className="choices-row">
          <Field
            label={t`Begins`}
            type="datetime-local"
            required
            value={told.from}
            onChange={(event) => onChange({ from: event.target.value })}
          />
          <Field
            label={t`Until`}
            type="datetime-local"
            required
            min={told.from}
            value={told.until}
            onChange={(event) => onChange({ until: event.target.value })}
          />
        </div>
      )}
      {(kind === 'sessionDelayed' || kind === 'lineClosed') && (
        <Field
          label={kind === 'sessionDelayed' ? t`Minutes later` : t`Minutes that a way takes longer`}
          type="number"
          min={1}
          max={1_440}
          required
          value={told.minutes}
          onChange={(event) => onChange({ minutes: event.target.valueAsNumber || 0 })}
        />
      )}
    </>
  );
}

/** From the full hour on, for three hours of the same day. */
function hoursFrom(now: Instant, timeZone: string): { from: string; until: string } {
  const day = localDay(now, timeZone);
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now).slice(0, 2),
  );
  const at = (one: number) => `${day}T${String(Math.min(23, one)).padStart(2, '0')}:00`;
  return { from: at(hour), until: hour + 3 > 23 ? `${day}T23:59` : at(hour + 3) };
}

/** What is sent; undefined while something is missing. A delay holds from the old start to the new one's end. */
function disruptionOf(
  id: string,
  told: Told,
  session: { readonly startsAt: Instant | null; readonly endsAt: Instant | null } | undefined,
  timeZone: string,
): Disruption | undefined {
  const { kind, minutes } = told;
  if (kind === 'sessionDelayed') {
    if (!session || session.startsAt === null || minutes < 1) return undefined;
    const untilAt = (session.endsAt ?? session.startsAt) + minutes * 60_000;
    return { id, kind, what: told.session, fromAt: session.startsAt, untilAt, minutes };
  }
  if (told.from === '' || told.until === '' || told.until < told.from) return undefined;
  const times = { fromAt: fromLocal(told.from, timeZone), untilAt: fromLocal(told.until, timeZone) };
  if (kind === 'rain') return { id, kind, what: null, ...times, minutes: 0 };
  if (kind === 'lineClosed') return minutes < 1 ? undefined : { id, kind, what: told.area, ...times, minutes };
  return { id, kind, what: told.sight, ...times, minutes: 0 };
}
