import type { CrowdFigures } from '../../../engines/crowd/crowd-figures.ts';
import { playOnce, type SlotMaker, summarise } from '../../../engines/crowd/replicate.ts';
import { slotsForParties } from '../../../engines/crowd/slots-for-parties.ts';
import type { CrowdAnswer, CrowdQuestion } from './use-crowd.ts';

/*
 * Plays scenes beside the page, so that it stays smooth. A first picture is sent after one run, a better one after all of them;
 * between two runs a newer question takes the place of the one at hand.
 */
let newest: CrowdQuestion | undefined;
let isPlaying = false;

addEventListener('message', ({ data }: MessageEvent<CrowdQuestion>) => {
  newest = data;
  if (!isPlaying) setTimeout(() => play(data, []), 0);
  isPlaying = true;
});

function play(question: CrowdQuestion, earlier: readonly CrowdFigures[]): void {
  if (newest !== question) {
    const next = newest!;
    setTimeout(() => play(next, []), 0);
    return;
  }
  const { scene, seed, runs, follow, down } = question;
  const slotsFor: SlotMaker | undefined =
    follow === null
      ? undefined
      : (parties) => slotsForParties(scene, parties, { compliance: follow, ...(down ? { closed: down } : {}) });
  const figures = [...earlier, playOnce(scene, seed + earlier.length, slotsFor)];
  const isWhole = figures.length === runs;
  if (figures.length === 1 || isWhole)
    postMessage({ id: question.id, result: summarise(figures), isWhole } satisfies CrowdAnswer);
  if (isWhole) isPlaying = false;
  else setTimeout(() => play(question, figures), 0);
}
