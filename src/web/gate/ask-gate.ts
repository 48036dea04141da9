import { readCard } from '../../gate/carriers/contract.ts';
import { type Act, admit, annul, force } from '../../gate/contract.ts';
import type { BodyOf, Endpoint } from '../../kernel/endpoint.ts';
import { type CallInput, callByFetch, ProblemError } from '../call.ts';

const betweenTriesMs = 700;
const patienceMs = 2_500;

/**
 * Asks the gate until it answers: a gate that is away for a moment gets the same request, with the same id, again.
 * `onWaiting` is called when the first try fails; throws {@link ProblemError} for a refusal.
 */
export async function askGate<E extends Endpoint>(
  endpoint: E,
  body: BodyOf<E>,
  stopping: AbortSignal,
  onWaiting: () => void,
): Promise<unknown> {
  for (;;) {
    try {
      const limit = AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]);
      return await callByFetch(endpoint, { body } as CallInput<E>, limit);
    } catch (error) {
      if (stopping.aborted || (error instanceof ProblemError && !error.isOffline)) throw error;
      onWaiting();
      await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
    }
  }
}

/** What a screen can ask for; the same for all. */
export type Wish =
  | { readonly kind: 'admit'; readonly body: BodyOf<typeof admit> }
  | { readonly kind: 'card'; readonly body: BodyOf<typeof readCard> }
  | { readonly kind: 'force'; readonly body: BodyOf<typeof force> };

export async function askForAct(wish: Wish, stopping: AbortSignal, onWaiting: () => void): Promise<Act> {
  const ask = <E extends Endpoint>(endpoint: E, body: BodyOf<E>) => askGate(endpoint, body, stopping, onWaiting);
  const answer =
    wish.kind === 'admit'
      ? await ask(admit, wish.body)
      : wish.kind === 'card'
        ? await ask(readCard, wish.body)
        : await ask(force, wish.body);
  return answer as Act;
}

export async function askToAnnul(body: BodyOf<typeof annul>, stopping: AbortSignal): Promise<void> {
  await askGate(annul, body, stopping, () => undefined);
}
