import { useLingui } from '@lingui/react/macro';
import type { Interest } from '../../../../modules/journeys/contract.ts';
import { useInterestNames } from '../journey-words.ts';
import { Picture } from '../picture.tsx';
import { toggled } from '../wishes.ts';
import { PictureChoice, PictureGroup } from './picture-choice.tsx';
import type { QuestionProps } from './questions-page.tsx';

/** What else in the city: ten interests as pictures. */
export function CityQuestion({ wishes, onChange }: QuestionProps) {
  const { t } = useLingui();
  const names = useInterestNames();
  return (
    <PictureGroup label={t`What you like`}>
      {(Object.keys(names) as Interest[]).map((interest) => (
        <PictureChoice
          key={interest}
          isChosen={wishes.interests.includes(interest)}
          picture={<Picture name={interest} size={40} />}
          onChange={() => onChange({ interests: toggled(wishes.interests, interest, 10) })}
        >
          {names[interest]}
        </PictureChoice>
      ))}
    </PictureGroup>
  );
}
