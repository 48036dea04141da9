import { useEffect, useRef, useState } from 'react';
import type { MyFace } from '../../../modules/faces/contract.ts';
import { useFaceActs } from './use-my-face.ts';

/** How arming one session goes on this phone. */
export interface Arming {
  readonly isBusy: boolean;
  /** The keys are on another phone, so this one cannot hand them out. */
  readonly isElsewhere: boolean;
  readonly error: Error | undefined;
  begin(): void;
  end(): void;
}

/** A gate that does not answer to new keys is tried again after this long. */
const againAfterMs = 8_000;

/** Arms and disarms one session, and wraps for gates that come later or have a new key, as long as the page is open. */
export function useArming({ session, arming }: MyFace['sessions'][number]): Arming {
  const { arm, disarm } = useFaceActs();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [isElsewhere, setElsewhere] = useState(false);
  const tried = useRef('');
  const waiting = arming?.waitingGates.join(' ') ?? '';
  useEffect(() => {
    if (waiting === '' || tried.current === waiting) return;
    tried.current = waiting;
    const timer = setTimeout(() => {
      tried.current = '';
    }, againAfterMs);
    void arm(session).catch(() => undefined);
    return () => clearTimeout(timer);
  }, [waiting, arm, session]);
  const act = (work: () => Promise<unknown>) => () => {
    setBusy(true);
    setError(undefined);
    work()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return {
    isBusy,
    isElsewhere,
    error,
    begin: act(async () => setElsewhere(!(await arm(session)))),
    end: act(() => disarm(session)),
  };
}
