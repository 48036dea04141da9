import '../journeys.css';
import '../kept.css';
import '../plan.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PageProps } from '../../../pages.ts';
import { paths } from '../../../paths.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../../reader.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Load } from '../../../ui/load.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PageSkeleton } from '../../../ui/skeleton.tsx';
import { useJourneyQueries } from '../journey-queries.ts';
import { useCharacterWords } from '../journey-words.ts';
import { usePlaces } from '../places.ts';
import { PlanDays } from '../plan/plan-days.tsx';
import { PriceBox } from '../plan/price-box.tsx';
import { PlanFacts } from '../plans/plan-card.tsx';
import type { KeptJourney } from './share-box.tsx';
import { VoteForm } from './vote-form.tsx';
import { VoteList } from './vote-list.tsx';

/** A journey somebody shared: look at the days, say what you think. */
export function SharedPage({ params }: PageProps) {
  const { t } = useLingui();
  const view = useEdition();
  const share = params['share'] ?? '';
  const query = useQuery(useJourneyQueries().shared(share));
  useHead({ title: t`A journey for us` });
  if (!view) return <PageSkeleton />;
  return (
    <div className="inner page plan-page">
      <Load query={query} skeleton={<PageSkeleton />}>
        {(kept) => <SharedView kept={kept} share={share} view={view} />}
      </Load>
    </div>
  );
}

function SharedView({ kept, share, view }: { kept: KeptJourney; share: string; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const { journey, votes } = kept;
  const [day, setDay] = useState(journey.days[0]?.day);
  const choices = useQuery(useJourneyQueries().choices(journey.wishes.origin)).data;
  const places = usePlaces([journey], view);
  const characters = useCharacterWords();
  const { firstDay, lastDay } = journey.wishes;
  return (
    <>
      <PageTitle
        title={t`Shall we go?`}
        lead={`${characters[journey.character].name}, ${view.formats.day(firstDay)} – ${view.formats.day(lastDay)}`}
      />
      <div className="columns">
        <div className="stack wide">
          <VoteForm share={share} votes={votes} />
          <PlanFacts journey={journey} places={places} view={view} />
          <PlanDays journey={journey} places={places} choices={choices} view={view} chosenDay={day} onDay={setDay} />
        </div>
        <div className="stack wide">
          {votes.length > 0 && (
            <section className="stack tight" aria-labelledby="votes">
              <h2 id="votes" className="large">
                <Trans>What the others say</Trans>
              </h2>
              <VoteList votes={votes} />
            </section>
          )}
          <PriceBox journey={journey} places={places} choices={choices} view={view} />
          <p>
            <ButtonLink look="quiet" to={paths.journeys(reader)}>
              <Trans>Make one of my own</Trans>
            </ButtonLink>
          </p>
        </div>
      </div>
    </>
  );
}
