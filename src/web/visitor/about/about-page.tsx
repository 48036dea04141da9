import { Trans, useLingui } from '@lingui/react/macro';
import { useEdition, useHead } from '../../reader.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** What this is, where its figures come from, and how to get in when everything fails. */
export function AboutPage() {
  const { t } = useLingui();
  const view = useEdition();
  const name = view ? view.say(view.edition.names) : '';
  useHead({ title: t`About these pages`, description: t`Kaimon, the open-source platform behind these pages, and where its figures come from.` });
  return (
    <div className="inner page">
      <PageTitle title={t`About these pages`} lead={t`Kaimon means “open the gate”. It runs a multi-sport event for everyone who comes to it.`} />
      <div className="stack wide measure">
        <section className="stack tight">
          <h2>
            <Trans>What you can do here</Trans>
          </h2>
          <p>
            <Trans>Find a session, choose seats together, pay once, and walk in with one pass for everybody who comes along.</Trans>
          </p>
        </section>
        <section className="stack tight">
          <h2>
            <Trans>If something fails</Trans>
          </h2>
          <p>
            <Trans>
              There is always a second way in: a printed code, or your name and a document at any gate. No machine refuses a person alone; a steward decides.
            </Trans>
          </p>
        </section>
        <section className="stack tight">
          <h2>
            <Trans>Where the figures come from</Trans>
          </h2>
          <p>
            <Trans>
              Sessions, venues and prices of {name} come from published sources. Where a source has a gap, the organiser fills it with an estimate and the page says so.
            </Trans>
          </p>
        </section>
        <section className="stack tight">
          <h2>
            <Trans>For everybody</Trans>
          </h2>
          <p>
            <Trans>
              These pages follow WCAG 2.2 AA: they work with a keyboard, with a screen reader, at twice the size and on a small phone. Tell the organiser where they do not.
            </Trans>
          </p>
        </section>
        <section className="stack tight">
          <h2>
            <Trans>Open source</Trans>
          </h2>
          <p>
            <Trans>Kaimon is free software under the Apache 2.0 licence. It is not connected with any owner of the events it shows.</Trans>
          </p>
        </section>
      </div>
    </div>
  );
}
