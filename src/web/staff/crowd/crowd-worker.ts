import { replicate } from '../../../engines/crowd/replicate.ts';
import { slotsForParties } from '../../../engines/crowd/slots-for-parties.ts';
import type { CrowdAnswer, CrowdQuestion } from './use-crowd.ts';

/** Plays scenes beside the page, so that it stays smooth. The newest question is answered; older ones are dropped. */
let newest: CrowdQuestion | undefined;

addEventListener('message', ({ data }: MessageEvent<CrowdQuestion>) => {
  if (newest === undefined) setTimeout(answer, 0);
  newest = data;
});

function answer(): void {
  const question = newest;
  if (!question) return;
  const { scene, seed, runs, follow, down } = question;
  const slotsFor =
    follow === null
      ? undefined
      : (parties: Parameters<typeof slotsForParties>[1]) =>
          slotsForParties(scene, parties, { compliance: follow, ...(down ? { closed: down } : {}) });
  const result = replicate(scene, seed, runs, slotsFor);
  postMessage({ id: question.id, result } satisfies CrowdAnswer);
  if (newest === question) newest = undefined;
  else setTimeout(answer, 0);
}
