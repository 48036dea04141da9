import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  answerProposal,
  type Journey,
  type JourneyDay,
  type Proposal,
  replanToday,
} from '../../../../modules/journeys/contract.ts';
import { newId } from '../../../call.ts';
import { type EditionView, useReader } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useJourneyQueries } from '../journey-queries.ts';
import { useVisitName } from '../journey-words.ts';
import type { Places } from '../places.ts';
import { usePlaces } from '../places.ts';

interface OffersProps {
  readonly journey: Journey;
  readonly places: Places;
  readonly view: EditionView;
}

/** Other plans for the rest of the day: what happened, before and after, take it or keep the day. */
export function Offers({ journey, view }: OffersProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const client = useQueryClient();
  const { proposals, mine } = useJourneyQueries();
  const query = useQuery({ ...proposals(journey.id), refetchInterval: 60_000 });
  const open = query.data?.proposals.filter(({ state }) => state === 'offered') ?? [];
  const params = { edition, journey: journey.id };
  const refresh = () => {
    void client.invalidateQueries({ queryKey: proposals(journey.id).queryKey });
    void client.invalidateQueries({ queryKey: mine().queryKey });
  };
  const replan = useMutation({
    mutationFn: (because: 'tired' | 'runningLate') => call(replanToday, { params, body: { id: newId(), because } }),
    onSettled: refresh,
  });
  const answer = useMutation({
    mutationFn: ({ id, accept }: { id: string; accept: boolean }) =>
      call(answerProposal, { params: { ...params, proposal: id }, body: { accept } }),
    onSuccess: (_journey, { accept }) => toast(accept ? t`Your day is planned anew.` : t`The day stays as it was.`),
    onSettled: refresh,
  });
  const error = replan.error ?? answer.error;
  return (
    <section className="stack" aria-labelledby="offers">
      {open.map((proposal) => (
        <Offer
          key={proposal.id}
          proposal={proposal}
          journey={journey}
          view={view}
          isBusy={answer.isPending}
          onAnswer={(accept) => answer.mutate({ id: proposal.id, accept })}
        />
      ))}
      {error && <ProblemNotice error={error} />}
      <h2 id="offers" className="large">
        <Trans>Does the day not fit any more?</Trans>
      </h2>
      <p className="row close">
        <Button look="quiet" busy={replan.isPending} onClick={() => replan.mutate('tired')}>
          <Trans>We are tired</Trans>
        </Button>
        <Button look="quiet" busy={replan.isPending} onClick={() => replan.mutate('runningLate')}>
          <Trans>We are late</Trans>
        </Button>
      </p>
      <p className="soft fine">
        <Trans>We plan the rest of the day anew and ask you first. What is booked stays booked.</Trans>
      </p>
    </section>
  );
}

interface OfferProps {
  readonly proposal: Proposal;
  readonly journey: Journey;
  readonly view: EditionView;
  readonly isBusy: boolean;
  readonly onAnswer: (accept: boolean) => void;
}

/** One offer: the day as it was and as it would be, side by side. */
function Offer({ proposal, journey, view, isBusy, onAnswer }: OfferProps) {
  const { t } = useLingui();
  const { before, after, because, what } = proposal;
  const places = usePlaces([{ ...journey, days: [before, after] }], view);
  const name = places[`session:${what}`]?.name ?? places[`sight:${what}`]?.name ?? places[`area:${what}`]?.name ?? '';
  const titles: Record<Proposal['because'], string> = {
    sessionDelayed: t`${name} starts later`,
    rain: t`Rain is coming`,
    lineClosed: name ? t`Trains around ${name} stand still` : t`A line stands still`,
    sightClosed: t`${name} is closed today`,
    tired: t`An easier rest of the day`,
    runningLate: t`A day that still fits`,
  };
  return (
    <article className="next-visit">
      <h3>{titles[because]}</h3>
      <p>
        <Trans>We planned the rest of your day anew. It changes only if you say so.</Trans>
      </p>
      <div className="before-after">
        <ShortDay
          title={t`As it was`}
          day={before}
          gone={proposal.dropped}
          goneWord={t`falls away`}
          places={places}
          view={view}
        />
        <ShortDay
          title={t`As it would be`}
          day={after}
          gone={proposal.added}
          goneWord={t`new`}
          places={places}
          view={view}
        />
      </div>
      <p className="row">
        <Button busy={isBusy} onClick={() => onAnswer(true)}>
          <Trans>Take the new day</Trans>
        </Button>
        <Button look="quiet" busy={isBusy} onClick={() => onAnswer(false)}>
          <Trans>Keep it as it was</Trans>
        </Button>
      </p>
    </article>
  );
}

interface ShortDayProps {
  readonly title: string;
  readonly day: JourneyDay;
  readonly gone: readonly string[];
  readonly goneWord: string;
  readonly places: Places;
  readonly view: EditionView;
}

/** A day in a few lines, with what differs said in a word. */
function ShortDay({ title, day, gone, goneWord, places, view }: ShortDayProps) {
  const visitName = useVisitName(view);
  return (
    <div>
      <h4>{title}</h4>
      <ol className="short-day">
        {day.visits.map(({ ref, startsAt }) => (
          <li key={`${ref} ${startsAt}`} className={gone.includes(ref) ? 'differs' : undefined}>
            <span className="figures">{view.formats.time(startsAt)}</span>
            <span>
              {visitName(ref, places, startsAt)}
              {gone.includes(ref) && <span className="mark"> {goneWord}</span>}
            </span>
          </li>
        ))}
        <li className="soft">
          <span className="figures">{view.formats.time(day.returnsAt)}</span>
          <span>{places[day.to]?.name ?? ''}</span>
        </li>
      </ol>
    </div>
  );
}
