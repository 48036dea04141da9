import { useEffect, useState } from 'react';
import type { GateState } from '../../gate/contract.ts';

export interface GateView {
  /** Undefined before the first word of the gate. */
  readonly state: GateState | undefined;
  /** False while the screen does not reach its gate. */
  readonly isReached: boolean;
}

const silentMs = 4_000;

/** The gate's state as it tells it: each second and after every change. */
export function useGateState(): GateView {
  const [view, setView] = useState<GateView>({ state: undefined, isReached: true });
  useEffect(() => {
    const source = new EventSource('/api/events');
    let timer: ReturnType<typeof setTimeout>;
    const lose = () => setView((before) => ({ ...before, isReached: false }));
    const listen = () => {
      clearTimeout(timer);
      timer = setTimeout(lose, silentMs);
    };
    source.addEventListener('state', (event: MessageEvent<string>) => {
      listen();
      setView({ state: JSON.parse(event.data) as GateState, isReached: true });
    });
    listen();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, []);
  return view;
}
