import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ScreeningOutcome, screeningOutcomes } from '../../../engines/screening/decide-screening.ts';
import { getDay, type ScreeningDay } from '../../../modules/screening/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { placeOfGate } from '../staff-data.ts';
import { usePercent, useScreeningWords } from './screening-words.ts';

/** What lanes said over one day, and where humans did otherwise. */
export function DaySection({ day }: { readonly day: string }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const query = useQuery({
    queryKey: [getDay.path, edition, day],
    queryFn: ({ signal }) => call(getDay, { params: { edition, day } }, signal),
    refetchInterval: 10_000,
  });
  return (
    <Load query={query}>
      {(data) =>
        data.people === 0 ? (
          <Empty icon="gate" title={t`Nobody was screened on this day.`}>
            <Trans>As soon as a lane decides, its figures appear here.</Trans>
          </Empty>
        ) : (
          <>
            <Tiles data={data} />
            <QuarterPicture data={data} />
            {data.overrides.length > 0 && <OverrideTable data={data} />}
          </>
        )
      }
    </Load>
  );
}

function Tiles({ data }: { readonly data: ScreeningDay }) {
  const { t } = useLingui();
  const percent = usePercent();
  const view = useEdition();
  const number = (value: number) => view?.formats.number(value) ?? String(value);
  const checked = (data.outcomes['secondaryCheck'] ?? 0) + (data.outcomes['referToOfficer'] ?? 0);
  const [alarms, falseAlarms] = [number(data.alarms), number(data.falseAlarms)];
  const { refused, police } = data.officerActs;
  const sentAway = number(refused + police);
  const tiles = [
    { label: t`People at lanes`, value: number(data.people), note: '' },
    { label: t`Checked`, value: percent(checked / data.people), note: t`${number(checked)} people` },
    { label: t`Alarms`, value: alarms, note: t`${falseAlarms} without cause, as far as officers said` },
    { label: t`Decided otherwise by an officer`, value: number(data.overrideCount), note: t`${sentAway} not let in` },
  ];
  return (
    <div className="tiles">
      {tiles.map(({ label, value, note }) => (
        <div className="figure-tile" key={label}>
          <span className="soft">{label}</span>
          <span className="value">{value}</span>
          {note && <span className="soft fine">{note}</span>}
        </div>
      ))}
    </div>
  );
}

/** Drawn from below: who walked on, then those who did not; each has a pattern of its own beside its colour. */
const drawn: readonly ScreeningOutcome[] = screeningOutcomes;
const height = 160;

function QuarterPicture({ data }: { readonly data: ScreeningDay }) {
  const { t } = useLingui();
  const view = useEdition();
  const percent = usePercent();
  const { outcomes } = useScreeningWords();
  const sumOf = (counts: Record<string, number>) => drawn.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
  const most = Math.max(...data.quarters.map(({ counts }) => sumOf(counts)));
  const time = (at: number) => view?.formats.time(at) ?? '';
  const label = drawn
    .map((outcome) => `${outcomes[outcome]} ${percent((data.outcomes[outcome] ?? 0) / data.people)}`)
    .join(', ');
  return (
    <figure className="outcomes">
      <figcaption>
        <Trans>By quarter of an hour</Trans>
      </figcaption>
      <div className="outcome-bars" role="img" aria-label={t`People at lanes by outcome: ${label}`}>
        {data.quarters.map(({ at, counts }) => (
          <div key={at} className="outcome-bar" title={`${time(at)} · ${sumOf(counts)}`}>
            <div className="outcome-stack" style={{ blockSize: `${height}px` }}>
              {[...drawn].reverse().map((outcome) => {
                const size = (height * (counts[outcome] ?? 0)) / most;
                return size > 0 && <span key={outcome} className={outcome} style={{ blockSize: `${size}px` }} />;
              })}
            </div>
            <span className="fine">{time(at)}</span>
          </div>
        ))}
      </div>
      <ul className="outcome-names">
        {drawn.map((outcome) => (
          <li key={outcome}>
            <span className={`swatch ${outcome}`} aria-hidden="true" />
            {outcomes[outcome]} <strong>{percent((data.outcomes[outcome] ?? 0) / data.people)}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function OverrideTable({ data }: { readonly data: ScreeningDay }) {
  const { t } = useLingui();
  const view = useEdition();
  const { outcomes, acts } = useScreeningWords();
  return (
    <div className="stack tight">
      <h3>
        <Trans>Where an officer decided otherwise</Trans>
      </h3>
      <TableFrame label={t`Where an officer decided otherwise`} tall>
        <thead>
          <tr>
            <th scope="col">{t`When`}</th>
            <th scope="col">{t`Gate`}</th>
            <th scope="col">{t`The lane said`}</th>
            <th scope="col">{t`The officer did`}</th>
            <th scope="col">{t`Who and why`}</th>
          </tr>
        </thead>
        <tbody>
          {data.overrides.map((one) => (
            <tr key={`${one.gate} ${one.at} ${one.by}`}>
              <td>{view?.formats.time(one.at)}</td>
              <td>{placeOfGate(view, one.gate).gate}</td>
              <td>{outcomes[one.outcome as ScreeningOutcome]}</td>
              <td>{acts[one.act]}</td>
              <td>
                {one.by}
                <span className="soft under">{one.why}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}
