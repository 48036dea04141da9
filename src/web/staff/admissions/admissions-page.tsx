import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { type Admission, listAdmissions } from '../../../modules/passes/contract.ts';
import { useEdition, useHead, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Select } from '../../ui/field.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { SessionPicker } from '../session-picker.tsx';
import { placeOfGate } from '../staff-data.ts';
import { AdmissionStory } from './admission-story.tsx';
import { useOutcomeName, useReasonName } from './admission-words.ts';

/** Who came to a session's gates, and why each answer was given. */
export function AdmissionsPage() {
  const { t } = useLingui();
  const [search, setSearch] = useSearchParams();
  const [outcome, setOutcome] = useState('');
  const session = search.get('session') ?? '';
  useHead({ title: t`Admissions` });
  return (
    <div className="stack">
      <PageTitle title={t`Admissions`} lead={t`Who came to a session's gates, and why each answer was given.`} />
      <SessionPicker value={session} onChange={(next) => setSearch(next ? { session: next } : {})} />
      {session && (
        <div className="choices-row">
          <Select label={t`Outcome`} value={outcome} onChange={(event) => setOutcome(event.target.value)}>
            <option value="">{t`All outcomes`}</option>
            <option value="admit">{t`Admitted`}</option>
            <option value="steward">{t`Sent to a steward`}</option>
            <option value="exit">{t`Left`}</option>
          </Select>
        </div>
      )}
      {session ? (
        <List session={session} outcome={outcome} />
      ) : (
        <Empty icon="gate" title={t`No session chosen`}>
          <Trans>Choose a day and a session above.</Trans>
        </Empty>
      )}
    </div>
  );
}

function List({ session, outcome }: { session: string; outcome: string }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const [chosen, setChosen] = useState<Admission>();
  const query = useQuery({
    queryKey: [listAdmissions.path, edition, session, outcome],
    queryFn: ({ signal }) =>
      call(
        listAdmissions,
        { params: { edition, session }, query: { limit: 500, ...(outcome ? { outcome } : {}) } },
        signal,
      ),
    refetchInterval: 5_000,
    staleTime: 0,
  });
  return (
    <>
      <Load query={query}>
        {({ admissions }) =>
          admissions.length === 0 ? (
            <Empty icon="gate" title={t`Nobody came to a gate yet`}>
              <Trans>As soon as a gate reports, people appear here, newest first.</Trans>
            </Empty>
          ) : (
            <AdmissionTable admissions={admissions} onChoose={setChosen} />
          )
        }
      </Load>
      <Dialog
        title={
          chosen?.outcome === 'steward' && !chosen.steward
            ? t`Why was this person sent to a steward?`
            : chosen?.outcome === 'exit'
              ? t`Why was this person let out?`
              : t`Why was this person admitted?`
        }
        isOpen={chosen !== undefined}
        onClose={() => setChosen(undefined)}
      >
        {chosen && <AdmissionStory admission={chosen} onClose={() => setChosen(undefined)} />}
      </Dialog>
    </>
  );
}

function AdmissionTable({
  admissions,
  onChoose,
}: {
  admissions: readonly Admission[];
  onChoose: (one: Admission) => void;
}) {
  const { t } = useLingui();
  const view = useEdition();
  const reasonName = useReasonName();
  return (
    <TableFrame label={t`Admissions`} tall>
      <thead>
        <tr>
          <th scope="col">{t`Name`}</th>
          <th scope="col">{t`Time`}</th>
          <th scope="col">{t`Gate`}</th>
          <th scope="col">{t`Outcome`}</th>
          <th scope="col">{t`Reason`}</th>
        </tr>
      </thead>
      <tbody>
        {admissions.map((one) => (
          <tr
            key={`${one.gate} ${one.number} ${one.pass ?? ''}`}
            className="chooses"
            data-testid={`admission-row-${one.gate}-${one.number}`}
            onClick={() => onChoose(one)}
          >
            <th scope="row">
              <button type="button" className="row-button">
                {one.name || t`Unknown person`}
              </button>
            </th>
            <td className="when">{view?.formats.time(one.at)}</td>
            <td>{placeOfGate(view, one.gate).gate}</td>
            <td>
              <OutcomeMark admission={one} />
            </td>
            <td>
              {reasonName(one.reason)}
              {one.findings.includes('doubleUse') && <span className="state bad under">⚑ {t`Used at two gates`}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function OutcomeMark({ admission }: { admission: Admission }) {
  const outcomeName = useOutcomeName();
  const looks: Record<string, string> = {
    admit: 'state good',
    exit: 'state off',
    steward: admission.steward ? 'state good' : 'state wait',
  };
  const signs: Record<string, string> = { admit: '●', exit: '○', steward: admission.steward ? '●' : '▲' };
  return (
    <span className={looks[admission.outcome] ?? 'state off'}>
      <span aria-hidden="true">{signs[admission.outcome] ?? '○'}</span>
      {outcomeName(admission)}
    </span>
  );
}
