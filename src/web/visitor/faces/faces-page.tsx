import './faces.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { MyFace } from '../../../modules/faces/contract.ts';
import type { Me } from '../../../modules/people/contract.ts';
import { paths } from '../../paths.ts';
import { useHead, useReader } from '../../reader.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NeedsAccount } from '../account/needs-account.tsx';
import { FaceCapture } from './face-capture.tsx';
import { FaceConsent } from './face-consent.tsx';
import { FaceKept } from './face-kept.tsx';
import { useMyFace } from './use-my-face.ts';
import { Withdrawals } from './withdrawals.tsx';

/** Walking in by face, for those who want it: what it means, the yes, three pictures, and the way back at any time. */
export function FacesPage() {
  const { t } = useLingui();
  const reader = useReader();
  useHead({ title: t`Walk in by face`, description: t`For those who want it. Your code is always just as good.` });
  return (
    <div className="inner page faces-page">
      <PageTitle
        title={t`Walk in by face`}
        lead={t`For those who want it. Your code is always just as good.`}
        back={{ to: paths.pass(reader), label: t`Your pass` }}
      />
      <NeedsAccount>{(me) => <Mine me={me} />}</NeedsAccount>
    </div>
  );
}

function Mine({ me }: { me: Me }) {
  const query = useMyFace(true);
  if (query.error && !query.data) return <ProblemNotice error={query.error} />;
  if (!query.data) return <Skeleton lines={4} height={72} />;
  return <Steps me={me} mine={query.data} />;
}

/** One thing at a time: read and decide; three pictures; what is kept. */
function Steps({ me, mine }: { me: Me; mine: MyFace }) {
  const { t } = useLingui();
  const reader = useReader();
  const [isTaking, setTaking] = useState(false);
  if (mine.mode === 'off' && !mine.enrolment) {
    return (
      <div className="stack measure">
        <Notice title={t`Faces are not used at these Games.`}>
          <p>
            <Trans>Your code opens every gate, and nothing of your face is kept anywhere.</Trans>
          </p>
        </Notice>
        <div>
          <ButtonLink to={paths.pass(reader)}>
            <Trans>To my pass</Trans>
          </ButtonLink>
        </div>
        <Withdrawals mine={mine} />
      </div>
    );
  }
  if (isTaking) return <FaceCapture person={me.id} onClose={() => setTaking(false)} />;
  return (
    <div className="stack wide measure">
      {mine.enrolment ? (
        <FaceKept mine={mine} onAgain={() => setTaking(true)} />
      ) : (
        <FaceConsent mine={mine} onAgree={() => setTaking(true)} />
      )}
      <Withdrawals mine={mine} />
    </div>
  );
}
