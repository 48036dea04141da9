import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Journey, Wishes } from '../../../../modules/journeys/contract.ts';
import type { EditionView } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { DayStrip } from '../day-strip.tsx';
import { useCharacterWords, useDistance, useReasonSentence } from '../journey-words.ts';
import { Obstacles } from '../obstacles.tsx';
import { Picture } from '../picture.tsx';
import type { Places } from '../places.ts';
import { type Choices, peopleOf } from '../wishes.ts';

interface PlanCardProps {
  readonly journey: Journey;
  readonly places: Places;
  readonly choices: Choices | undefined;
  readonly view: EditionView;
  readonly onChoose: () => void;
  readonly onRemedy: (change: (wishes: Wishes) => Wishes) => void;
}

/** One journey of the two or three: what it leans to, why, what it costs, and its days in small. */
export function PlanCard({ journey, places, choices, view, onChoose, onRemedy }: PlanCardProps) {
  const { t } = useLingui();
  const characters = useCharacterWords();
  const sentence = useReasonSentence(view, choices, places);
  const { name, line } = characters[journey.character];
  return (
    <article className="plan-card" aria-labelledby={`plan-${journey.character}`}>
      <header>
        <span className="tile">
          <Picture name={journey.character} />
        </span>
        <div>
          <h2 id={`plan-${journey.character}`}>{name}</h2>
          <p className="soft">{line}</p>
        </div>
      </header>
      <p className="why">{sentence(journey.reasons)}</p>
      <DayStrip journey={journey} places={places} view={view} />
      <PlanFacts journey={journey} places={places} view={view} />
      <Obstacles
        obstacles={journey.obstacles}
        wishes={journey.wishes}
        places={places}
        view={view}
        most={2}
        onRemedy={onRemedy}
      />
      <footer>
        <PlanPrice journey={journey} view={view} />
        <Button broad onClick={onChoose} aria-label={t`Choose: ${name}`}>
          <Trans>Look at it</Trans>
        </Button>
      </footer>
    </article>
  );
}

/** Price in all and for each. */
export function PlanPrice({ journey, view }: { journey: Journey; view: EditionView }) {
  const { total } = journey.price;
  const people = peopleOf(journey.parts.party);
  return (
    <p className="plan-price">
      <span className="price">{view.formats.price(total)}</span>
      {people > 1 && (
        <span className="soft fine figures">
          <Trans>{view.formats.price({ ...total, amount: Math.round(total.amount / people) })} each</Trans>
        </span>
      )}
    </p>
  );
}

/** Sessions, sights, walking, steps and bed: the same lines on each card, so that they can be compared. */
export function PlanFacts({ journey, places, view }: { journey: Journey; places: Places; view: EditionView }) {
  const { t } = useLingui();
  const distance = useDistance(view);
  const { tickets, sights, stay } = journey.parts;
  return (
    <ul className="plan-facts">
      <li>
        <Icon name="programme" size={20} />
        <span>
          {tickets.length > 0 && (
            <>
              <Plural value={tickets.length} one="# session" other="# sessions" />
              {' · '}
            </>
          )}
          <Plural value={sights.length} one="# sight" other="# sights" />
        </span>
      </li>
      <li>
        <Icon name="walk" size={20} />
        <Trans>At most {distance(journey.mostWalkMetres)} on foot in a day</Trans>
      </li>
      <li>
        <Icon name="wheelchair" size={20} />
        {journey.isStepFree ? t`No steps on the way` : t`Some places have steps`}
      </li>
      <li>
        <Icon name="home" size={20} />
        {stay ? (
          <span>
            {places[`hotel:${stay.hotel}`]?.name ?? ''}
            {' · '}
            <Plural value={stay.nights} one="# night" other="# nights" />
          </span>
        ) : (
          t`You sleep at home or at friends'`
        )}
      </li>
    </ul>
  );
}
