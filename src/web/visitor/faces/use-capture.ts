import { type RefObject, useEffect, useRef, useState } from 'react';
import { KitAbsent } from '../../faces/browser-runner.ts';
import { type CaptureState, startCapture } from '../../faces/capture.ts';
import { CameraAbsent, type CameraFault, type FaceCamera, openCamera } from '../../faces/open-camera.ts';
import { type OpenEncoder, openEncoder } from '../../faces/open-encoder.ts';

/** What stands in the way of a capture. */
export type CaptureFault = 'kitAbsent' | 'offline' | 'failed' | CameraFault;

export interface CaptureView {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Undefined while camera and networks start. */
  readonly state: CaptureState | undefined;
  readonly encoder: string | undefined;
  readonly fault: CaptureFault | undefined;
  again(): void;
}

/** Runs a guided capture over the camera; `onDone` gets the vector and must overwrite it. */
export function useCapture(onDone: (vector: Float32Array, encoder: string) => void): CaptureView {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onDone);
  told.current = onDone;
  const [round, setRound] = useState(0);
  const [state, setState] = useState<CaptureState>();
  const [encoder, setEncoder] = useState<string>();
  const [fault, setFault] = useState<CaptureFault>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round starts from the beginning
  useEffect(() => {
    let isGone = false;
    let camera: FaceCamera | undefined;
    let eyes: OpenEncoder | undefined;
    setState(undefined);
    setFault(undefined);
    const run = async (): Promise<void> => {
      camera = await openCamera(video.current!);
      eyes = await openEncoder();
      setEncoder(eyes.encoder.name);
      const [seed] = crypto.getRandomValues(new Uint32Array(1));
      const capture = startCapture(eyes.encoder, seed!);
      while (!isGone) {
        const picture = camera.grab();
        if (picture) {
          const next = await capture.see(picture, performance.now());
          picture.data.fill(0);
          if (isGone) break;
          setState(next);
          if (next.kind === 'done') return told.current(next.vector, eyes.encoder.name);
          if (next.kind === 'failed') return;
        }
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      capture.forget();
    };
    const running = run()
      .catch((error: unknown) => setFault(faultOf(error)))
      .finally(() => {
        camera?.close();
        eyes?.close();
      });
    return () => {
      isGone = true;
      void running;
    };
  }, [round]);
  return { video, state, encoder, fault, again: () => setRound((before) => before + 1) };
}

function faultOf(error: unknown): CaptureFault {
  if (error instanceof KitAbsent) return 'kitAbsent';
  if (error instanceof CameraAbsent) return error.fault;
  return error instanceof TypeError || !navigator.onLine ? 'offline' : 'failed';
}
