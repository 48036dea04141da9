import { Trans, useLingui } from '@lingui/react/macro';
import type { Audience } from '../../../modules/journeys/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { countryName, useReasonName } from './campaign-words.ts';
import type { Choices } from './campaigns-page.tsx';
import { CountBars, type CountRow } from './count-bars.tsx';

interface PicturesProps {
  readonly audience: Audience;
  readonly choices: Choices;
  readonly view: EditionView;
}

const mostCountries = 12;

/** Whom a campaign would reach, as pictures of counts; nobody can be looked at one by one. */
export function AudiencePictures({ audience, choices, view }: PicturesProps) {
  const { t } = useLingui();
  const { formats } = view;
  const { agreed, suits, matched, fills, places, left } = audience;
  const steps: CountRow[] = [
    { key: 'agreed', label: t`Agreed to hear of suggestions`, people: agreed },
    { key: 'suits', label: t`It suits them, now`, people: suits },
    { key: 'matched', label: t`Matched with it`, people: matched },
  ];
  return (
    <>
      <section className="stack tight">
        <h2>
          <Trans>Who would be asked</Trans>
        </h2>
        <CountBars rows={steps} formats={formats} />
        <Certificate gapPercent={audience.gapPercent} view={view} />
      </section>
      <section className="stack tight">
        <h3>
          <Trans>What it would fill</Trans>
        </h3>
        <Places places={places} left={left} fills={fills} view={view} />
      </section>
      {matched !== null && (
        <div className="pictures">
          <Countries audience={audience} choices={choices} view={view} />
          <Weeks audience={audience} view={view} />
          <Reasons audience={audience} choices={choices} view={view} />
        </div>
      )}
      <p className="soft fine measure">
        <Trans>
          Counts under ten are hidden, and another one with them where the rest would tell. Who was asked within a week,
          has booked those days, or whose party does not fit, is not counted as suited.
        </Trans>
      </p>
    </>
  );
}

/** How good the matching is, in plain words; the number is a proof. */
function Certificate({ gapPercent, view }: { gapPercent: number; view: EditionView }) {
  const { t } = useLingui();
  const gap = view.formats.number(Math.ceil(gapPercent * 100) / 100);
  return (
    <p className="measure">
      <Trans>
        All packages and all people were matched at once: each person gets one package at most, each package no more
        people than its places allow.
      </Trans>{' '}
      {gapPercent < 0.005
        ? t`No other matching would suit people better; this is proved.`
        : t`No other matching could suit people more than ${gap} % better; this is proved, not guessed.`}
    </p>
  );
}

function Places({ places, left, fills, view }: Pick<Audience, 'places' | 'left' | 'fills'> & { view: EditionView }) {
  const { t } = useLingui();
  const number = view.formats.number;
  const taken = places - left;
  const share = (units: number) => `${places === 0 ? 0 : (100 * units) / places}%`;
  const words = t`${number(taken)} of ${number(places)} places are taken or past.`;
  const [wanted, free] = [number(fills ?? 0), number(left)];
  const more =
    fills === null
      ? t`This campaign: under 10 people.`
      : t`If all came with their parties they would need ${wanted} places; ${free} are free.`;
  return (
    <>
      <div className="crowd" aria-hidden="true">
        <span className="in" style={{ inlineSize: share(taken) }} />
        <span className="gone" style={{ inlineSize: share(Math.min(left, fills ?? 0)) }} />
      </div>
      <p>
        {words} {more}
      </p>
    </>
  );
}

function Countries({ audience, choices, view }: PicturesProps) {
  const { t } = useLingui();
  const { formats } = view;
  const rows = audience.byCountry
    .filter(({ people }) => people !== null)
    .map(({ country, people }) => ({
      key: country ?? 'none',
      label: country === null ? t`not told` : countryName(view, choices, country),
      people,
    }));
  const hidden = audience.byCountry.length - rows.length;
  return (
    <section className="stack tight">
      <h3>
        <Trans>Their countries</Trans>
      </h3>
      <CountBars rows={rows.slice(0, mostCountries)} formats={formats} />
      {rows.length > mostCountries && (
        <p className="soft fine">{t`and ${formats.number(rows.length - mostCountries)} more`}</p>
      )}
      {hidden > 0 && <p className="soft fine">{t`${formats.number(hidden)} countries are too small to show.`}</p>}
    </section>
  );
}

function Weeks({ audience, view }: Pick<PicturesProps, 'audience' | 'view'>) {
  const { t } = useLingui();
  const { formats } = view;
  return (
    <section className="stack tight">
      <h3>
        <Trans>When they would be there</Trans>
      </h3>
      <CountBars
        rows={audience.byWeek.map(({ week, people }) => ({
          key: week,
          label: t`Week of ${formats.day(week)}`,
          people,
        }))}
        formats={formats}
      />
      <p className="soft fine">
        <Trans>With their parties.</Trans>
      </p>
    </section>
  );
}

function Reasons({ audience, choices, view }: PicturesProps) {
  const reasonName = useReasonName(view, choices);
  const rows = audience.reasons.map(({ kind, what, people }) => ({
    key: `${kind} ${what ?? ''}`,
    label: reasonName(kind, what),
    people,
  }));
  const shown = rows.filter(({ people }) => people !== null).slice(0, mostCountries);
  return (
    <section className="stack tight">
      <h3>
        <Trans>Why it suits them</Trans>
      </h3>
      <CountBars rows={shown} formats={view.formats} />
      <p className="soft fine">
        <Trans>One person may have several reasons.</Trans>
      </p>
    </section>
  );
}
