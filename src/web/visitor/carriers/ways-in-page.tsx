import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { useAccount } from '../../account.ts';
import { paths } from '../../paths.ts';
import { useHead, useReader } from '../../reader.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { MyWays } from './my-ways.tsx';

/** What to do without a phone, with a flat one, without a network: nobody is left outside. */
export function WaysInPage() {
  const { t } = useLingui();
  const { me } = useAccount();
  useHead({
    title: t`Other ways in`,
    description: t`How you come in without a phone, with a flat battery, without a network, or with one phone for all.`,
  });
  return (
    <div className="inner page">
      <PageTitle
        title={t`Other ways in`}
        lead={t`The phone is the fastest way, not the only one. A document with your name is always enough.`}
      />
      <div className="stack wide">
        <section className="stack">
          <h2 className="unseen">
            <Trans>What to do when</Trans>
          </h2>
          <Cases />
        </section>
        {me ? <MyWays /> : <SignInForWays />}
        <p className="soft measure">
          <Trans>
            Paper, bands and cards do not show who carries them. So a steward compares your name, and that takes a
            moment longer than the phone.
          </Trans>
        </p>
      </div>
    </div>
  );
}

function Cases() {
  const cases = useCases();
  return (
    <ul className="way-cards">
      {cases.map(([icon, title, text]) => (
        <li key={title} className="card">
          <h3>
            <Icon name={icon} /> {title}
          </h3>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}

/** Paper and wallets are of somebody: who that is has to sign in. */
function SignInForWays() {
  const reader = useReader();
  return (
    <section className="stack tight">
      <h2>
        <Trans>Your own pass on paper or in a wallet</Trans>
      </h2>
      <p>
        <Link href={paths.signIn(reader, paths.waysIn(reader))}>
          <Trans>Sign in to print your pass or to save it in a wallet.</Trans>
        </Link>
      </p>
    </section>
  );
}

/** What may be missing, and what to do then. */
function useCases(): [IconName, string, string][] {
  const { t } = useLingui();
  return [
    [
      'person',
      t`I have no phone`,
      t`Print your pass, or come to a help desk with a document: you get a printed page or a band there. At every gate a steward can also find you by your name and a document.`,
    ],
    [
      'clock',
      t`My battery is flat`,
      t`Tell a steward your name and show a document: it takes a few seconds. Your pass on paper, or in the wallet of somebody with you, lets in all of you too.`,
    ],
    [
      'offline',
      t`There is no network`,
      t`Your pass works as it is, and the gates need no network either. Open it once before you leave home.`,
    ],
    [
      'pass',
      t`One phone for all of us`,
      t`The pass of whose account it is lets in everybody of the party together. Those who come later are found by name, or take a printed page.`,
    ],
    [
      'walk',
      t`My child wants to come and go`,
      t`A band from the help desk shows whose child it is. A child comes in with a grown-up of the party, or to one who is inside.`,
    ],
    [
      'look',
      t`I lost my phone or my band`,
      t`Sign in on any phone and move the pass there: the lost one stops working. A lost band ends below, or at any help desk.`,
    ],
  ];
}
