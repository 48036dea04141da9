import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Replication } from '../../../engines/crowd/replicate.ts';
import { type Forecast, getForecast } from '../../../modules/arrivals/contract.ts';
import { type EditionView, useEdition, useHead, useNow, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty, Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SessionPicker } from '../session-picker.tsx';
import { useAllSessions } from '../staff-data.ts';
import { Controls } from './controls.tsx';
import { CrowdTiles, clockOf, WaitByLane } from './figures.tsx';
import { GateClosing } from './gate-closing.tsx';
import { LineChart } from './line-chart.tsx';
import { type CrowdSettings, settingsFor } from './settings.ts';
import { useCrowd } from './use-crowd.ts';

/** How the gates of a session will cope: a picture, numbers to change, and the change at once. */
export function CrowdPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  const [search, setSearch] = useSearchParams();
  const next = useNextSession();
  const session = search.get('session') ?? next ?? '';
  useHead({ title: t`Crowd` });
  const forecast = useQuery({
    queryKey: [getForecast.path, edition, session],
    queryFn: ({ signal }) => call(getForecast, { params: { edition, session } }, signal),
    enabled: session !== '',
  });
  return (
    <div className="stack wide">
      <PageTitle title={t`Crowd`} lead={t`How long people will wait, and what would change it.`} />
      <SessionPicker
        value={session}
        onChange={(next) => setSearch(next ? { session: next } : {})}
        filter={(one) => one.startsAt !== null && one.ticketed}
      />
      {session === '' && (
        <Empty icon="gate" title={t`Choose a session.`}>
          <Trans>
            Its crowd is then played here, in your browser, from tickets, arrival times and what gates saw before.
          </Trans>
        </Empty>
      )}
      {forecast.error && <ProblemNotice error={forecast.error} />}
      {session !== '' && !forecast.data && !forecast.error && <Skeleton lines={3} height={120} />}
      {forecast.data && view && <CrowdDesk key={session} forecast={forecast.data} view={view} />}
    </div>
  );
}

/** What staff look at first: the session that is on or comes next. */
function useNextSession(): string | undefined {
  const now = useNow();
  const sessions = useAllSessions().data?.sessions ?? [];
  const ahead = sessions.filter((one) => one.ticketed && one.startsAt !== null && (one.endsAt ?? one.startsAt) > now);
  return ahead.sort((one, other) => one.startsAt! - other.startsAt!)[0]?.id;
}

function CrowdDesk({ forecast, view }: { forecast: Forecast; view: EditionView }) {
  const { t } = useLingui();
  const [settings, setSettings] = useState(() => settingsFor(forecast));
  const [pinned, setPinned] = useState<Replication>();
  const [first, setFirst] = useState<Replication>();
  const { result, isStale, isWhole, isBroken } = useCrowd(forecast, settings);
  // The picture before anything was changed is what changes are held against, until another one is kept.
  if (result && isWhole && !first) setFirst(result);
  const before = pinned ?? first;
  const { formats } = view;
  const change = (part: Partial<CrowdSettings>) => setSettings((earlier) => ({ ...earlier, ...part }));
  const sold = formats.number(forecast.people);
  const places = formats.number(forecast.capacity);
  const lanes = Object.values(settings.lanes).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p className="soft">
        <Trans>
          {sold} of {places} tickets are sold. What is played: {formats.number(settings.people)} people, {lanes} lanes,
          five runs with people of their own.
        </Trans>
      </p>
      {isBroken && <Notice kind="bad" title={t`This browser cannot play the crowd.`} live />}
      {lanes === 0 && <Notice kind="wait" title={t`Give at least one gate a lane.`} live />}
      <div className="crowd-desk">
        <Controls forecast={forecast} settings={settings} formats={formats} onChange={change} />
        <div className={isStale ? 'stack wide stale' : 'stack wide'} aria-busy={!isWhole}>
          {!result && !isBroken && <Skeleton lines={2} height={200} />}
          {result && (
            <>
              <CrowdTiles result={result} before={before} formats={formats} />
              <Pictures result={result} before={before} forecast={forecast} view={view} />
              <div className="row">
                <Button look="quiet" onClick={() => setPinned(result)}>
                  <Trans>Keep this as “before”</Trans>
                </Button>
                <Button
                  look="plain"
                  onClick={() => {
                    setSettings(settingsFor(forecast));
                    setPinned(undefined);
                  }}
                >
                  <Trans>Back to how it is</Trans>
                </Button>
              </div>
              <WaitByLane result={result} before={before === result ? undefined : before} formats={formats} />
            </>
          )}
        </div>
      </div>
      <GateClosing forecast={forecast} />
      <Assumed />
    </>
  );
}

interface PicturesProps {
  readonly result: Replication;
  readonly before: Replication | undefined;
  readonly forecast: Forecast;
  readonly view: EditionView;
}

function Pictures({ result, before, forecast, view }: PicturesProps) {
  const { t } = useLingui();
  const { formats } = view;
  const shared = { fromSeconds: result.fromSeconds, startsAt: forecast.startsAt, formats };
  const isChanged = before !== undefined && before !== result && before.fromSeconds === result.fromSeconds;
  const peak = formats.number(Math.round(Math.max(...result.line.middle)));
  const wait = clockOf(result.waitP95.mean);
  const names = new Map(forecast.gates.map((gate) => [gate.gate, gate.name]));
  const most = Math.max(...result.lineByGate.flatMap(({ high }) => [...high]));
  return (
    <>
      <LineChart
        title={t`People in line, all gates`}
        words={t`The line grows to ${peak} people; 95 of 100 wait ${wait} at most.`}
        band={result.line}
        before={isChanged ? before.line : undefined}
        {...shared}
      />
      <p className="soft fine chart-key">
        <span className="key band" aria-hidden="true" /> {t`least to most of five runs`}
        <span className="key line" aria-hidden="true" /> {t`their middle`}
        {isChanged && (
          <>
            <span className="key before" aria-hidden="true" /> {t`before`}
          </>
        )}
      </p>
      <div className="gate-charts">
        {result.lineByGate.map((band, index) => {
          const id = result.gates[index]!;
          const name = names.get(id) ?? id;
          const longest = formats.number(Math.round(Math.max(...band.middle)));
          const earlier = isChanged ? before.lineByGate[before.gates.indexOf(id)] : undefined;
          return (
            <LineChart
              key={id}
              title={t`Gate ${name}`}
              words={t`Gate ${name}: the line grows to ${longest} people.`}
              band={band}
              before={earlier}
              height={150}
              most={most}
              {...shared}
            />
          );
        })}
      </div>
      <LineChart
        title={t`People inside`}
        words={t`${formats.number(Math.round(result.inside.middle.at(-1) ?? 0))} people are inside in the end.`}
        band={result.inside}
        before={isChanged ? before.inside : undefined}
        height={180}
        isSum
        {...shared}
      />
    </>
  );
}

function Assumed() {
  return (
    <p className="soft fine measure">
      <Trans>
        Assumed, until gates here have seen enough: people walk through a lane one a second, a code costs its party 0.8
        seconds more, a bag search takes 9 seconds. A picture of what is likely, not a promise.
      </Trans>
    </p>
  );
}
