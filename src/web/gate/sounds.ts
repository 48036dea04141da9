import type { Act } from '../../gate/contract.ts';

/** How an answer looks and sounds: come in; a human looks, as nothing is wrong with the person; stop and ask; go well. */
export type Tone = 'come' | 'look' | 'stop' | 'leave';

/** Reasons that speak against the code itself, not of a time or a place. */
const serious = new Set(['forged', 'revoked', 'alreadyUsed', 'noReentry']);

export function toneOf(act: Pick<Act, 'outcome' | 'reason'>): Tone {
  if (act.outcome === 'admit') return 'come';
  if (act.outcome === 'exit') return 'leave';
  return serious.has(act.reason) ? 'stop' : 'look';
}

/** Steps of a sound: hertz, from and until in seconds. */
type Step = readonly [hertz: number, from: number, until: number];

/** Three that nobody mixes up with the eyes closed: rising, twice the same, one low and long. Leaving falls softly. */
const scores: Readonly<Record<Tone, readonly Step[]>> = {
  come: [
    [660, 0, 0.11],
    [990, 0.11, 0.3],
  ],
  look: [
    [520, 0, 0.14],
    [520, 0.22, 0.36],
  ],
  stop: [[185, 0, 0.6]],
  leave: [
    [660, 0, 0.1],
    [495, 0.1, 0.24],
  ],
};

let context: AudioContext | undefined;

/** Browsers start sound only after a touch or a key; call it then. */
export function wakeSound(): void {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

export function playSound(tone: Tone): void {
  if (context?.state !== 'running') return;
  const start = context.currentTime + 0.01;
  for (const [hertz, from, until] of scores[tone]) {
    const voice = context.createOscillator();
    const volume = context.createGain();
    voice.type = tone === 'stop' ? 'square' : 'triangle';
    voice.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start + from);
    volume.gain.linearRampToValueAtTime(tone === 'stop' ? 0.25 : 0.6, start + from + 0.01);
    volume.gain.setValueAtTime(tone === 'stop' ? 0.25 : 0.6, start + until - 0.03);
    volume.gain.linearRampToValueAtTime(0, start + until);
    voice.connect(volume).connect(context.destination);
    voice.start(start + from);
    voice.stop(start + until);
  }
}
