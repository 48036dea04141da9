import { Trans, useLingui } from '@lingui/react/macro';
import type { FormEvent } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** For a newcomer: the promise in a line, and one thing to do. */
export function Hero({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const [, navigate] = useLocation();
  const { formats, edition } = view;
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    navigate(paths.programme(reader, { q: String(new FormData(event.currentTarget).get('q') ?? '') }));
  };
  return (
    <section className="hero">
      <div className="inner">
        <div className="hero-words stack">
          <p className="soft strong">
            <Trans>
              {formats.longDay(edition.firstDay)} to {formats.longDay(edition.lastDay)}
            </Trans>
          </p>
          <h1>
            <Trans>Come as you are. The gate is open.</Trans>
          </h1>
          <p className="lead">
            <Trans>
              Find what you love, choose your seats together, and hold one pass for everyone who comes along.
            </Trans>
          </p>
          <p className="row">
            <ButtonLink to={paths.journeys(reader)}>
              <Icon name="heart" size={20} />
              <Trans>Which sport makes your heart beat?</Trans>
            </ButtonLink>
            <span className="soft">
              <Trans>Five taps, and your days are planned.</Trans>
            </span>
          </p>
          <search>
            <form className="hero-search" action={paths.programme(reader)} onSubmit={search}>
              <label className="unseen" htmlFor="hero-q">
                <Trans>Search the programme</Trans>
              </label>
              <input id="hero-q" name="q" type="search" className="input" placeholder={t`A sport, a venue, an event`} />
              <Button type="submit" look="quiet">
                <Icon name="search" size={20} />
                <Trans>Search</Trans>
              </Button>
            </form>
          </search>
        </div>
        <Gate />
      </div>
    </section>
  );
}

/** The sign, large: two posts and a lintel, and the day behind it. */
function Gate() {
  return (
    <svg className="hero-gate" viewBox="0 0 360 300" aria-hidden="true" fill="none" strokeLinecap="round">
      <path d="M16 284h328M56 268h248M92 252h176" stroke="var(--hair)" strokeWidth="3" />
      <path d="M112 252q68-52 136 0" stroke="var(--line)" strokeWidth="2" />
      <path d="M92 92v192M268 92v192" stroke="currentColor" strokeWidth="18" />
      <path d="M40 62q140-28 280 0" stroke="var(--vermilion)" strokeWidth="20" />
    </svg>
  );
}
