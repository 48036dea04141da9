import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { MyFace } from '../../../modules/faces/contract.ts';
import { paths } from '../../paths.ts';
import { useReader } from '../../reader.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';

/** What is agreed to, in the order people ask; the other way in stands beside, as large. */
export function FaceConsent({ mine, onAgree }: { mine: MyFace; onAgree: () => void }) {
  return (
    <>
      <Points />
      <Networks />
      <Decision mine={mine} onAgree={onAgree} />
    </>
  );
}

function Decision({ mine, onAgree }: { mine: MyFace; onAgree: () => void }) {
  const reader = useReader();
  const [isAdult, setAdult] = useState(false);
  const [isWilling, setWilling] = useState(false);
  return (
    <section className="stack" aria-labelledby="face-yes">
      <h2 id="face-yes">
        <Trans>Your decision</Trans>
      </h2>
      <div>
        <Choice kind="checkbox" checked={isAdult} onChange={(event) => setAdult(event.target.checked)}>
          <Trans>I am 18 or older, and this is about my own face.</Trans>
        </Choice>
        <Choice kind="checkbox" checked={isWilling} onChange={(event) => setWilling(event.target.checked)}>
          <Trans>
            I agree that my encrypted face template is kept for these Games and used at the gates when I arm it.
          </Trans>
        </Choice>
      </div>
      <p className="fine soft">
        <Trans>Text of {mine.textVersion}. You can take your yes back at any time, on this page.</Trans>
      </p>
      <div className="face-ways">
        <Button disabled={!isAdult || !isWilling} onClick={onAgree}>
          <Trans>Take three pictures</Trans>
        </Button>
        <ButtonLink look="quiet" to={paths.pass(reader)}>
          <Trans>Use my code instead</Trans>
        </ButtonLink>
      </div>
      <p className="soft">
        <Trans>The code lane stands beside each face lane, with the same wait. Nobody asks why you chose it.</Trans>
      </p>
    </section>
  );
}

/** The six things that people ask first. */
function Points() {
  const points = usePoints();
  return (
    <ul className="face-points">
      {points.map(([icon, title, text]) => (
        <li key={title}>
          <Icon name={icon} size={28} />
          <div>
            <p className="strong">{title}</p>
            <p className="soft">{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function usePoints(): readonly (readonly [icon: IconName, title: string, text: string])[] {
  const { t } = useLingui();
  return [
    [
      'person',
      t`No photo is kept`,
      t`Your phone turns three pictures into 512 numbers and forgets the pictures. They never leave it.`,
    ],
    [
      'key',
      t`Only your phone has the key`,
      t`We keep the numbers encrypted and cannot open them: not the organiser, not the police, not a thief.`,
    ],
    [
      'gate',
      t`Gates know you only when you say so`,
      t`You arm it for one session. The gates of that venue then hold it in memory, until the session ends or 15 minutes after you came in.`,
    ],
    [
      'clock',
      t`It ends by itself, or with one tap`,
      t`At the latest a day after the Games. If you withdraw, every gate forgets within a minute and you get a signed receipt.`,
    ],
    [
      'walk',
      t`Children come in with you`,
      t`Nothing of a child is ever kept. Your party walks in on your pass, as with the code.`,
    ],
    [
      'look',
      t`What it is not`,
      t`It is not certified to tell a face from a good picture of one, so somebody always stands at the lane. It may not know you: then you show your code.`,
    ],
  ];
}

function Networks() {
  return (
    <details>
      <summary>
        <Trans>What is known of the networks, and what is not</Trans>
      </summary>
      <p className="soft">
        <Trans>
          They are open networks of others. What they were trained with was not published; it is likely to be photos
          from the web. On a public set of 6,000 pairs of photos they were right in 99 of 100. Nobody has measured them
          by age, sex or origin here. The model card docs/faces-model-card.md of the source says more.
        </Trans>
      </p>
    </details>
  );
}
