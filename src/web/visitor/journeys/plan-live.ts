import { fillPath } from '../../../kernel/endpoint.ts';
import { type Journey, type Obstacle, suggestionsLivePath, type Wishes } from '../../../modules/journeys/contract.ts';
import { fetchResponse, ProblemError } from '../../call.ts';

/** Plans as they stand; better ones may follow until they have settled. */
export interface Planned {
  readonly journeys: readonly Journey[];
  readonly obstacles: readonly Obstacle[];
  readonly isSettled: boolean;
}

/** Asks for journeys and hears of each that got better. Ends when they have settled; aborting ends the work on the server too. */
export async function planLive(
  edition: string,
  wishes: Wishes,
  onPlanned: (planned: Planned) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetchResponse(`/api${fillPath(suggestionsLivePath, { edition }, {})}`, {
    method: 'POST',
    body: JSON.stringify({ wishes }),
    headers: { 'content-type': 'application/json' },
    signal,
  });
  let isSettled = false;
  for await (const line of linesOf(response.body!)) {
    const planned = JSON.parse(line) as Planned;
    isSettled = planned.isSettled;
    onPlanned(planned);
  }
  if (!isSettled) throw new ProblemError({ code: 'web/offline', status: 0, title: 'No connection' });
}

/** Whole lines of a stream of UTF-8, however its pieces are cut. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + (value ? decoder.decode(value, { stream: true }) : decoder.decode())).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) yield line;
      if (done) break;
    }
    if (rest.trim()) yield rest;
  } finally {
    reader.releaseLock();
  }
}
