import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { fromLocal, hour, type Instant } from '../../kernel/time.ts';
import type { EditionPage } from '../../modules/editions/contract.ts';
import { moveClock } from '../../modules/people/contract.ts';
import type { SessionCard } from '../../modules/tickets/contract.ts';
import { type EditionView, useEdition, useHead, useNow, useReader } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast } from '../ui/toast.tsx';
import { SessionPicker } from './session-picker.tsx';
import { useSessionIndex, useSessionName } from './staff-data.ts';

interface Stop {
  readonly id: 'evening' | 'early' | 'doors' | 'opening';
  readonly label: string;
  readonly at: Instant;
}

/** Travel in time, in a demo only. What will change is said before it does. */
export function TimePage({ onTravel }: { readonly onTravel: (now: Instant) => Promise<void> }) {
  const { t } = useLingui();
  const view = useEdition();
  const { demo } = useReader();
  const [search, setSearch] = useSearchParams();
  const session = useSessionIndex().get(search.get('session') ?? '');
  useHead({ title: t`Time` });
  return (
    <div className="stack">
      <PageTitle title={t`Time`} lead={t`In this demo the clock can be moved, to see the Games at any moment.`} />
      {!demo && <Notice kind="wait" title={t`This is not a demo. Time runs by itself.`} />}
      {!view && <Skeleton />}
      {demo && view && (
        <>
          <SessionPicker
            value={session?.id ?? ''}
            onChange={(next) => setSearch(next ? { session: next } : {})}
            filter={(one) => one.startsAt !== null}
          />
          <Journey key={session?.id ?? ''} session={session} view={view} onTravel={onTravel} />
        </>
      )}
    </div>
  );
}

function useStops(session: SessionCard | undefined, view: EditionView): Stop[] {
  const { t } = useLingui();
  const opening: Stop = { id: 'opening', label: t`Back to the opening of the demo`, at: openingOf(view.edition) };
  if (!session?.startsAt) return [opening];
  const { startsAt, doorsAt } = session;
  const eve = new Date(Date.parse(`${session.day}T00:00:00Z`) - 24 * hour).toISOString().slice(0, 10);
  return [
    { id: 'evening', label: t`The evening before`, at: fromLocal(`${eve}T20:00`, view.edition.timeZone) },
    { id: 'early', label: t`Two hours before the start`, at: startsAt - 2 * hour },
    { id: 'doors', label: t`When the doors open`, at: doorsAt ?? startsAt - 2 * hour },
    opening,
  ];
}

/** A demo opens six weeks before the first session, at ten in the morning. */
function openingOf(edition: EditionPage): Instant {
  const day = new Date(Date.parse(`${edition.firstDay}T00:00:00Z`) - 42 * 24 * hour).toISOString().slice(0, 10);
  return fromLocal(`${day}T10:00`, edition.timeZone);
}

interface JourneyProps {
  readonly session: SessionCard | undefined;
  readonly view: EditionView;
  readonly onTravel: (now: Instant) => Promise<void>;
}

function Journey({ session, view, onTravel }: JourneyProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const stops = useStops(session, view);
  const [chosen, setChosen] = useState<Stop['id']>();
  const stop = stops.find(({ id }) => id === chosen);
  const move = useMutation({
    mutationFn: (now: Instant) => call(moveClock, { params: { edition }, body: { now } }),
    onSuccess: async ({ now }) => {
      const moment = view.formats.moment(now);
      await onTravel(now);
      setChosen(undefined);
      toast(t`It is now ${moment}.`);
    },
  });
  return (
    <div className="columns even">
      <fieldset>
        <legend>
          <Trans>Where to?</Trans>
        </legend>
        {stops.map(({ id, label, at }) => (
          <Choice
            key={id}
            kind="radio"
            name="stop"
            checked={chosen === id}
            hint={view.formats.moment(at)}
            onChange={() => setChosen(id)}
          >
            {label}
          </Choice>
        ))}
        {!session && (
          <p className="soft">
            <Trans>Choose a session to see the moments before it.</Trans>
          </p>
        )}
      </fieldset>
      <div className="stack" aria-live="polite">
        {stop && <Consequences stop={stop} session={session} view={view} />}
        {move.error && <ProblemNotice error={move.error} />}
        {stop && (
          <div>
            <Button busy={move.isPending} onClick={() => move.mutate(stop.at)}>
              <Trans>Travel to {view.formats.moment(stop.at)}</Trans>
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function Consequences({ stop, session, view }: { stop: Stop; session: SessionCard | undefined; view: EditionView }) {
  const { t } = useLingui();
  const now = useNow();
  const nameOf = useSessionName(view);
  const [from, to] = [view.formats.moment(now), view.formats.moment(stop.at)];
  const phase = view.edition.salePhases.find((one) => one.opensAt <= stop.at && stop.at < one.closesAt);
  const phaseName = phase ? view.say(phase.names) : '';
  const name = session ? nameOf(session) : '';
  const areDoorsOpen = Boolean(session?.doorsAt && session.doorsAt <= stop.at && (session.endsAt ?? 0) > stop.at);
  const isForward = stop.at >= now;
  return (
    <Notice kind="wait" title={t`What will change`}>
      <ul className="story">
        <li>
          <Trans>
            For everybody in this demo, the clock goes from {from} to {to}.
          </Trans>
        </li>
        {isForward ? (
          <li>{t`Seats on hold, open orders and sign-in codes whose time is over by then run out.`}</li>
        ) : (
          <li>{t`Nothing that happened is undone: tickets, entries and the journal stay, some with a time ahead of the clock.`}</li>
        )}
        <li>{phase ? t`On sale then: ${phaseName}.` : t`No tickets are on sale then.`}</li>
        {session && <li>{areDoorsOpen ? t`The doors of ${name} are open.` : t`The doors of ${name} are not open.`}</li>}
        <li>{t`Paired gates follow the new time with their next report. The journey stands in the audit log.`}</li>
      </ul>
    </Notice>
  );
}
