import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { languageNames, languages } from '../kernel/language.ts';
import { useAccount } from './account.ts';
import { inOtherLanguage, paths } from './paths.ts';
import { useEdition, useReader } from './reader.tsx';
import { Icon, type IconName } from './ui/icon.tsx';
import { Sign } from './ui/sign.tsx';
import { useIsOffline } from './use-is-offline.ts';

interface LayoutProps {
  readonly page: string;
  readonly children: ReactNode;
}

/** The house around every page: sign, ways, languages, and the tab bar within thumb's reach on a phone. */
export function Layout({ page, children }: LayoutProps) {
  const { t } = useLingui();
  return (
    <div className="frame">
      <div>
        <a className="skip button" href="#content">
          <Trans>Skip to content</Trans>
        </a>
        <DemoBar />
        <OfflineBar />
        <Masthead page={page} />
      </div>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <div>
        <Footer />
        <nav className="tabbar narrow-only" aria-label={t`Main`}>
          <ul className="ways">
            <Ways page={page} withIcons />
          </ul>
        </nav>
      </div>
    </div>
  );
}

/** The ways through the house. A phone has room for five: what is bought and who I am stand in the head there. */
function Ways({ page, withIcons = false }: { page: string; withIcons?: boolean }) {
  const { t } = useLingui();
  const reader = useReader();
  const { me } = useAccount();
  // Without a network nobody answers who this is; somebody who signed in here before keeps their ways.
  const isKnown = me !== null;
  const ways: { name: string; to: string; label: string; icon: IconName; also?: string[] }[] = [
    { name: 'home', to: paths.home(reader), label: isKnown ? t`My day` : t`Home`, icon: 'home' },
    {
      name: 'programme',
      to: paths.programme(reader),
      label: t`Programme`,
      icon: 'programme',
      also: ['map', 'session'],
    },
    {
      name: 'journeys',
      to: isKnown ? paths.myJourneys(reader) : paths.journeys(reader),
      label: t`Journeys`,
      icon: 'journey',
      also: ['journey-plans', 'journey-plan', 'my-journeys', 'journey-today'],
    },
    {
      name: 'shop',
      to: paths.shop(reader),
      label: t`Shop`,
      icon: 'shop',
      also: ['shop-find', 'product', 'brand'],
    },
    { name: 'pass', to: paths.pass(reader), label: t`Pass`, icon: 'pass' },
  ];
  if (!withIcons)
    ways.push(
      isKnown
        ? { name: 'orders', to: paths.orders(reader), label: t`Tickets`, icon: 'bag', also: ['order', 'cart'] }
        : { name: 'sign-in', to: paths.signIn(reader), label: t`Sign in`, icon: 'person' },
    );
  return ways.map(({ name, to, label, icon, also }) => (
    <li key={name}>
      <Link href={to} aria-current={page === name || also?.includes(page) ? 'page' : undefined}>
        {withIcons && <Icon name={icon} />}
        {label}
      </Link>
    </li>
  ));
}

function Masthead({ page }: { page: string }) {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const { me } = useAccount();
  const cart = useQuery({ ...reader.queries.cart(), enabled: Boolean(me) });
  const count = cart.data?.lines.reduce((sum, line) => sum + line.count, 0) ?? 0;
  return (
    <header className="masthead">
      <div className="inner">
        <Link href={paths.home(reader)} className="brand">
          <Sign />
          <span>{view ? view.say(view.edition.names) : 'Kaimon'}</span>
        </Link>
        <nav className="wide-only" aria-label={t`Main`}>
          <ul className="ways">
            <Ways page={page} />
          </ul>
        </nav>
        {count > 0 && (
          <Link href={paths.cart(reader)} className="tool" aria-label={t`Cart, ${count} in it`}>
            <Icon name="bag" />
            <span className="badge">{count}</span>
          </Link>
        )}
        {me !== null && count === 0 && (
          <Link href={paths.orders(reader)} className="tool narrow-only" aria-label={t`Tickets and orders`}>
            <Icon name="bag" />
          </Link>
        )}
        {me ? (
          <Link href={paths.me(reader)} className="tool" aria-label={t`Me and my party`}>
            <Icon name="person" />
          </Link>
        ) : (
          me === null && (
            <Link href={paths.signIn(reader)} className="tool narrow-only" aria-label={t`Sign in`}>
              <Icon name="person" />
            </Link>
          )
        )}
        <LanguageSwitch />
      </div>
    </header>
  );
}

/** Plain links to the same page in another language: a fresh document, with its own fonts and words. */
function LanguageSwitch() {
  const { t } = useLingui();
  const { language } = useReader();
  const [pathname] = useLocation();
  const search = useSearch();
  const address = search ? `${pathname}?${search}` : pathname;
  return (
    <details className="languages" key={pathname}>
      <summary className="tool" aria-label={t`Language: ${languageNames[language]}`}>
        <Icon name="language" />
        <span className="wide-only">{languageNames[language]}</span>
      </summary>
      <ul className="list">
        {languages.map((one) => (
          <li key={one}>
            <a
              href={inOtherLanguage(address, one)}
              lang={one}
              hrefLang={one}
              aria-current={one === language ? 'true' : undefined}
            >
              {languageNames[one]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function DemoBar() {
  const reader = useReader();
  if (!reader.demo) return null;
  return (
    <aside className="demo-bar">
      <div className="inner">
        <span>
          <Trans>A demo: no money moves, no mail leaves.</Trans>
        </span>
        <Link href={paths.mailbox(reader)}>
          <Trans>Open the demo mailbox</Trans>
        </Link>
      </div>
    </aside>
  );
}

function OfflineBar() {
  const isOffline = useIsOffline();
  return (
    <div role="status">
      {isOffline && (
        <p className="offline-bar">
          <Trans>No connection. Your pass works all the same.</Trans>
        </p>
      )}
    </div>
  );
}

function Footer() {
  const reader = useReader();
  const view = useEdition();
  return (
    <footer className="footer">
      <div className="inner">
        <p className="row">
          <Link href={paths.about(reader)}>
            <Trans>About these pages</Trans>
          </Link>
          <Link href={paths.privacy(reader)}>
            <Trans>Your data</Trans>
          </Link>
        </p>
        {view && (
          <p>
            <Trans>All times are local times at the venue ({view.edition.timeZone}).</Trans>
          </p>
        )}
      </div>
    </footer>
  );
}
