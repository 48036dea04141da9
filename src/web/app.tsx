import type { I18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, use, useState } from 'react';
import { Router, useLocation } from 'wouter';
import type { Call } from './call.ts';
import { Layout } from './layout.tsx';
import { loadedPage, loadPage, matchPage, missingPage, type Page, type PageMatch } from './pages.ts';
import { type Boot, type PageHead, Reader } from './reader.tsx';
import { Failure } from './ui/failure.tsx';
import { PageSkeleton } from './ui/skeleton.tsx';
import { ToastArea } from './ui/toast.tsx';

interface AppProps {
  readonly boot: Boot;
  readonly words: I18n;
  readonly client: QueryClient;
  readonly call: Call;
  readonly clockAhead: number;
  /** Address to render, on the server. */
  readonly address?: { readonly pathname: string; readonly search: string };
  readonly onHead?: (head: PageHead) => void;
  /** The page to show at the first address, where the server found that the address leads nowhere. */
  readonly override?: Page;
}

export function App({ boot, words, client, call, clockAhead, address, onHead, override }: AppProps) {
  return (
    <I18nProvider i18n={words}>
      <QueryClientProvider client={client}>
        <Reader boot={boot} call={call} clockAhead={clockAhead} {...(onHead ? { onHead } : {})}>
          <Router {...(address ? { ssrPath: address.pathname, ssrSearch: address.search } : {})}>
            <Pages boot={boot} {...(override ? { override } : {})} />
            <ToastArea />
          </Router>
        </Reader>
      </QueryClientProvider>
    </I18nProvider>
  );
}

function Pages({ boot, override }: { boot: Boot; override?: Page }) {
  const [pathname] = useLocation();
  const [first] = useState(pathname);
  const found = matchPage(pathname) ?? { page: missingPage, place: boot, params: {} };
  const match = override && pathname === first ? { ...found, page: override } : found;
  return (
    <Layout page={match.page.name}>
      <Failure key={pathname}>
        <Suspense fallback={<PageSkeleton />}>
          <PageOf match={match} />
        </Suspense>
      </Failure>
    </Layout>
  );
}

function PageOf({ match }: { match: PageMatch }) {
  const Component = loadedPage(match.page) ?? use(loadPage(match.page));
  return <Component params={match.params} key={JSON.stringify(match.params)} />;
}
