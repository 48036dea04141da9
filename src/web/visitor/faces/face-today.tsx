import './faces.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { day } from '../../../kernel/time.ts';
import type { MyFace } from '../../../modules/faces/contract.ts';
import { paths } from '../../paths.ts';
import { useEdition, useNow, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useArming } from './use-arming.ts';
import { useMyFace } from './use-my-face.ts';

type Coming = MyFace['sessions'][number];

interface FaceTodayProps {
  /** Names of sessions as the pass has them. */
  readonly titleOf: (session: string) => string;
}

/** On the pass: use my face for the next session, or the way to set it up. Nothing where there is no network or no lane. */
export function FaceToday({ titleOf }: FaceTodayProps) {
  const reader = useReader();
  const now = useNow();
  const { data: mine } = useMyFace(true);
  if (!mine || (mine.mode === 'off' && !mine.enrolment)) return null;
  const coming = mine.sessions
    .filter((one) => one.mode !== 'off' && one.doorsAt < now + day)
    .sort((one, other) => one.doorsAt - other.doorsAt);
  if (!mine.enrolment) {
    return (
      <p className="soft">
        <Link href={paths.face(reader)}>
          <Trans>You may also walk in by face, if you like</Trans>
        </Link>
      </p>
    );
  }
  return (
    <section className="stack tight face-today" aria-labelledby="face-today">
      <h2 id="face-today">
        <Trans>By face</Trans>
      </h2>
      {coming.length === 0 && (
        <p className="soft">
          <Trans>You can arm your face from the day before a session.</Trans>
        </p>
      )}
      {coming.map((one) => (
        <ArmSession key={one.session} coming={one} title={titleOf(one.session)} />
      ))}
      <p>
        <Link href={paths.face(reader)}>
          <Trans>What is kept, and how to erase it</Trans>
        </Link>
      </p>
    </section>
  );
}

function ArmSession({ coming, title }: { coming: Coming; title: string }) {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const arming = useArming(coming);
  return (
    <div className="stack tight">
      {arming.isElsewhere && (
        <Notice kind="wait" title={t`The key is on another phone.`}>
          <p>
            <Link href={paths.face(reader)}>
              <Trans>Take new pictures on this one, or show your code.</Trans>
            </Link>
          </p>
        </Notice>
      )}
      {coming.arming ? (
        <Armed arming={coming.arming} title={title} />
      ) : (
        <p>
          <span className="strong">{title}</span> <span className="soft">{view?.formats.moment(coming.doorsAt)}</span>
        </p>
      )}
      <div>
        {coming.arming ? (
          <Button look="quiet" busy={arming.isBusy} onClick={arming.end}>
            <Trans>Do not use my face</Trans>
          </Button>
        ) : (
          <Button busy={arming.isBusy} onClick={arming.begin}>
            <Icon name="person" size={20} />
            <Trans>Use my face today</Trans>
          </Button>
        )}
      </div>
      {arming.error && <ProblemNotice error={arming.error} />}
    </div>
  );
}

/** That it is armed, where, and until when. */
function Armed({ arming, title }: { arming: NonNullable<Coming['arming']>; title: string }) {
  const view = useEdition();
  const ready = arming.readyGates.length;
  const until = view ? view.formats.time(arming.endsAt) : '';
  return (
    <p role="status" className="face-line">
      <Icon name="check" size={20} />
      <span>
        {arming.usedAt !== null ? (
          <Trans>You came in by face. Gates forget it at {until}.</Trans>
        ) : ready > 0 ? (
          <Plural
            value={ready}
            one={`Armed for ${title}. # gate knows you, until ${until}.`}
            other={`Armed for ${title}. # gates know you, until ${until}.`}
          />
        ) : (
          <Trans>Armed for {title}. Gates learn of it when the doors are near.</Trans>
        )}
      </span>
    </p>
  );
}
