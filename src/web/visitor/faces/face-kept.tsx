import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { MyFace } from '../../../modules/faces/contract.ts';
import { paths } from '../../paths.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useFaceActs } from './use-my-face.ts';

/** What is kept, until when, and the one tap that ends it. */
export function FaceKept({ mine, onAgain }: { mine: MyFace; onAgain: () => void }) {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const { withdraw } = useFaceActs();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  if (!mine.enrolment || !view) return null;
  const { enrolledAt, expiresAt } = mine.enrolment;
  const [since, until] = [view.formats.moment(enrolledAt), view.formats.moment(expiresAt)];
  const end = () => {
    setBusy(true);
    setError(undefined);
    withdraw()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <section className="stack">
      <Notice kind="good" title={t`Your face is set up.`}>
        <p>
          <Trans>
            Encrypted since {since}. It ends by itself on {until}. No gate knows it until you arm it for a session.
          </Trans>
        </p>
      </Notice>
      <div className="face-ways">
        <ButtonLink to={paths.pass(reader)}>
          <Trans>Arm it on my pass</Trans>
        </ButtonLink>
        <Button look="quiet" onClick={onAgain}>
          <Trans>Take new pictures</Trans>
        </Button>
        <Button look="danger" busy={isBusy} onClick={end}>
          <Trans>Withdraw and erase</Trans>
        </Button>
      </div>
      <p className="soft">
        <Trans>Withdrawing destroys the key on this phone at once. Your tickets and your code stay as they are.</Trans>
      </p>
      {error && <ProblemNotice error={error} />}
    </section>
  );
}
