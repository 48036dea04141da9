import { useLingui } from '@lingui/react/macro';
import { Stepper } from '../../../ui/field.tsx';
import { Picture } from '../picture.tsx';
import { littleWalking, peopleOf } from '../wishes.ts';
import { PictureChoice, PictureGroup } from './picture-choice.tsx';
import type { QuestionProps } from './questions-page.tsx';

/** Who comes, and what they need. */
export function PartyQuestion({ wishes, onChange }: QuestionProps) {
  const { t } = useLingui();
  const { party } = wishes;
  const change = (change: Partial<typeof party>) => {
    const next = { ...party, ...change };
    const wheelchairs = Math.min(next.wheelchairs, peopleOf(next), 4);
    onChange({ party: { ...next, wheelchairs }, ...(wheelchairs > 0 ? { stepFree: true } : {}) });
  };
  return (
    <div className="stack">
      <div className="card stack">
        <Stepper
          label={t`Adults`}
          value={party.adults}
          min={1}
          max={12}
          less={t`One adult fewer`}
          more={t`One adult more`}
          onChange={(adults) => change({ adults })}
        />
        <Stepper
          label={t`Children up to 11`}
          value={party.children}
          min={0}
          max={8}
          less={t`One child fewer`}
          more={t`One child more`}
          onChange={(children) => change({ children })}
        />
        <Stepper
          label={t`In a wheelchair, of these`}
          value={party.wheelchairs}
          min={0}
          max={Math.min(4, peopleOf(party))}
          less={t`One wheelchair fewer`}
          more={t`One wheelchair more`}
          onChange={(wheelchairs) => change({ wheelchairs })}
        />
      </div>
      <PictureGroup label={t`What you need`} look="wide">
        <PictureChoice
          isChosen={wishes.walkingMetres !== null}
          picture={<Picture name="slowly" size={40} />}
          line={t`At most 4 km on foot in a day`}
          onChange={(chosen) => onChange({ walkingMetres: chosen ? littleWalking : null })}
        >
          {t`Somebody walks little`}
        </PictureChoice>
        <PictureChoice
          isChosen={wishes.stepFree}
          picture={<Picture name="ramp" size={40} />}
          line={t`For wheels, prams and tired knees`}
          onChange={(chosen) => onChange({ stepFree: chosen })}
        >
          {t`No steps on the way`}
        </PictureChoice>
      </PictureGroup>
    </div>
  );
}
