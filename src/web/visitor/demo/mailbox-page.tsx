import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEdition, useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.tsx';

/** Mails of the demo, newest first: nothing leaves the machine, everything can be read. */
export function MailboxPage() {
  const { t } = useLingui();
  const { queries } = useReader();
  const view = useEdition();
  const query = useQuery({ ...queries.mails(), staleTime: 0, refetchInterval: 3_000 });
  useHead({ title: t`Demo mailbox` });
  if (!view) return <PageSkeleton />;
  return (
    <div className="inner page">
      <PageTitle
        title={t`Demo mailbox`}
        lead={t`In this demo no mail leaves the machine. Here is what would have been sent, to anybody.`}
      />
      <div className="measure">
        <Load query={query}>
          {({ mails }) =>
            mails.length === 0 ? (
              <Empty icon="mail" title={t`No mail yet`}>
                <Trans>Sign in somewhere and the code appears here.</Trans>
              </Empty>
            ) : (
              <ul className="stack list" aria-live="polite">
                {mails.map((mail) => (
                  <li key={mail.id} className="card stack tight">
                    <p className="row apart">
                      <span className="strong">{mail.subject}</span>
                      <time className="soft fine">{view.formats.moment(mail.sentAt)}</time>
                    </p>
                    <p className="soft fine">{t`To ${mail.to}`}</p>
                    <Code text={mail.text} />
                    <p className="mail">{mail.text}</p>
                  </li>
                ))}
              </ul>
            )
          }
        </Load>
      </div>
    </div>
  );
}

/** A six-digit code in a mail, large, to copy. */
function Code({ text }: { text: string }) {
  const { t } = useLingui();
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
  if (!code) return null;
  return (
    <p className="row">
      <span className="mail-code">{code}</span>
      <Button look="quiet" onClick={() => void navigator.clipboard.writeText(code).then(() => toast(t`Copied.`))}>
        <Trans>Copy</Trans>
      </Button>
    </p>
  );
}
