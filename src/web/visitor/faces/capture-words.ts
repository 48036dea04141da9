import { useLingui } from '@lingui/react/macro';
import type { LivenessFailure, LivenessStep } from '../../../engines/faces/liveness.ts';
import type { CaptureHint, Shot } from '../../faces/capture.ts';
import type { CaptureFault } from './use-capture.ts';

/** Everything that is said while pictures are taken: short, kind, one thing at a time. */
export function useCaptureWords() {
  const { t } = useLingui();
  const shots: Record<Shot, string> = {
    ahead: t`Look ahead`,
    turned: t`Turn your head a little to one side`,
    nearer: t`Come a little nearer`,
  };
  const hints: Record<CaptureHint, string> = {
    noFace: t`We look for you. Hold the phone before your face.`,
    several: t`Just you, please.`,
    tooSmall: t`Come a little nearer.`,
    dark: t`A little more light.`,
    blurred: t`Hold still for a moment.`,
    turned: t`A little less turned.`,
    lookAhead: t`Look straight ahead.`,
    turnALittle: t`A little further to the side.`,
    comeNearer: t`Nearer still.`,
    otherPerson: t`This looks like somebody else. Just you, please.`,
  };
  const steps: Record<LivenessStep, string> = {
    turnLeft: t`Turn your head to your left, and back`,
    turnRight: t`Turn your head to your right, and back`,
    nod: t`Nod once`,
    blink: t`Close both eyes for a moment`,
  };
  const failures: Record<LivenessFailure | 'otherPerson', string> = {
    tooSlow: t`That took a little too long.`,
    faceLost: t`We lost sight of you.`,
    moreFaces: t`Somebody else came into the picture.`,
    jumped: t`The picture jumped.`,
    otherPerson: t`Somebody else came before the camera.`,
  };
  const faults: Record<CaptureFault, readonly [string, string]> = {
    kitAbsent: [t`Faces are not set up at this organiser yet.`, t`Your code opens every gate. Nothing was kept.`],
    offline: [t`No connection.`, t`Setting this up needs a network once. Your code works without one.`],
    denied: [
      t`The camera is not allowed.`,
      t`Allow the camera for this page in your browser, then try again. Or use your code: it needs no camera.`,
    ],
    none: [t`There is no camera here.`, t`Open this page on your phone. Or use your code: it needs no camera.`],
    busy: [t`Another program has the camera.`, t`Close it there, then try again. Or use your code.`],
    failed: [t`This browser cannot do it.`, t`Try another browser. Or use your code: it works everywhere.`],
  };
  return { shots, hints, steps, failures, faults };
}
