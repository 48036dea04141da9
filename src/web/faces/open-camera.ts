import type { Picture } from '../../engines/faces/picture.ts';

/** A camera that shows faces; its pictures live in memory only, one at a time. */
export interface FaceCamera {
  readonly stream: MediaStream;
  /** The picture of this moment; undefined while the camera warms up. */
  grab(): Picture | undefined;
  close(): void;
}

/** Why there is no camera. */
export type CameraFault = 'denied' | 'none' | 'busy';

export class CameraAbsent extends Error {
  override name = 'CameraAbsent';
  readonly fault: CameraFault;

  constructor(fault: CameraFault) {
    super(`No camera: ${fault}`);
    this.fault = fault;
  }
}

/** Wide enough for 40 pixels between the eyes at two metres, small enough to be looked at ten times a second. */
const width = 640;

/** Opens the camera that faces the person and plays it into `video`. Throws {@link CameraAbsent}. */
export async function openCamera(video: HTMLVideoElement): Promise<FaceCamera> {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  if (!mediaDevices) throw new CameraAbsent('none');
  const wish = { video: { facingMode: 'user', width: { ideal: width }, height: { ideal: 480 } }, audio: false };
  const stream = await mediaDevices.getUserMedia(wish).catch((error: DOMException) => {
    const isDenied = error.name === 'NotAllowedError' || error.name === 'SecurityError';
    throw new CameraAbsent(isDenied ? 'denied' : error.name === 'NotReadableError' ? 'busy' : 'none');
  });
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  video.srcObject = stream;
  // Not waited for: a camera that shows nothing yet is told by grab().
  void video.play().catch(() => undefined);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return {
    stream,
    grab() {
      if (!pen || video.videoWidth === 0) return undefined;
      canvas.width = width;
      canvas.height = Math.round((width * video.videoHeight) / video.videoWidth);
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      return pen.getImageData(0, 0, canvas.width, canvas.height);
    },
    close() {
      close();
      canvas.width = 0;
    },
  };
}
