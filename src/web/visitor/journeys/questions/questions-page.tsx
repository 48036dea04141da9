import '../journeys.css';
import '../questions.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Wishes } from '../../../../modules/journeys/contract.ts';
import { paths } from '../../../paths.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../../reader.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { PageSkeleton } from '../../../ui/skeleton.tsx';
import { useJourneyState } from '../journey-store.ts';
import { useCharacterWords } from '../journey-words.ts';
import { useWishes } from '../use-wishes.ts';
import { aroundSession, type Choices, type Package, type Step, steps, withPackage } from '../wishes.ts';
import { CityQuestion } from './city-question.tsx';
import { DaysQuestion } from './days-question.tsx';
import { PackageShelf } from './package-shelf.tsx';
import { PartyQuestion } from './party-question.tsx';
import { SportQuestion } from './sport-question.tsx';
import { WayQuestion } from './way-question.tsx';

export interface QuestionProps {
  readonly wishes: Wishes;
  readonly view: EditionView;
  readonly choices: Choices | undefined;
  readonly onChange: (change: Partial<Wishes>) => void;
}

const parts = { sport: SportQuestion, city: CityQuestion, party: PartyQuestion, days: DaysQuestion, way: WayQuestion };

/** Five questions, one a screen, answered by tapping pictures; every one may be skipped. */
export function QuestionsPage() {
  const { t } = useLingui();
  const view = useEdition();
  useHead({
    title: t`A journey of your own`,
    description: t`Five questions, answered by tapping pictures, and journeys made for you: sessions, sights, beds and ways.`,
  });
  return view ? <Questions view={view} /> : <PageSkeleton />;
}

function Questions({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const [, navigate] = useLocation();
  const given = new URLSearchParams(useSearch());
  const step = steps.find((one) => one === given.get('step')) ?? 'sport';
  const { wishes, choices, change } = useWishes(view);
  const start = useStart(view, given.get('package'), given.get('around'));
  const at = steps.indexOf(step);
  const next = steps[at + 1];
  const go = (to: Step | undefined) => {
    navigate(to ? paths.journeys(reader, { step: to }) : paths.journeyPlans(reader));
    scrollTo(0, 0);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({}, step);
    go(next);
  };
  const Part = parts[step];
  const [title, lead] = useQuestionWords()[step];
  return (
    <form className="inner page questions" onSubmit={submit}>
      <Progress at={at} />
      <PageTitle key={step} title={title} lead={lead} />
      <div className="stack wide">
        {start.error && <ProblemNotice error={start.error} />}
        <StartNotice
          view={view}
          wishes={wishes}
          choices={choices}
          onDrop={() => change({ package: null, character: null, hotel: null })}
        />
        {step === 'sport' && <GoOn />}
        <Part wishes={wishes} view={view} choices={choices} onChange={(one) => change(one, step)} />
        {step === 'sport' && <PackageShelf choices={choices} view={view} onChoose={start.fromPackage} />}
      </div>
      <div className="thumb-bar">
        <div className="row">
          {at > 0 && (
            <Button look="quiet" onClick={() => go(steps[at - 1])}>
              <Trans>Back</Trans>
            </Button>
          )}
          <Button look="plain" onClick={() => go(next)}>
            <Trans>Skip</Trans>
          </Button>
          <Button type="submit">{next ? t`Next` : t`Show my journeys`}</Button>
        </div>
      </div>
    </form>
  );
}

function useQuestionWords(): Readonly<Record<Step, readonly [title: string, lead: string]>> {
  const { t } = useLingui();
  return {
    sport: [t`Which sport makes your heart beat?`, t`Tap as many as you like.`],
    city: [t`What else do you like?`, t`The city is full of it. Tap what you want to see between the sessions.`],
    party: [t`Who comes along?`, t`Seats together, rooms and ways for all of you.`],
    days: [t`When do you come, and from where?`, t`Days can be changed later.`],
    way: [t`How do you like it?`, t`The last question. Then we plan.`],
  };
}

/** How far one is, as a bar and in words. */
function Progress({ at }: { at: number }) {
  const { t } = useLingui();
  return (
    <p className="progress">
      <span className="progress-bar" aria-hidden="true">
        {steps.map((step, index) => (
          <span key={step} className={index <= at ? 'done' : undefined} />
        ))}
      </span>
      <span className="soft fine figures">{t`Question ${at + 1} of ${steps.length}`}</span>
    </p>
  );
}

/** Back to a journey that was chosen before. */
function GoOn() {
  const reader = useReader();
  const { chosen } = useJourneyState(reader.edition);
  const characters = useCharacterWords();
  if (!chosen) return null;
  return (
    <p>
      <ButtonLink look="quiet" to={paths.journeyPlan(reader)}>
        <Icon name="journey" size={20} />
        <Trans>Go on with: {characters[chosen.journey.character].name}</Trans>
      </ButtonLink>
    </p>
  );
}

interface StartNoticeProps {
  readonly view: EditionView;
  readonly wishes: Wishes;
  readonly choices: Choices | undefined;
  readonly onDrop: () => void;
}

function StartNotice({ view, wishes, choices, onDrop }: StartNoticeProps) {
  const { t } = useLingui();
  const chosen = choices?.packages.find(({ id }) => id === wishes.package);
  if (!chosen) return null;
  return (
    <Notice kind="info" title={t`You start from: ${view.say(chosen.names)}`}>
      <p className="soft">{view.say(chosen.summary)}</p>
      <Button look="quiet" onClick={onDrop}>
        <Trans>Plan freely instead</Trans>
      </Button>
    </Notice>
  );
}

/** Begins from a package or around a session that the address names, once they are known; then the next open question. */
function useStart(view: EditionView, packageId: string | null, around: string | null) {
  const reader = useReader();
  const [, navigate] = useLocation();
  const { wishes, choices, isRead, change } = useWishes(view);
  const session = useQuery({ ...reader.queries.session(around ?? ''), enabled: around !== null });
  const fromPackage = (chosen: Package, replace = false) => {
    if (!choices) return;
    change(withPackage(wishes, chosen, choices), 'days');
    navigate(paths.journeys(reader, { step: 'party' }), { replace });
    scrollTo(0, 0);
  };
  const wished = packageId && isRead ? choices?.packages.find(({ id }) => id === packageId) : undefined;
  const found = around && isRead ? session.data?.session : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for begins once, whatever the wishes become
  useEffect(() => {
    if (wished) fromPackage(wished, true);
    else if (found) {
      change(aroundSession(wishes, found, view.edition), 'sport');
      navigate(paths.journeys(reader, { step: 'city' }), { replace: true });
    }
  }, [wished, found]);
  return { fromPackage, error: session.error };
}
