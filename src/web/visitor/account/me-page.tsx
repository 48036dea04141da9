import { Trans, useLingui } from '@lingui/react/macro';
import { useSignOut } from '../../account.ts';
import { useHead } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Consents } from './consents.tsx';
import { MyData } from './my-data.tsx';
import { NeedsAccount } from './needs-account.tsx';
import { Party } from './party.tsx';
import { Passkeys } from './passkey-list.tsx';
import { ProfileForm } from './profile-form.tsx';

/** Told once, honoured everywhere: profile, needs, party, consents, and my data. */
export function MePage() {
  const { t } = useLingui();
  const signOut = useSignOut();
  useHead({ title: t`Me and my party` });
  return (
    <div className="inner page">
      <PageTitle
        title={t`Me and my party`}
        lead={t`Tell us once what you need; every page and every gate will know.`}
      />
      <NeedsAccount>
        {(me, view) => (
          <div className="columns">
            <div className="stack wide">
              <Party me={me} />
              <ProfileForm me={me} view={view} />
            </div>
            <div className="stack wide">
              <Passkeys view={view} />
              <Consents me={me} />
              <MyData me={me} />
              <section className="stack">
                <p className="soft">{t`Signed in as ${me.email}`}</p>
                <div>
                  <Button look="quiet" onClick={() => void signOut()}>
                    <Trans>Sign out</Trans>
                  </Button>
                </div>
              </section>
            </div>
          </div>
        )}
      </NeedsAccount>
    </div>
  );
}
