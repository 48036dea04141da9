import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { evenBand } from '../../../engines/screening/fairness.ts';
import { type Fairness, getFairness } from '../../../modules/screening/contract.ts';
import { useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Load } from '../../ui/load.tsx';
import { usePercent, useScreeningWords } from './screening-words.ts';

/** Whether groups are checked alike, with how sure that is. */
export function FairnessSection({ day }: { readonly day: string }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const query = useQuery({
    queryKey: [getFairness.path, edition, day],
    queryFn: ({ signal }) => call(getFairness, { params: { edition, day } }, signal),
    refetchInterval: 60_000,
  });
  return (
    <section className="stack tight">
      <h2>
        <Trans>Fairness</Trans>
      </h2>
      <p className="soft measure">
        <Trans>
          Groups are what visitors told of themselves; no decision sees them. A ratio outside 0.8 to 1.25 that luck does
          not explain raises an alarm. Groups and counts below ten are hidden.
        </Trans>
      </p>
      <Load query={query}>
        {(data) =>
          data.groups.length === 0 ? (
            <p className="soft">
              <Trans>Nothing to compare on this day.</Trans>
            </p>
          ) : (
            <TableFrame label={t`Fairness`}>
              <thead>
                <tr>
                  <th scope="col">{t`Group`}</th>
                  <th scope="col" className="figure">{t`People`}</th>
                  <th scope="col" className="figure">{t`Checked`}</th>
                  <th scope="col">{t`Against all others`}</th>
                  <th scope="col">{t`False alarms`}</th>
                </tr>
              </thead>
              <tbody>
                {data.groups.map((group) => (
                  <GroupRow key={`${group.division} ${group.group}`} group={group} />
                ))}
              </tbody>
            </TableFrame>
          )
        }
      </Load>
    </section>
  );
}

function GroupRow({ group }: { readonly group: Fairness['groups'][number] }) {
  const { t } = useLingui();
  const percent = usePercent();
  const { divisions, groups } = useScreeningWords();
  return (
    <tr>
      <th scope="row">
        {groups[group.group] ?? group.group}
        <span className="soft fine under">{divisions[group.division]}</span>
      </th>
      <td className="figure">{group.people ?? t`hidden`}</td>
      <td className="figure">{group.checked.rate === null ? '–' : percent(group.checked.rate)}</td>
      <td>
        <Ratio comparison={group.checked} />
      </td>
      <td>
        <Ratio comparison={group.falseAlarms} />
      </td>
    </tr>
  );
}

const widest = 3;
const width = 160;
const across = (ratio: number) =>
  (width * Math.min(Math.max(Math.log(ratio * widest), 0), 2 * Math.log(widest))) / (2 * Math.log(widest));

/** The ratio as a point with its interval over the band in which it counts as even; the verdict as a word. */
function Ratio({ comparison }: { readonly comparison: Fairness['groups'][number]['checked'] }) {
  const { t } = useLingui();
  const { verdict, ratio, ratioInterval } = comparison;
  const words = { even: t`even`, watch: t`may be luck`, alarm: t`uneven`, hidden: t`too few to tell` };
  const looks = { even: 'good', watch: 'wait', alarm: 'bad', hidden: 'soft' };
  return (
    <span className="ratio">
      {ratio !== null && ratioInterval && (
        <svg viewBox={`0 0 ${width} 20`} width={width} height="20" aria-hidden="true">
          <rect
            x={across(evenBand.low)}
            width={across(evenBand.high) - across(evenBand.low)}
            y="2"
            height="16"
            className="band"
          />
          <line
            x1={across(ratioInterval.low)}
            x2={across(ratioInterval.high)}
            y1="10"
            y2="10"
            stroke="currentColor"
            strokeWidth="2"
          />
          <circle cx={across(ratio)} cy="10" r="4" fill="currentColor" />
        </svg>
      )}
      <span className={`state ${looks[verdict]}`}>
        {ratio === null ? '' : `${ratio.toFixed(2)} `}
        {words[verdict]}
      </span>
    </span>
  );
}
