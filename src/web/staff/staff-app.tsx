import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { StaffTask } from '../../kernel/endpoint.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Me } from '../../modules/people/contract.ts';
import { useAccount } from '../account.ts';
import { callByFetch } from '../call.ts';
import { paths } from '../paths.ts';
import { type Boot, Reader, useEdition, useNow, useReader } from '../reader.tsx';
import { Failure } from '../ui/failure.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Sign } from '../ui/sign.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ToastArea } from '../ui/toast.tsx';
import { LanguageSelect } from '../words/kept-language.tsx';
import { AccreditationPage } from './accreditation/accreditation-page.tsx';
import { AdmissionsPage } from './admissions/admissions-page.tsx';
import { CrowdPage } from './crowd/crowd-page.tsx';
import { FacesPage } from './faces/faces-page.tsx';
import { GatesPage } from './gates/gates-page.tsx';
import { HelpDeskPage } from './help-desk-page.tsx';
import { CampaignsPage } from './journeys/campaigns-page.tsx';
import { DisruptionsPage } from './journeys/disruptions-page.tsx';
import { SupplyPage } from './journeys/supply-page.tsx';
import { BrandsPage } from './market/brands-page.tsx';
import { DisputesPage } from './market/disputes-page.tsx';
import { ModerationPage } from './market/moderation-page.tsx';
import { PayoutsPage } from './market/payouts-page.tsx';
import { PromotionsPage } from './market/promotions-page.tsx';
import { RulePacksPage } from './market/rule-packs-page.tsx';
import { ShopPage } from './market/shop-page.tsx';
import { WindowsPage } from './market/windows-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { ProgrammePage } from './programme/programme-page.tsx';
import { ScreeningPage } from './screening/screening-page.tsx';
import { useTaskName } from './task-names.ts';
import { TimePage } from './time-page.tsx';

interface StaffPage {
  readonly to: string;
  readonly label: string;
  readonly task: StaffTask | undefined;
  readonly content: ReactNode;
  /** The page it belongs to: it stands in a second row, while one of them is open. */
  readonly under?: string;
}

/** The staff console. The clock is kept above everything, so that a journey in time reaches every page at once. */
export function StaffApp({ boot }: { readonly boot: Boot }) {
  const client = useQueryClient();
  const [clock, setClock] = useState({ now: boot.now, ahead: boot.now - Date.now() });
  const value = useMemo(() => ({ ...boot, now: clock.now }), [boot, clock.now]);
  const onTravel = useCallback(
    async (now: Instant) => {
      setClock({ now, ahead: now - Date.now() });
      await client.invalidateQueries();
    },
    [client],
  );
  return (
    <Reader boot={value} call={callByFetch} clockAhead={clock.ahead}>
      <Console onTravel={onTravel} />
      <ToastArea />
    </Reader>
  );
}

function usePages(onTravel: (now: Instant) => Promise<void>): StaffPage[] {
  const { t } = useLingui();
  const { demo } = useReader();
  const pages: StaffPage[] = [
    { to: '/staff', label: t`Overview`, task: undefined, content: <OverviewPage /> },
    { to: '/staff/programme', label: t`Programme`, task: 'sales', content: <ProgrammePage /> },
    { to: '/staff/supply', label: t`Supply`, task: 'planning', content: <SupplyPage /> },
    { to: '/staff/campaigns', label: t`Campaigns`, task: 'sales', content: <CampaignsPage /> },
    { to: '/staff/today', label: t`Today`, task: 'planning', content: <DisruptionsPage /> },
    { to: '/staff/shop', label: t`Shop`, task: 'market', content: <ShopPage /> },
    { to: '/staff/brands', under: '/staff/shop', label: t`Brands`, task: 'market', content: <BrandsPage /> },
    {
      to: '/staff/moderation',
      under: '/staff/shop',
      label: t`Moderation`,
      task: 'market',
      content: <ModerationPage />,
    },
    { to: '/staff/disputes', under: '/staff/shop', label: t`Disputes`, task: 'market', content: <DisputesPage /> },
    {
      to: '/staff/promotions',
      under: '/staff/shop',
      label: t`Promotions`,
      task: 'market',
      content: <PromotionsPage />,
    },
    { to: '/staff/payouts', under: '/staff/shop', label: t`Payouts`, task: 'market', content: <PayoutsPage /> },
    { to: '/staff/windows', under: '/staff/shop', label: t`Shop windows`, task: 'market', content: <WindowsPage /> },
    {
      to: '/staff/rule-packs',
      under: '/staff/shop',
      label: t`Duties and taxes`,
      task: 'market',
      content: <RulePacksPage />,
    },
    { to: '/staff/gates', label: t`Gates`, task: 'gates', content: <GatesPage /> },
    { to: '/staff/crowd', label: t`Crowd`, task: 'gates', content: <CrowdPage /> },
    { to: '/staff/admissions', label: t`Admissions`, task: 'gates', content: <AdmissionsPage /> },
    { to: '/staff/screening', label: t`Screening`, task: 'gates', content: <ScreeningPage /> },
    { to: '/staff/help-desk', label: t`Help desk`, task: 'gates', content: <HelpDeskPage /> },
    { to: '/staff/accreditation', label: t`Accreditation`, task: 'people', content: <AccreditationPage /> },
    { to: '/staff/time', label: t`Time`, task: 'planning', content: <TimePage onTravel={onTravel} /> },
    { to: '/staff/faces', label: t`Faces`, task: 'people', content: <FacesPage /> },
    { to: '/staff/people', label: t`People`, task: 'people', content: <PeoplePage /> },
  ];
  return demo ? pages : pages.filter((page) => page.to !== '/staff/time');
}

function Console({ onTravel }: { onTravel: (now: Instant) => Promise<void> }) {
  const pages = usePages(onTravel);
  const reader = useReader();
  const view = useEdition();
  const [pathname] = useLocation();
  const address = pathname.replace(/\/+$/, '') || '/staff';
  const { me, error } = useAccount(true);
  const tasks = me ? tasksOf(me, reader.edition) : [];
  const page = pages.find(({ to }) => to === address);
  return (
    <div className="staff">
      <a className="skip button" href="#content">
        <Trans>Skip to content</Trans>
      </a>
      <header className="staff-head">
        <Link className="brand" href="/staff">
          <Sign size={28} />
          <span>{view ? view.say(view.edition.names) : 'Kaimon'}</span>
        </Link>
        <Clock />
        <LanguageSelect pages="staff" />
      </header>
      {tasks.length > 0 && <StaffNav pages={pages} page={page} />}
      <main id="content" tabIndex={-1}>
        {error && <ProblemNotice error={error} />}
        {!error && me === undefined && <Skeleton />}
        {me === null && <Stranger />}
        {me && tasks.length === 0 && <NoTask me={me} />}
        {me && tasks.length > 0 && (
          <Failure key={address}>
            <PageOrRefusal page={page} tasks={tasks} />
          </Failure>
        )}
      </main>
    </div>
  );
}

/** The pages in a row; below it those that belong to the open one. */
function StaffNav({ pages, page }: { pages: readonly StaffPage[]; page: StaffPage | undefined }) {
  const { t } = useLingui();
  const top = page?.under ?? page?.to;
  const beside = pages.filter((one) => one.under !== undefined && one.under === top);
  return (
    <>
      <nav className="staff-nav" aria-label={t`Staff pages`}>
        <NavRow
          pages={pages.filter((one) => one.under === undefined)}
          current={top}
          isPage={page?.under === undefined}
        />
      </nav>
      {beside.length > 0 && (
        <nav className="staff-nav second" aria-label={t`Pages of this subject`}>
          <NavRow pages={[...pages.filter((one) => one.to === top), ...beside]} current={page?.to} isPage />
        </nav>
      )}
    </>
  );
}

function NavRow({
  pages,
  current,
  isPage,
}: {
  pages: readonly StaffPage[];
  current: string | undefined;
  isPage: boolean;
}) {
  return (
    <ul className="ways">
      {pages.map(({ to, label }) => (
        <li key={to}>
          <Link href={to} aria-current={to === current ? (isPage ? 'page' : 'true') : undefined}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

const tasksOf = (me: Me, edition: string): StaffTask[] =>
  me.grants.filter((grant) => grant.edition === edition).map((grant) => grant.task);

function PageOrRefusal({ page, tasks }: { page: StaffPage | undefined; tasks: readonly StaffTask[] }) {
  const { t } = useLingui();
  const taskName = useTaskName();
  if (!page) {
    return (
      <>
        <PageTitle title={t`There is no such page.`} lead={t`Choose one of the pages above.`} />
        <Link href="/staff">
          <Trans>To the overview</Trans>
        </Link>
      </>
    );
  }
  if (page.task && !tasks.includes(page.task)) {
    const task = taskName(page.task);
    return (
      <>
        <PageTitle title={page.label} />
        <Notice kind="wait" title={t`This page needs the task “${task}”.`}>
          <p>
            <Trans>Ask somebody with the task “People” to give it to you.</Trans>
          </p>
        </Notice>
      </>
    );
  }
  return page.content;
}

function Clock() {
  const now = useNow(10_000);
  const view = useEdition();
  const { demo } = useReader();
  if (!view) return <span className="staff-clock" />;
  return (
    <span className="staff-clock">
      <Icon name="clock" size={18} />
      <time dateTime={new Date(now).toISOString()}>{view.formats.moment(now)}</time>
      {demo && (
        <span className="tag">
          <Trans>Demo</Trans>
        </span>
      )}
    </span>
  );
}

function Stranger() {
  const { t } = useLingui();
  const reader = useReader();
  return (
    <div className="stack measure">
      <PageTitle title={t`Staff`} lead={t`These pages are for people who work at the Games.`} />
      <p>
        <Trans>Sign in with the address your task was given to, then come back to this page.</Trans>
      </p>
      <p>
        <a className="button" href={paths.signIn(reader, '/staff')}>
          <Trans>Sign in</Trans>
        </a>
      </p>
    </div>
  );
}

function NoTask({ me }: { me: Me }) {
  const { t } = useLingui();
  const reader = useReader();
  return (
    <div className="stack measure">
      <PageTitle title={t`Staff`} lead={t`You have no task here yet.`} />
      <p>
        <Trans>
          You are signed in as {me.email}. Ask somebody with the task “People” to give you one, then load this page
          again.
        </Trans>
      </p>
      <p className="row">
        <a className="button quiet" href={paths.signIn(reader)}>
          <Trans>Sign in as somebody else</Trans>
        </a>
        <a href={paths.home(reader)}>
          <Trans>To the visitors' pages</Trans>
        </a>
      </p>
    </div>
  );
}
