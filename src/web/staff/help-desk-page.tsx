import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'wouter';
import { findParties } from '../../modules/carriers/contract.ts';
import { useHead, useReader } from '../reader.tsx';
import { Field } from '../ui/field.tsx';
import { Load } from '../ui/load.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { BandBox } from './carriers/band-box.tsx';
import { PartyCard } from './carriers/party-card.tsx';
import { SessionPicker } from './session-picker.tsx';

/** Somebody stands at the desk: who are they, where do they sit, and which way in do they need? */
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
        lead={t`Find who stands here: their seats and gates. Give a band, print a page, mail the way to the pass.`}
      />
      <div className="choices-row">
        <Field
          label={t`Name, short code or band`}
          type="search"
          hint={
            session
              ? t`In any script and order. Or a seat of the session: N3 4 12. Or hold a band to the reader.`
              : t`In any script and order: Sato, さとう, 佐藤. Or hold a band to the reader.`
          }
          value={name}
          maxLength={80}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <details>
        <summary>
          <Trans>Only people of one session, also by seat</Trans>
        </summary>
        <SessionPicker value={session} onChange={(next) => setSearch(next ? { session: next } : {})} />
      </details>
      {q.length >= 2 && <Found session={session} q={q} />}
      <BandBox />
    </div>
  );
}

function Found({ session, q }: { session: string; q: string }) {
  const { call, edition } = useReader();
  const query = useQuery({
    queryKey: [findParties.path, edition, session, q],
    queryFn: ({ signal }) =>
      call(findParties, { params: { edition }, query: { q, ...(session ? { session } : {}) } }, signal),
    staleTime: 5_000,
    refetchInterval: 10_000,
  });
  return (
    <Load query={query}>
      {({ parties }) => (
        <>
          <p role="status" className="soft">
            {parties.length === 0 ? (
              <Trans>Nobody with a ticket to come has such a name, code or band. Try another spelling.</Trans>
            ) : (
              <Plural value={parties.length} one="# party" other="# parties" />
            )}
          </p>
          <ul className="stack">
            {parties.map((party) => (
              <li key={party.holder}>
                <PartyCard party={party} onChange={() => void query.refetch()} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Load>
  );
}
