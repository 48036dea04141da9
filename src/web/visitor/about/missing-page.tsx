import { Trans, useLingui } from '@lingui/react/macro';
import { paths } from '../../paths.ts';
import { useHead, useReader } from '../../reader.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** An address that leads nowhere, and the way back. */
export function MissingPage() {
  const { t } = useLingui();
  const reader = useReader();
  useHead({ title: t`This gate leads nowhere`, status: 404 });
  return (
    <div className="inner page">
      <PageTitle
        title={t`This gate leads nowhere`}
        lead={t`The address may have a slip in it, or what stood here has moved.`}
      />
      <p className="row">
        <ButtonLink to={paths.home(reader)}>
          <Trans>Go to the home page</Trans>
        </ButtonLink>
        <ButtonLink look="quiet" to={paths.programme(reader)}>
          <Trans>Find a session</Trans>
        </ButtonLink>
      </p>
    </div>
  );
}
