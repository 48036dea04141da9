import '../journeys.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation } from 'wouter';
import type { Journey, Wishes } from '../../../../modules/journeys/contract.ts';
import { paths } from '../../../paths.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { PageSkeleton, Skeleton } from '../../../ui/skeleton.tsx';
import { chooseJourney } from '../journey-store.ts';
import { Obstacles } from '../obstacles.tsx';
import { type Places, usePlaces } from '../places.ts';
import { useWishes } from '../use-wishes.ts';
import type { Choices } from '../wishes.ts';
import { PlanCard } from './plan-card.tsx';
import { type Plans, usePlans } from './use-plans.ts';

/** Two or three journeys of different character, the first within seconds; better days follow while one looks. */
export function PlansPage() {
  const { t } = useLingui();
  const view = useEdition();
  useHead({ title: t`Your journeys` });
  return view ? <PlansView view={view} /> : <PageSkeleton />;
}

function PlansView({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const [, navigate] = useLocation();
  const { wishes, choices, isRead, change } = useWishes(view);
  // Only what is filled from the choices too is worth planning; else the same wishes would be planned twice.
  const plans = usePlans(reader.edition, isRead && choices ? wishes : null);
  const places = usePlaces(plans.journeys, view);
  const choose = (journey: Journey) => {
    chooseJourney(reader.edition, journey);
    navigate(paths.journeyPlan(reader));
    scrollTo(0, 0);
  };
  const remedy = (help: (wishes: Wishes) => Wishes) => change(help(wishes), 'way');
  return (
    <div className="inner page">
      <PageTitle
        title={plans.journeys.length === 1 ? t`A journey for you` : t`Journeys for you`}
        lead={<WishLine wishes={wishes} view={view} />}
        back={{ to: paths.journeys(reader, { step: 'way' }), label: t`The questions` }}
      />
      <div className="stack">
        <PlanState plans={plans} />
        <Cards plans={plans} places={places} choices={choices} view={view} onChoose={choose} onRemedy={remedy} />
        {plans.isSettled && plans.journeys.length === 0 && (
          <Notice kind="wait" title={t`Nothing fits all of it yet`}>
            <p>
              <Trans>One step back opens the way:</Trans>
            </p>
            <Obstacles obstacles={plans.obstacles} wishes={wishes} places={places} view={view} onRemedy={remedy} />
          </Notice>
        )}
        <p className="row">
          {plans.isSettled && (
            <Button look="quiet" onClick={() => change({ seed: (wishes.seed + 1) % 2_000_000_000 })}>
              <Trans>Show me others</Trans>
            </Button>
          )}
          {wishes.character && (
            <Button look="quiet" onClick={() => change({ character: null })}>
              <Trans>Other characters too</Trans>
            </Button>
          )}
          <Link href={paths.journeys(reader)}>
            <Trans>Change my answers</Trans>
          </Link>
        </p>
      </div>
    </div>
  );
}

/** What was wished, in one line. */
function WishLine({ wishes, view }: { wishes: Wishes; view: EditionView }) {
  const { formats } = view;
  const { adults, children } = wishes.party;
  const days =
    wishes.firstDay === wishes.lastDay
      ? formats.day(wishes.firstDay)
      : `${formats.day(wishes.firstDay)} – ${formats.day(wishes.lastDay)}`;
  const sports = wishes.sports.slice(0, 4).map((id) => view.disciplineName(id));
  return (
    <>
      <Plural value={adults} one="# adult" other="# adults" />
      {children > 0 && (
        <>
          {' · '}
          <Plural value={children} one="# child" other="# children" />
        </>
      )}
      {['', days, ...sports].join(' · ')}
    </>
  );
}

function PlanState({ plans }: { plans: Plans }) {
  const { t } = useLingui();
  if (plans.error)
    return (
      <ProblemNotice error={plans.error}>
        <Button look="quiet" onClick={plans.again}>
          <Trans>Plan again</Trans>
        </Button>
      </ProblemNotice>
    );
  const isFirst = plans.journeys.length === 0;
  const text = plans.isSettled
    ? t`Settled. These are the best days we found.`
    : isFirst
      ? t`Planning your days…`
      : t`Here they are. We are still looking for better days…`;
  return (
    <p className="plan-state" role="status">
      {plans.isSettled ? <Icon name="check" size={20} /> : <span className="pulse" aria-hidden="true" />}
      <span>{text}</span>
    </p>
  );
}

interface CardsProps {
  readonly plans: Plans;
  readonly places: Places;
  readonly choices: Choices | undefined;
  readonly view: EditionView;
  readonly onChoose: (journey: Journey) => void;
  readonly onRemedy: (change: (wishes: Wishes) => Wishes) => void;
}

function Cards({ plans, places, choices, view, onChoose, onRemedy }: CardsProps) {
  if (plans.journeys.length === 0 && !plans.isSettled && !plans.error)
    return (
      <div className="plan-cards">
        {[1, 2, 3].map((card) => (
          <div key={card} className="plan-card">
            <Skeleton lines={6} height={36} />
          </div>
        ))}
      </div>
    );
  return (
    <ul className={plans.isSettled ? 'plan-cards' : 'plan-cards settling'}>
      {plans.journeys.map((journey) => (
        <li key={journey.character}>
          <PlanCard
            journey={journey}
            places={places}
            choices={choices}
            view={view}
            onChoose={() => onChoose(journey)}
            onRemedy={onRemedy}
          />
        </li>
      ))}
    </ul>
  );
}
