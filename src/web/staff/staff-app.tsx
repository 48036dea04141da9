import { Trans } from '@lingui/react/macro';
import { useAccount } from '../account.ts';
import { paths } from '../paths.ts';
import { useEdition, useReader } from '../reader.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Sign } from '../ui/sign.tsx';

/** The shell of the staff pages. */
export function StaffApp() {
  const reader = useReader();
  const view = useEdition();
  const { me } = useAccount(true);
  return (
    <div className="staff frame">
      <header className="masthead">
        <div className="inner">
          <a className="brand" href={paths.home(reader)}>
            <Sign />
            <span>{view ? view.say(view.edition.names) : 'Kaimon'}</span>
          </a>
          {me && <span className="soft">{me.profile.name}</span>}
        </div>
      </header>
      <main id="content" className="inner page">
        <h1>
          <Trans>Staff</Trans>
        </h1>
        {me === undefined && <Skeleton />}
        {me === null && (
          <p>
            <a href={paths.signIn(reader)}>
              <Trans>Sign in</Trans>
            </a>
          </p>
        )}
      </main>
    </div>
  );
}
