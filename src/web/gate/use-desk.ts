import { useCallback, useEffect, useRef, useState } from 'react';
import type { Act } from '../../gate/contract.ts';
import { newId, ProblemError } from '../call.ts';
import { askForAct, askToAnnul, type Wish } from './ask-gate.ts';
import { playSound, toneOf } from './sounds.ts';

/** What fills the screen. */
export type Scene =
  | { readonly kind: 'ready' }
  /** `isLate`: the gate did not answer the first try. */
  | { readonly kind: 'asking'; readonly isLate: boolean }
  | { readonly kind: 'answer'; readonly act: Act }
  | { readonly kind: 'failed'; readonly code: string };

type Unsent<W> = W extends { kind: infer K; body: infer B } ? { kind: K; body: Omit<B, 'id'> } : never;

export interface Desk {
  readonly scene: Scene;
  /** Sends one act; its answer fills the screen. */
  readonly send: (wish: Unsent<Wish>) => void;
  /** Takes back an act that did not happen, or some people of it; then the screen is ready. */
  readonly annul: (passage: string, passes?: readonly string[]) => void;
  readonly next: () => void;
}

/** One act at a time, from the question to the answer. */
export function useDesk(hasSound: boolean): Desk {
  const [scene, setScene] = useState<Scene>({ kind: 'ready' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const begin = useCallback((): AbortSignal => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  }, []);

  const run = useCallback(async (stopping: AbortSignal, act: () => Promise<Scene>) => {
    try {
      const scene = await act();
      if (!stopping.aborted) setScene(scene);
    } catch (error) {
      if (stopping.aborted) return;
      setScene({ kind: 'failed', code: error instanceof ProblemError ? error.code : 'gate/unknown' });
    }
  }, []);

  const send = useCallback(
    (wish: Unsent<Wish>) => {
      const stopping = begin();
      setScene({ kind: 'asking', isLate: false });
      const whole = { ...wish, body: { ...wish.body, id: newId() } } as Wish;
      void run(stopping, async () => {
        const act = await askForAct(whole, stopping, () => setScene({ kind: 'asking', isLate: true }));
        if (hasSound && !stopping.aborted) playSound(toneOf(act));
        return { kind: 'answer', act };
      });
    },
    [begin, run, hasSound],
  );

  const annul = useCallback(
    (passage: string, passes?: readonly string[]) => {
      const stopping = begin();
      const body = { id: newId(), passage, ...(passes ? { passes: [...passes] } : {}) };
      void run(stopping, async () => {
        await askToAnnul(body, stopping);
        return { kind: 'ready' };
      });
    },
    [begin, run],
  );

  const next = useCallback(() => {
    begin();
    setScene({ kind: 'ready' });
  }, [begin]);

  return { scene, send, annul, next };
}
