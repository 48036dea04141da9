import { type RefObject, useEffect, useRef, useState } from 'react';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

// From our own origin: a gate has no internet.
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmAddress : prefix + path) },
});

/** The bytes of the code in a picture, or undefined where there is none. */
async function scanCode(picture: ImageData): Promise<Uint8Array | undefined> {
  const found = await readBarcodes(picture, { formats: ['QRCode', 'Aztec'], maxNumberOfSymbols: 1 });
  return found.find((one) => one.isValid)?.bytes;
}

export type CameraState = 'starting' | 'on' | 'none';

/** The picture that is read: large enough for the densest code at arm's length, small enough to be read at once. */
const width = 800;
const betweenMs = 60;

/**
 * Reads codes from the camera while `isActive`. `onCode` gets the bytes of whatever is seen, again and again while it
 * is in view. Where there is no camera, or none is allowed, a reader or the look-up does the work.
 */
export function useCamera(
  isActive: boolean,
  onCode: (bytes: Uint8Array) => void,
): { readonly state: CameraState; readonly video: RefObject<HTMLVideoElement | null> } {
  const [state, setState] = useState<CameraState>('starting');
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onCode);
  told.current = onCode;

  useEffect(() => {
    let stream: MediaStream | undefined;
    let isGone = false;
    const wish = { video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false };
    const start = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia(wish);
      if (isGone || !video.current) {
        for (const track of stream.getTracks()) track.stop();
        return;
      }
      video.current.srcObject = stream;
      await video.current.play();
      setState('on');
    };
    start().catch(() => setState('none'));
    return () => {
      isGone = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);

  useEffect(() => {
    if (!isActive || state !== 'on') return;
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const look = async (): Promise<void> => {
      const picture = video.current;
      if (pen && picture && picture.videoWidth > 0) {
        canvas.width = width;
        canvas.height = Math.round((width * picture.videoHeight) / picture.videoWidth);
        pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
        const bytes = await scanCode(pen.getImageData(0, 0, canvas.width, canvas.height)).catch(() => undefined);
        if (bytes && !isGone) told.current(bytes);
      }
      if (!isGone) timer = setTimeout(() => void look(), betweenMs);
    };
    void look();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [isActive, state]);

  return { state, video };
}
