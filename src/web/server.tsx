import { dehydrate } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { type Language, languages } from '../kernel/language.ts';
import type { Problem } from '../kernel/problem.ts';
import { App } from './app.tsx';
import { assetsOf, type Manifest } from './assets.ts';
import { type Call, ProblemError } from './call.ts';
import { documentOf } from './document.ts';
import { loadPage, matchPage, missingPage, type PageMatch } from './pages.ts';
import { createQueryClient, queriesFor } from './queries.ts';
import { type Boot, type PageHead, viewOf } from './reader.tsx';
import { loadWords } from './words/load-words.ts';

/** What the server asks a page for. `call` reaches the endpoints in the process, with the reader's session. */
export interface RenderRequest {
  /** Path and query, as in `/en/tokyo-2020/programme?day=2020-07-25`. */
  readonly url: string;
  /** Used where the address names no language. */
  readonly language: string;
  /** Used where the address names no edition. */
  readonly edition: string;
  readonly origin: string;
  readonly now: number;
  readonly call: Call;
  readonly nonce: string;
  readonly demo: boolean;
  /** True when the request carries a session cookie. */
  readonly signedIn: boolean;
  /** `.vite/manifest.json` of the client build. */
  readonly manifest: Manifest;
}

export interface Rendered {
  readonly status: number;
  readonly html: string;
  readonly language: string;
}

/** Renders a page to a whole HTML document in the reader's language; 404 for an address that is none. */
export async function render(request: RenderRequest): Promise<Rendered> {
  const address = new URL(request.url, request.origin);
  const match = matchPage(address.pathname) ?? strayMatch(request);
  const { language, edition } = match.place;
  const client = createQueryClient();
  const call = callInProcess(request.call);
  const queries = queriesFor(call, edition);
  const known = await client.fetchQuery({ ...queries.edition(), retry: false }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.status < 500) return undefined;
    throw error;
  });
  const found = known ? match : { ...match, page: missingPage };
  const from = { queries, call, place: found.place, params: found.params, search: address.search, now: request.now };
  const needs = known ? ((await found.page.needs?.({ ...from, edition: known })) ?? []) : [];
  const status = await settle(client, [queries.setting(), ...needs]);
  const page = status === 404 ? missingPage : found.page;
  const [words] = await Promise.all([loadWords(language), loadPage(page)]);
  const boot: Boot = { language, edition, now: request.now, demo: request.demo, signedIn: request.signedIn };
  let head: PageHead = { title: 'Kaimon' };
  const content = renderToString(
    createElement(App, {
      boot,
      words,
      client,
      call,
      clockAhead: 0,
      address: { pathname: address.pathname, search: address.search },
      ...(page === found.page ? {} : { override: page }),
      onHead: (one) => {
        head = one;
      },
    }),
  );
  const html = documentOf({
    language,
    origin: request.origin,
    address: address.pathname + address.search,
    title: head.title,
    description: head.description ?? '',
    siteName: known ? viewOf(known, language).say(known.names) : 'Kaimon',
    isPrivate: page.isPrivate === true,
    ...(head.jsonLd ? { jsonLd: head.jsonLd(request.origin + address.pathname) } : {}),
    assets: assetsOf(request.manifest, page.source, language),
    nonce: request.nonce,
    content,
    state: { boot, state: dehydrate(client), ...(page === missingPage ? { missing: true } : {}) },
  });
  client.clear();
  return { status: page === missingPage ? 404 : (head.status ?? 200), html, language };
}

/** An address outside of any edition: the missing page in the reader's language. */
function strayMatch({ language, edition }: RenderRequest): PageMatch {
  const own = languages.find((one) => one === language) ?? ('en' as Language);
  return { page: missingPage, place: { language: own, edition }, params: {} };
}

/** Fetches all; 404 where something asked for does not exist. Other refusals are left for the page to show. */
async function settle(
  client: ReturnType<typeof createQueryClient>,
  needs: readonly { queryKey: readonly unknown[] }[],
) {
  const results = await Promise.allSettled(needs.map((need) => client.fetchQuery({ ...need, retry: false })));
  const isMissing = results.some(
    (result) => result.status === 'rejected' && result.reason instanceof ProblemError && result.reason.status === 404,
  );
  return isMissing ? 404 : 200;
}

/** Refusals of the kernel, thrown in the process, become what the pages know from the network. */
function callInProcess(call: Call): Call {
  return async (endpoint, input, signal) => {
    try {
      return await call(endpoint, input, signal);
    } catch (error) {
      throw problemErrorOf(error) ?? error;
    }
  };
}

function problemErrorOf(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  const problem = error as Partial<Problem> | null;
  if (!(error instanceof Error) || typeof problem?.code !== 'string' || !problem.definition) return undefined;
  const { title, advice, status } = problem.definition;
  return new ProblemError({ code: problem.code, title, detail: advice, status, facts: problem.facts ?? {} });
}
