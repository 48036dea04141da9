import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { checkStates } from '../../../engines/admission/accreditation.ts';
import { type AccreditationView, removeAccreditation, saveCheckState } from '../../../modules/passes/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { useDaySpans } from '../../ui/day-spans.ts';
import { Choice } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AccreditForm } from './accredit-form.tsx';
import { StateMark } from './accreditation-page.tsx';
import { useGroupName, useStateName } from './accreditation-words.ts';

interface PersonStoryProps {
  readonly accreditation: AccreditationView;
  readonly groups: readonly string[];
  readonly onClose: () => void;
}

/** One person: what they may, who cleared them, and the acts that change it, each with what it will do. */
export function PersonStory({ accreditation, groups, onClose }: PersonStoryProps) {
  const [act, setAct] = useState<'change' | 'end'>();
  if (act === 'change') return <AccreditForm groups={groups} former={accreditation} onSaved={onClose} />;
  return (
    <div className="stack">
      <Said accreditation={accreditation} />
      {accreditation.endedAt === null && act === undefined && <CheckForm accreditation={accreditation} />}
      {act === 'end' ? (
        <End accreditation={accreditation} onKeep={() => setAct(undefined)} onEnded={onClose} />
      ) : (
        <div className="row">
          <Button look="quiet" onClick={() => setAct('change')}>
            {accreditation.endedAt === null ? <Trans>Change zones, venues or days</Trans> : <Trans>Give it back</Trans>}
          </Button>
          {accreditation.endedAt === null && (
            <Button look="danger" onClick={() => setAct('end')}>
              <Trans>Take it back</Trans>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Said({ accreditation }: { accreditation: AccreditationView }) {
  const { t } = useLingui();
  const view = useEdition();
  const groupName = useGroupName();
  const daySpans = useDaySpans();
  const { checkedBy, checkedAt, endedBy, endedAt, email, pass } = accreditation;
  const moment = (at: number) => view?.formats.moment(at) ?? '';
  const venues = accreditation.venues.map((venue) => view?.venueName(venue) ?? venue);
  const rows: [string, string][] = [
    [t`Organisation`, `${accreditation.organisation}, ${accreditation.duty}`],
    [t`Zone groups`, view?.formats.list(accreditation.groups.map(groupName)) || '–'],
    [t`Venues`, venues.length === 0 ? t`All venues` : (view?.formats.list(venues) ?? '')],
    [t`Days`, daySpans(accreditation.days)],
    [t`E-mail address`, email],
    [t`Pass`, pass ?? t`Made with the first sign-in`],
  ];
  return (
    <>
      <p className="row">
        <StateMark accreditation={accreditation} />
        <span className="soft">
          {endedAt !== null && t`Taken back by ${endedBy ?? ''}, ${moment(endedAt)}.`}
          {endedAt === null && checkedAt !== null && checkedBy && t`Set by ${checkedBy}, ${moment(checkedAt)}.`}
          {endedAt === null && checkedAt !== null && !checkedBy && t`As the list said, ${moment(checkedAt)}.`}
        </span>
      </p>
      <dl className="said">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function CheckForm({ accreditation }: { accreditation: AccreditationView }) {
  const { t } = useLingui();
  const stateName = useStateName();
  const client = useQueryClient();
  const { call, edition } = useReader();
  const { person, check } = accreditation;
  const [chosen, setChosen] = useState(check);
  const save = useMutation({
    mutationFn: () => call(saveCheckState, { params: { edition, person }, body: { check: chosen } }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <div className="stack tight">
      <fieldset className="row">
        <legend className="soft">{t`State of the check`}</legend>
        {checkStates.map((one) => (
          <Choice key={one} kind="radio" name="check" checked={chosen === one} onChange={() => setChosen(one)}>
            {stateName(one)}
          </Choice>
        ))}
      </fieldset>
      <p className="soft">
        {chosen === 'cleared'
          ? t`Gates that are online let this person in within seconds. Your name is written down.`
          : t`Gates that are online send this person to a steward within seconds. Your name is written down.`}
      </p>
      {save.error && <ProblemNotice error={save.error} />}
      {save.isSuccess && chosen === check && <Notice kind="good" title={t`Saved. Gates hear of it now.`} live />}
      <div>
        <Button onClick={() => save.mutate()} busy={save.isPending} disabled={chosen === check}>
          <Trans>Save the state</Trans>
        </Button>
      </div>
    </div>
  );
}

interface EndProps {
  readonly accreditation: AccreditationView;
  readonly onKeep: () => void;
  readonly onEnded: () => void;
}

function End({ accreditation: { person, name }, onKeep, onEnded }: EndProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { call, edition } = useReader();
  const end = useMutation({
    mutationFn: () => call(removeAccreditation, { params: { edition, person } }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onEnded();
    },
  });
  return (
    <Notice kind="wait" title={t`Take back the accreditation of ${name}?`}>
      <p>
        <Trans>
          Gates that are online stop letting this person in within seconds; a gate that is cut off does so when it is
          back. Tickets stay. Exits always open. You can give it back later.
        </Trans>
      </p>
      {end.error && <ProblemNotice error={end.error} />}
      <div className="row">
        <Button look="danger" busy={end.isPending} onClick={() => end.mutate()}>
          <Trans>Take it back</Trans>
        </Button>
        <Button look="quiet" onClick={onKeep}>
          <Trans>Keep it</Trans>
        </Button>
      </div>
    </Notice>
  );
}
