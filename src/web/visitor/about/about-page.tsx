import { useLingui } from '@lingui/react/macro';
import { useEdition, useHead } from '../../reader.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** What this is, where its figures come from, and how to get in when everything fails. */
export function AboutPage() {
  const { t } = useLingui();
  const view = useEdition();
  const name = view ? view.say(view.edition.names) : '';
  useHead({
    title: t`About these pages`,
    description: t`Kaimon, the open-source platform behind these pages, and where its figures come from.`,
  });
  const parts: [string, string][] = [
    [
      t`What you can do here`,
      t`Find a session, choose seats together, pay once, and walk in with one pass for everybody who comes along.`,
    ],
    [
      t`If something fails`,
      t`There is always a second way in: a printed code, or your name and a document at any gate. No machine refuses a person alone; a steward decides.`,
    ],
    [
      t`Where the figures come from`,
      t`Sessions, venues and prices of ${name} come from published sources. Where a source has a gap, the organiser fills it with an estimate and the page says so.`,
    ],
    [
      t`For everybody`,
      t`These pages follow WCAG 2.2 AA: they work with a keyboard, with a screen reader, at twice the size and on a small phone. Tell the organiser where they do not.`,
    ],
    [
      t`Open source`,
      t`Kaimon is free software under the Apache 2.0 licence. It is not connected with any owner of the events it shows.`,
    ],
  ];
  return (
    <div className="inner page">
      <PageTitle
        title={t`About these pages`}
        lead={t`Kaimon means “open the gate”. It runs a multi-sport event for everyone who comes to it.`}
      />
      <div className="stack wide measure">
        {parts.map(([title, text]) => (
          <section key={title} className="stack tight">
            <h2>{title}</h2>
            <p>{text}</p>
          </section>
        ))}
      </div>
    </div>
  );
}
