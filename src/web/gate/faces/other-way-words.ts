import { useLingui } from '@lingui/react/macro';
import type { OtherWay } from '../../../gate/faces/contract.ts';

/** What a lane says when it did not recognise somebody: to a visitor, kindly, with the way that always works. */
export function useOtherWayWords(): (why: OtherWay) => string {
  const { t } = useLingui();
  const words: Record<OtherWay, string> = {
    off: t`Faces are not used here.`,
    notReady: t`This lane recognises nobody now.`,
    claimNeeded: t`Show your code first, then look here.`,
    nobody: t`We do not expect you by face.`,
    unsure: t`We are not sure enough.`,
    several: t`One at a time, please.`,
    tooSmall: t`Come a little nearer.`,
    dark: t`It is too dark for us.`,
    blurred: t`Hold still for a moment.`,
    turned: t`Look ahead, please.`,
    unreadable: t`The camera sees nothing we can use.`,
  };
  return (why) => words[why];
}
