import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { Wishes } from '../../../../modules/journeys/contract.ts';
import { Choice } from '../../../ui/field.tsx';
import { usePaceWords } from '../journey-words.ts';
import { Picture } from '../picture.tsx';
import type { PictureName } from '../pictures.ts';
import { budgetSteps, peopleOf } from '../wishes.ts';
import { PictureChoice, PictureGroup } from './picture-choice.tsx';
import type { QuestionProps } from './questions-page.tsx';

/** How: pace, beds, and what it may cost. */
export function WayQuestion({ wishes, view, onChange }: QuestionProps) {
  const { t } = useLingui();
  const paceWords = usePaceWords();
  const beds: readonly [number, PictureName, string][] = [
    [0, 'home', t`We have a bed`],
    [2, 'stars2', t`Simple`],
    [3, 'stars3', t`Good`],
    [4, 'stars4', t`Very good`],
    [5, 'stars5', t`The best`],
  ];
  return (
    <div className="stack wide">
      <section className="stack">
        <h2 className="large">
          <Trans>How full may a day be</Trans>
        </h2>
        <PictureGroup label={t`Pace`} look="three">
          {(Object.keys(paceWords) as Wishes['pace'][]).map((pace) => (
            <PictureChoice
              key={pace}
              kind="radio"
              name="pace"
              isChosen={wishes.pace === pace}
              picture={<Picture name={pace} size={40} />}
              line={paceWords[pace].line}
              onChange={() => onChange({ pace })}
            >
              {paceWords[pace].name}
            </PictureChoice>
          ))}
        </PictureGroup>
      </section>
      <section className="stack">
        <h2 className="large">
          <Trans>Where you sleep</Trans>
        </h2>
        <PictureGroup label={t`Hotel`} look="small">
          {beds.map(([stars, picture, word]) => (
            <PictureChoice
              key={stars}
              kind="radio"
              name="stars"
              isChosen={wishes.stars === stars || (stars === 2 && wishes.stars === 1)}
              picture={<Picture name={picture} size={40} />}
              onChange={() => onChange({ stars, hotel: null })}
            >
              {word}
            </PictureChoice>
          ))}
        </PictureGroup>
      </section>
      <Budget wishes={wishes} view={view} onChange={onChange} />
    </div>
  );
}

function Budget({ wishes, view, onChange }: Pick<QuestionProps, 'wishes' | 'view' | 'onChange'>) {
  const { t } = useLingui();
  const id = useId();
  const { budget } = wishes;
  const people = peopleOf(wishes.party);
  const price = (amount: number) => view.formats.price({ amount, currency: view.edition.currency });
  const at =
    budget === null
      ? 15
      : Math.max(
          0,
          budgetSteps.findIndex((amount) => amount >= budget),
        );
  return (
    <section className="stack">
      <h2 className="large">
        <Trans>What it may cost</Trans>
      </h2>
      <Choice
        kind="checkbox"
        checked={budget === null}
        onChange={(event) => onChange({ budget: event.target.checked ? null : budgetSteps[at]! })}
      >
        <Trans>No limit, show me what it costs</Trans>
      </Choice>
      {budget !== null && (
        <div className="field">
          <label htmlFor={id}>
            {people > 1
              ? t`Up to ${price(budget)} for all of you, ${price(Math.round(budget / people))} each`
              : t`Up to ${price(budget)}`}
          </label>
          <input
            id={id}
            type="range"
            className="slider"
            min={0}
            max={budgetSteps.length - 1}
            value={at}
            aria-valuetext={price(budget)}
            onChange={(event) => onChange({ budget: budgetSteps[Number(event.target.value)] ?? budget })}
          />
          <span className="hint">
            <Trans>Everything that is booked: beds, ways, seats and tickets. Meals are paid there.</Trans>
          </span>
        </div>
      )}
    </section>
  );
}
