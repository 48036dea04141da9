import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { type AccreditationView, listAccreditations } from '../../../modules/passes/contract.ts';
import { useEdition, useHead, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { useDaySpans } from '../../ui/day-spans.ts';
import { Field } from '../../ui/field.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { AccreditForm } from './accredit-form.tsx';
import { type State, stateLooks, stateOf, useGroupName, useStateName } from './accreditation-words.ts';
import { ImportForm } from './import-form.tsx';
import { PersonStory } from './person-story.tsx';

type Answer = AnswerOf<typeof listAccreditations>;
type Open = { readonly kind: 'person'; readonly person: string } | { readonly kind: 'new' | 'import' } | undefined;

/** Who works or competes, how far their check has come, and the ways to add them. */
export function AccreditationPage() {
  const { t } = useLingui();
  const [open, setOpen] = useState<Open>();
  const [q, setQ] = useState('');
  const [check, setCheck] = useState<State>();
  useHead({ title: t`Accreditation` });
  const { call, edition } = useReader();
  const query = useQuery({
    queryKey: [listAccreditations.path, edition, q, check],
    queryFn: ({ signal }) =>
      call(listAccreditations, { params: { edition }, query: { q: q.trim(), ...(check ? { check } : {}) } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const close = () => setOpen(undefined);
  return (
    <div className="stack">
      <PageTitle
        title={t`Accreditation`}
        lead={t`Who works or competes. Their pass opens the gates of their zones on their days, with no ticket.`}
      />
      <div className="row">
        <Button onClick={() => setOpen({ kind: 'new' })}>
          <Trans>Accredit a person</Trans>
        </Button>
        <Button look="quiet" onClick={() => setOpen({ kind: 'import' })}>
          <Trans>Import a list</Trans>
        </Button>
      </div>
      <Load query={query}>
        {(answer) => (
          <>
            <States counts={answer.counts} value={check} onChange={setCheck} />
            <div className="choices-row">
              <Field
                label={t`Name, organisation or address`}
                type="search"
                value={q}
                onChange={(event) => setQ(event.target.value)}
              />
            </div>
            <List answer={answer} onChoose={(person) => setOpen({ kind: 'person', person })} />
            <OpenDialog open={open} answer={answer} onClose={close} />
          </>
        )}
      </Load>
    </div>
  );
}

function OpenDialog({ open, answer, onClose }: { open: Open; answer: Answer; onClose: () => void }) {
  const { t } = useLingui();
  const { accreditations, groups } = answer;
  const person = open?.kind === 'person' ? accreditations.find((one) => one.person === open.person) : undefined;
  return (
    <>
      <Dialog title={t`Accredit a person`} isOpen={open?.kind === 'new'} onClose={onClose}>
        {open?.kind === 'new' && <AccreditForm groups={groups} onSaved={onClose} />}
      </Dialog>
      <Dialog title={t`Import a list`} isOpen={open?.kind === 'import'} onClose={onClose}>
        {open?.kind === 'import' && <ImportForm groups={groups} onClose={onClose} />}
      </Dialog>
      <Dialog title={person?.name ?? ''} isOpen={person !== undefined} onClose={onClose}>
        {person && <PersonStory accreditation={person} groups={groups} onClose={onClose} />}
      </Dialog>
    </>
  );
}

/** How many stand where; each is a filter. */
function States({
  counts,
  value,
  onChange,
}: {
  counts: Answer['counts'];
  value: State | undefined;
  onChange: (state: State | undefined) => void;
}) {
  const { t } = useLingui();
  const view = useEdition();
  const stateName = useStateName();
  const states: State[] = ['pending', 'cleared', 'refused', 'expired', 'ended'];
  return (
    <fieldset className="row state-filter" aria-label={t`State of the check`}>
      {states.map((state) => (
        <button
          key={state}
          type="button"
          className="button quiet"
          aria-pressed={value === state}
          onClick={() => onChange(value === state ? undefined : state)}
        >
          <span className={stateLooks[state].look}>
            <span aria-hidden="true">{stateLooks[state].sign}</span>
            {stateName(state)}
          </span>
          <strong>{view?.formats.number(counts[state])}</strong>
        </button>
      ))}
    </fieldset>
  );
}

function List({ answer, onChoose }: { answer: Answer; onChoose: (person: string) => void }) {
  const { t } = useLingui();
  const { accreditations, counts } = answer;
  const isEmpty = Object.values(counts).every((count) => count === 0);
  if (accreditations.length === 0) {
    return isEmpty ? (
      <Empty icon="key" title={t`Nobody is accredited yet`}>
        <Trans>Import the list of your teams and services, or accredit the first person by hand.</Trans>
      </Empty>
    ) : (
      <Empty icon="search" title={t`Nobody fits`}>
        <Trans>Try a part of the name, or another state.</Trans>
      </Empty>
    );
  }
  return (
    <>
      <TableFrame label={t`Accreditation`} tall>
        <thead>
          <tr>
            <th scope="col">{t`Name`}</th>
            <th scope="col">{t`State of the check`}</th>
            <th scope="col">{t`Organisation`}</th>
            <th scope="col">{t`Zone groups`}</th>
            <th scope="col">{t`Venues`}</th>
            <th scope="col">{t`Days`}</th>
          </tr>
        </thead>
        <tbody>
          {accreditations.map((one) => (
            <Row key={one.person} accreditation={one} onChoose={() => onChoose(one.person)} />
          ))}
        </tbody>
      </TableFrame>
      {accreditations.length === 200 && (
        <p className="soft">
          <Trans>The first 200 by name. Type a part of a name to see others.</Trans>
        </p>
      )}
    </>
  );
}

function Row({ accreditation, onChoose }: { accreditation: AccreditationView; onChoose: () => void }) {
  const { t } = useLingui();
  const view = useEdition();
  const groupName = useGroupName();
  const daySpans = useDaySpans();
  const { name, organisation, duty, groups, venues, days } = accreditation;
  return (
    <tr className="chooses" onClick={onChoose}>
      <th scope="row">
        <button type="button" className="row-button">
          {name}
        </button>
      </th>
      <td className="when">
        <StateMark accreditation={accreditation} />
      </td>
      <td>
        {organisation}
        <span className="soft fine under">{duty}</span>
      </td>
      <td>{view?.formats.list(groups.map(groupName)) || '–'}</td>
      <td>{venues.length === 0 ? t`All venues` : view?.formats.list(venues.map((venue) => view.venueName(venue)))}</td>
      <td>{daySpans(days)}</td>
    </tr>
  );
}

export function StateMark({ accreditation }: { accreditation: AccreditationView }) {
  const stateName = useStateName();
  const state = stateOf(accreditation);
  return (
    <span className={stateLooks[state].look}>
      <span aria-hidden="true">{stateLooks[state].sign}</span>
      {stateName(state)}
    </span>
  );
}
