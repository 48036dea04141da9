import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  type FaceMode,
  type FaceOverview,
  faceModes,
  getFaceOverview,
  recordAssessment,
  saveFaceMode,
} from '../../../modules/faces/contract.ts';
import { newId } from '../../call.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { Load } from '../../ui/load.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { placeOfGate } from '../staff-data.ts';

/** How far faces are used, on whose responsibility, and whether everything that was to be erased is erased. */
export function FacesPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Faces` });
  const query = useQuery({
    queryKey: [getFaceOverview.path, edition],
    queryFn: ({ signal }) => call(getFaceOverview, { params: { edition } }, signal),
    refetchInterval: 5_000,
  });
  return (
    <div className="stack wide">
      <PageTitle title={t`Faces`} lead={t`How far faces are used at gates, and that what is withdrawn is gone.`} />
      <Load query={query}>
        {(overview) =>
          view && (
            <>
              <Figures overview={overview} />
              <ModeForm overview={overview} view={view} />
              <Assessments overview={overview} view={view} />
              <Gates overview={overview} view={view} />
            </>
          )
        }
      </Load>
    </div>
  );
}

function Figures({ overview }: { overview: FaceOverview }) {
  const { t } = useLingui();
  const { enrolled, armed, withdrawn, erasuresPending } = overview;
  const figures: [string, number][] = [
    [t`Set up`, enrolled],
    [t`Armed now`, armed],
    [t`Withdrawn`, withdrawn],
    [t`Erasures pending`, erasuresPending],
  ];
  return (
    <>
      <div className="tiles">
        {figures.map(([label, value]) => (
          <div className="figure-tile" key={label}>
            <span className="soft">{label}</span>
            <span className="value">{value}</span>
          </div>
        ))}
      </div>
      {overview.oldestPendingSince !== null && (
        <Notice kind="wait" title={t`A gate has still to say that it erased.`}>
          <p>
            <Trans>It does within a minute. A gate that is cut off empties itself after 45 seconds.</Trans>
          </p>
        </Notice>
      )}
    </>
  );
}

function useModeNames(): Record<FaceMode, readonly [name: string, what: string]> {
  const { t } = useLingui();
  return {
    off: [t`Off`, t`Nobody is recognised, and everything that is kept is erased.`],
    oneToOne: [t`One to one`, t`A code says who it is; the face confirms it.`],
    oneToFew: [t`One to few`, t`A lane compares with the people who armed their face for this session, 200 at most.`],
    oneToMany: [t`One to many`, t`A lane compares with everybody armed for the session. Needs an impact assessment.`],
  };
}

function ModeForm({ overview, view }: { overview: FaceOverview; view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const names = useModeNames();
  const [venue, setVenue] = useState('');
  const known = overview.settings.find((one) => (one.venue ?? '') === venue) ?? overview.settings[0];
  const [mode, setMode] = useState<FaceMode>();
  const chosen = mode ?? known?.mode ?? 'off';
  const save = useMutation({
    mutationFn: () => call(saveFaceMode, { params: { edition }, body: { venue: venue || null, mode: chosen } }),
    onSuccess: (next) => client.setQueryData([getFaceOverview.path, edition], next),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <section className="stack tight" aria-labelledby="mode-title">
      <h2 id="mode-title">
        <Trans>How far</Trans>
      </h2>
      <form className="stack measure" onSubmit={submit}>
        <Select
          label={t`Where`}
          value={venue}
          onChange={(event) => {
            setVenue(event.target.value);
            setMode(undefined);
          }}
        >
          <option value="">{t`Everywhere`}</option>
          {view.edition.venues.map(({ id }) => (
            <option key={id} value={id}>
              {view.venueName(id)}
            </option>
          ))}
        </Select>
        <Select label={t`Mode`} value={chosen} onChange={(event) => setMode(event.target.value as FaceMode)}>
          {faceModes.map((one) => (
            <option key={one} value={one}>
              {names[one][0]}
            </option>
          ))}
        </Select>
        <p className="soft">{names[chosen][1]}</p>
        {chosen === 'oneToMany' && (
          <Notice kind="wait" title={t`Where the law of the European Union applies, this mode is not to be used.`} />
        )}
        {save.error && <ProblemNotice error={save.error} />}
        {save.isSuccess && <Notice kind="good" title={t`Saved. Gates follow within a second.`} live />}
        <div>
          <Button type="submit" busy={save.isPending} look={chosen === 'off' ? 'danger' : 'main'}>
            <Trans>Set the mode</Trans>
          </Button>
        </div>
      </form>
    </section>
  );
}

function Assessments({ overview, view }: { overview: FaceOverview; view: EditionView }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const [reference, setReference] = useState('');
  const [responsible, setResponsible] = useState('');
  const [assessedOn, setAssessedOn] = useState('');
  const save = useMutation({
    mutationFn: () =>
      call(recordAssessment, { params: { edition }, body: { id: newId(), reference, responsible, assessedOn } }),
    onSuccess: (next) => {
      client.setQueryData([getFaceOverview.path, edition], next);
      setReference('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <section className="stack tight" aria-labelledby="assessment-title">
      <h2 id="assessment-title">
        <Trans>Impact assessment</Trans>
      </h2>
      {overview.assessments.length > 0 && (
        <ul className="lines">
          {overview.assessments.map((one) => (
            <li key={one.id}>
              <span className="strong">{one.reference}</span> · {one.responsible} · {one.assessedOn}{' '}
              <span className="soft">{view.formats.moment(one.recordedAt)}</span>
            </li>
          ))}
        </ul>
      )}
      <form className="stack measure" onSubmit={submit}>
        <Field
          label={t`Where it is kept`}
          required
          minLength={3}
          maxLength={200}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
        <Field
          label={t`Who answers for it`}
          required
          minLength={3}
          maxLength={100}
          value={responsible}
          onChange={(event) => setResponsible(event.target.value)}
        />
        <Field
          label={t`Date of the assessment`}
          type="date"
          required
          value={assessedOn}
          onChange={(event) => setAssessedOn(event.target.value)}
        />
        {save.error && <ProblemNotice error={save.error} />}
        <div>
          <Button type="submit" look="quiet" busy={save.isPending}>
            <Trans>Record it</Trans>
          </Button>
        </div>
      </form>
    </section>
  );
}

function Gates({ overview, view }: { overview: FaceOverview; view: EditionView }) {
  const { t } = useLingui();
  if (overview.gates.length === 0) {
    return (
      <p className="soft">
        <Trans>No gate has a lane for faces yet. It has one once the kit is installed on it.</Trans>
      </p>
    );
  }
  return (
    <TableFrame label={t`Gates with a lane for faces`}>
      <thead>
        <tr>
          <th scope="col">{t`Gate`}</th>
          <th scope="col">{t`Networks`}</th>
          <th scope="col">{t`Last heard`}</th>
          <th scope="col" className="number">
            {t`Holds`}
          </th>
        </tr>
      </thead>
      <tbody>
        {overview.gates.map((one) => {
          const place = placeOfGate(view, one.gate);
          return (
            <tr key={one.gate}>
              <th scope="row">
                {place.venue}, {place.gate}
              </th>
              <td>{one.encoder}</td>
              <td>{view.formats.moment(one.heardAt)}</td>
              <td className="number">
                <Plural value={one.holds} one="# person" other="# people" />
              </td>
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
