import type { SupplierFailure } from './connector.ts';

export type JsonAnswer = { readonly json: unknown } | { readonly failure: SupplierFailure };

export interface Ask {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
}

/** A supplier's answer is kilobytes; more than this is none. */
const mostBytes = 4_000_000;

/** One request whose answer is JSON; whatever goes wrong is named. Redirects are not followed: they would carry our keys elsewhere. */
export async function askJson(url: string, { method = 'GET', headers, body, timeoutMs }: Ask): Promise<JsonAnswer> {
  try {
    const response = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { failure: response.status === 429 ? 'tooMany' : response.status >= 500 ? 'unreachable' : 'refused' };
    }
    const text = await readText(response);
    return text === undefined ? { failure: 'unreadable' } : parsed(text);
  } catch (error) {
    return { failure: (error as Error).name === 'TimeoutError' ? 'timedOut' : 'unreachable' };
  }
}

async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): JsonAnswer {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { failure: 'unreadable' };
  }
}
