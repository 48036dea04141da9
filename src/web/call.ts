import {
  type AnswerOf,
  type BodyOf,
  type Endpoint,
  fillPath,
  type ParamsOf,
  type QueryOf,
} from '../kernel/endpoint.ts';
import { uuidv7 } from '../kernel/ids.ts';
import type { Facts } from '../kernel/problem.ts';
import { noteReached } from './use-is-offline.ts';

/** What an endpoint is called with; parts it does not declare are left out. */
export interface CallInput<E> {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryOf<E>;
  readonly body?: BodyOf<E>;
}

/** Calls an endpoint: by fetch in the browser, in the process on the server. Throws {@link ProblemError}. */
export type Call = <E extends Endpoint>(
  endpoint: E,
  input?: CallInput<E>,
  signal?: AbortSignal,
) => Promise<AnswerOf<E>>;

/** A refusal of the server (RFC 9457), or `web/offline` where no answer came. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly advice: string;
  readonly facts: Facts;

  constructor(document: { code?: string; status?: number; title?: string; detail?: string; facts?: Facts }) {
    super(document.title ?? 'The request failed.');
    this.code = document.code ?? 'web/unknown';
    this.status = document.status ?? 500;
    this.title = document.title ?? '';
    this.advice = document.detail ?? '';
    this.facts = document.facts ?? {};
  }

  get isOffline(): boolean {
    return this.code === 'web/offline';
  }
}

/** The same door as the server's, over the network. */
export const callByFetch: Call = async (endpoint, input = {}, signal) => {
  const path = fillPath(
    endpoint.path,
    (input.params ?? {}) as Record<string, unknown>,
    (input.query ?? {}) as Record<string, unknown>,
  );
  const answer = await fetchAnswer(`/api${path}`, {
    method: endpoint.method,
    ...(input.body === undefined
      ? {}
      : { body: JSON.stringify(input.body), headers: { 'content-type': 'application/json' } }),
    ...(signal ? { signal } : {}),
  });
  return answer as never;
};

/** Fetches JSON of this site; throws {@link ProblemError} for refusals and for a missing network. */
export async function fetchAnswer(address: string, init: RequestInit): Promise<unknown> {
  const response = await fetchResponse(address, init);
  return parseJson(await response.text());
}

/** An answer that is good, its body still to be read; throws {@link ProblemError} for refusals and for a missing network. */
export async function fetchResponse(address: string, init: RequestInit): Promise<Response> {
  // Mails and messages that follow from a request come in the language of the page, not of the browser.
  const headers = new Headers(init.headers);
  if (typeof document !== 'undefined') headers.set('accept-language', document.documentElement.lang);
  const response = await fetch(address, { credentials: 'same-origin', ...init, headers }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError({ code: 'web/offline', status: 0, title: 'No connection' });
  });
  noteReached();
  if (response.ok) return response;
  const problem = (parseJson(await response.text()) ?? {}) as { message?: string; status?: number };
  throw new ProblemError({ title: problem.message ?? '', ...problem, status: response.status });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A new id, made here so that a retry is the same row. */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
