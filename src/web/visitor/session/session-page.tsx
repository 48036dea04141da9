import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { getSession } from '../../../modules/tickets/contract.ts';
import type { PageProps } from '../../pages.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { usePhaseName } from '../../session-words.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Load } from '../../ui/load.tsx';
import { MedalMark } from '../../ui/marks.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { ArrivalCard } from '../arrival/arrival-steps.tsx';
import { useArrival } from '../arrival/use-arrivals.ts';
import { Buy } from './buy.tsx';
import { eventJsonLd } from './json-ld.ts';
import { WhenAndWhere } from './when-and-where.tsx';

export type SessionAnswer = AnswerOf<typeof getSession>;

/** One session: what it is, when and where, what it costs, and seats to hold. */
export function SessionPage({ params }: PageProps) {
  const reader = useReader();
  const view = useEdition();
  const query = useQuery(reader.queries.session(params['session'] ?? ''));
  if (!view) return <PageSkeleton />;
  return (
    <Load query={query} skeleton={<PageSkeleton />}>
      {(answer) => <SessionView answer={answer} view={view} />}
    </Load>
  );
}

function SessionView({ answer, view }: { answer: SessionAnswer; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const phaseName = usePhaseName();
  const { session } = answer;
  const { formats } = view;
  const slot = useArrival(session.id);
  const name =
    session.phase === 'ceremony'
      ? view.disciplineName(session.discipline)
      : `${view.disciplineName(session.discipline)} · ${phaseName(session.phase)}`;
  const when = formats.longMoment(session.day, session.startsAt, session.endsAt);
  const title = `${name}, ${formats.day(session.day)}`;
  useHead({
    title,
    description:
      `${when}, ${view.venueName(session.venue)}. ${session.items.map((item) => view.say(item.names)).join('; ')}`.slice(
        0,
        300,
      ),
    jsonLd: (address) => eventJsonLd(session, view, title, address),
  });
  return (
    <div className="inner page">
      <div className="session-head">
        <span className="tile large">
          <Pictogram discipline={view.discipline(session.discipline)} size={56} />
        </span>
        <PageTitle
          title={name}
          lead={when}
          back={{ to: paths.programme(reader, { day: session.day }), label: t`Programme, ${formats.day(session.day)}` }}
        />
      </div>
      <div className="columns">
        <div className="stack wide">
          <Items answer={answer} view={view} />
          {slot && <ArrivalCard arrival={slot} view={view} />}
          <WhenAndWhere session={session} view={view} />
          {session.ticketed && (
            <p>
              <ButtonLink look="quiet" to={paths.journeys(reader, { around: session.id })}>
                <Icon name="journey" size={20} />
                <Trans>Make a journey around this</Trans>
              </ButtonLink>
            </p>
          )}
          {session.ticketed && answer.sale.isOpen && session.free > 0 && (
            <p className="to-seats narrow-only">
              <a className="button broad" href="#buy">
                <Trans>Choose seats</Trans>
              </a>
            </p>
          )}
        </div>
        <Buy answer={answer} view={view} />
      </div>
    </div>
  );
}

function Items({ answer: { session }, view }: { answer: SessionAnswer; view: EditionView }) {
  const { t } = useLingui();
  return (
    <section className="stack" aria-labelledby="items">
      <div className="row">
        <h2 id="items">
          <Trans>What you will see</Trans>
        </h2>
        <MedalMark count={session.medalEvents} />
      </div>
      <ol className="items">
        {session.items.map((item) => (
          <li key={item.names.en} className={item.medal ? 'golden' : undefined}>
            {view.say(item.names)}
            {item.medal && <span className="unseen"> ({t`Medals`})</span>}
          </li>
        ))}
      </ol>
      {session.note && <p className="soft">{session.note}</p>}
    </section>
  );
}
