import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { AnswerOf } from '../../kernel/endpoint.ts';
import { listSessionPasses } from '../../modules/passes/contract.ts';
import { useEdition, useHead, useReader } from '../reader.tsx';
import { Field } from '../ui/field.tsx';
import { Load } from '../ui/load.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { SessionPicker } from './session-picker.tsx';
import { placeOfGate } from './staff-data.ts';

type Person = AnswerOf<typeof listSessionPasses>['people'][number];

/** Somebody stands at the desk: who are they, where do they sit, are they inside? */
export function HelpDeskPage() {
  const { t } = useLingui();
  const [search, setSearch] = useSearchParams();
  const [name, setName] = useState('');
  const session = search.get('session') ?? '';
  const q = useDeferredValue(name.trim());
  useHead({ title: t`Help desk` });
  return (
    <div className="stack">
      <PageTitle
        title={t`Help desk`}
        lead={t`Find a person of a session by name: their seat, and whether they are inside.`}
      />
      <SessionPicker value={session} onChange={(next) => setSearch(next ? { session: next } : {})} />
      <div className="choices-row">
        <Field
          label={t`Name`}
          type="search"
          hint={session ? t`Two letters are enough.` : t`Choose a session first.`}
          value={name}
          maxLength={60}
          disabled={!session}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      {session && q.length >= 2 && <Found session={session} q={q} />}
    </div>
  );
}

function Found({ session, q }: { session: string; q: string }) {
  const { call, edition } = useReader();
  const query = useQuery({
    queryKey: [listSessionPasses.path, edition, session, q],
    queryFn: ({ signal }) => call(listSessionPasses, { params: { edition, session }, query: { q } }, signal),
    staleTime: 5_000,
    refetchInterval: 10_000,
  });
  return (
    <Load query={query}>
      {({ people }) => (
        <>
          <p role="status" className="soft">
            {people.length === 0 ? (
              <Trans>Nobody of this session has such a name. Try another spelling, or another session.</Trans>
            ) : (
              <Plural value={people.length} one="# person" other="# people" />
            )}
          </p>
          <ul className="person-list">
            {people.map((person) => (
              <PersonLine key={`${person.pass} ${person.seat.place}`} person={person} />
            ))}
          </ul>
        </>
      )}
    </Load>
  );
}

function PersonLine({ person }: { person: Person }) {
  const { t } = useLingui();
  const view = useEdition();
  const { seat } = person;
  const kinds: Record<string, string> = { adult: t`Adult`, child: t`Child`, companion: t`Companion`, staff: t`Staff` };
  const block = seat.block.split('.').at(-1);
  const gate = placeOfGate(view, seat.gate).gate;
  return (
    <li>
      <div>
        <p className="strong">{person.name || t`Unknown person`}</p>
        <p className="soft fine">
          {kinds[person.kind] ?? person.kind} · <code>{person.pass}</code>
        </p>
      </div>
      <p>
        {seat.kind === 'standing' ? (
          <Trans>
            Block {block}, standing · Gate {gate}
          </Trans>
        ) : (
          <Trans>
            Block {block}, row {seat.row}, seat {seat.number} · Gate {gate}
          </Trans>
        )}
        {seat.kind === 'wheelchair' && <span className="tag">{t`Wheelchair space`}</span>}
      </p>
      <p className={person.isInside ? 'state good' : 'state off'}>
        <span aria-hidden="true">{person.isInside ? '●' : '○'}</span>
        {person.isInside ? t`Inside` : t`Not inside`}
      </p>
    </li>
  );
}
