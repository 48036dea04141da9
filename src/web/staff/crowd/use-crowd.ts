import { useEffect, useRef, useState } from 'react';
import type { Replication } from '../../../engines/crowd/replicate.ts';
import type { Scene } from '../../../engines/crowd/scene.ts';
import type { Forecast } from '../../../modules/arrivals/contract.ts';
import { type CrowdSettings, sceneFor } from './settings.ts';

export interface CrowdQuestion {
  readonly id: number;
  readonly scene: Scene;
  readonly seed: number;
  readonly runs: number;
  /** Share of parties that follow their slot; null: nobody has one. */
  readonly follow: number | null;
  /** The gate that goes down, for slots that are told anew. */
  readonly down: { readonly gate: number; readonly fromSeconds: number; readonly untilSeconds: number } | null;
}
export interface CrowdAnswer {
  readonly id: number;
  readonly result: Replication;
  /** False: of the first run only; the others follow. */
  readonly isWhole: boolean;
}

export interface CrowdState {
  readonly result: Replication | undefined;
  /** The result belongs to earlier settings; the new one is on its way. */
  readonly isStale: boolean;
  /** All runs are in the result. */
  readonly isWhole: boolean;
  /** The worker could not be started or broke. */
  readonly isBroken: boolean;
}

const seed = 1;
const runs = 5;

/** Plays the settings in a worker, and again whenever they change. The same seed throughout: every change meets the same people. */
export function useCrowd(forecast: Forecast, settings: CrowdSettings): CrowdState {
  const worker = useRef<Worker>(undefined);
  const asked = useRef(0);
  const [answer, setAnswer] = useState<CrowdAnswer>();
  const [isBroken, setBroken] = useState(false);
  const [isStale, setStale] = useState(true);
  useEffect(() => {
    const made = new Worker(new URL('./crowd-worker.ts', import.meta.url), { type: 'module' });
    made.addEventListener('message', ({ data }: MessageEvent<CrowdAnswer>) => {
      setAnswer(data);
      setStale(data.id !== asked.current);
    });
    made.addEventListener('error', () => setBroken(true));
    worker.current = made;
    return () => made.terminate();
  }, []);
  useEffect(() => {
    const scene = sceneFor(forecast, settings);
    if (scene.gates.length === 0) return;
    const gate = scene.gates.findIndex(({ id }) => id === settings.down);
    asked.current += 1;
    setStale(true);
    worker.current?.postMessage({
      id: asked.current,
      scene,
      seed,
      runs,
      follow: settings.slots ? settings.follow : null,
      down: gate < 0 ? null : { gate, fromSeconds: 60 * settings.downFrom, untilSeconds: 60 * settings.downUntil },
    } satisfies CrowdQuestion);
  }, [forecast, settings]);
  return { result: answer?.result, isStale, isWhole: answer?.isWhole === true && !isStale, isBroken };
}
