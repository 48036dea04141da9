import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { paths } from '../../paths.ts';
import { useHead, useReader } from '../../reader.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** What is kept about me, what for, how long, and how to end it. */
export function PrivacyPage() {
  const { t } = useLingui();
  const reader = useReader();
  useHead({
    title: t`Your data`,
    description: t`What we keep about you, what for, and how you take it away or delete it.`,
  });
  const kept: [string, string][] = [
    [t`Your e-mail address`, t`to sign you in and to send you what concerns your tickets`],
    [t`Names of your party`, t`so that each has a seat and a pass; a first name is enough`],
    [t`What helps you`, t`so that gates and seats fit; only if you tell us`],
    [t`Tickets and payments`, t`to let you in and to pay you back; card numbers never reach us, the bank has them`],
    [t`Where your goods go`, t`so that they reach you; a maker reads the address on the label it prints, nowhere else`],
    [
      t`The number of an identity card`,
      t`only where customs of your country ask for it; sealed, never shown again, and erased ninety days after the goods came`,
    ],
    [t`When a pass was used`, t`so that nobody can copy it; deleted with your account`],
  ];
  return (
    <div className="inner page">
      <PageTitle title={t`Your data`} lead={t`We ask for nothing that we have no use for.`} />
      <div className="stack wide measure">
        <section className="stack">
          <h2>
            <Trans>What we keep, and what for</Trans>
          </h2>
          <dl className="stack">
            {kept.map(([what, why]) => (
              <div key={what}>
                <dt className="strong">{what}</dt>
                <dd className="soft">{why}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="stack tight">
          <h2>
            <Trans>What we do not do</Trans>
          </h2>
          <p>
            <Trans>
              No faces unless you ask for it, no tracking across sites, no advertising, no sale of data. What you look
              for in the shop is not kept with you. The only cookie keeps you signed in.
            </Trans>
          </p>
        </section>
        <section className="stack tight">
          <h2>
            <Trans>It is yours</Trans>
          </h2>
          <p>
            <Trans>
              Under <Link href={paths.me(reader)}>Me and my party</Link> you can change it, take it with you as a file,
              or erase it.
            </Trans>
          </p>
        </section>
      </div>
    </div>
  );
}
