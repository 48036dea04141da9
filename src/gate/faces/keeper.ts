import { streamBytes } from '../../engines/faces/template.ts';
import { type AnswerOf, type BodyOf, fillPath } from '../../kernel/endpoint.ts';
import { minute, second } from '../../kernel/time.ts';
import { type FaceMode, mostInGallery, syncFaces } from '../../modules/faces/contract.ts';
import { type Feed, startFeed } from '../feed.ts';
import type { GateHost } from '../gate-parts.ts';
import { base64UrlOf, bytesOf, newGateKey, openTemplate, openWrap, rotationStream } from './envelope.ts';
import { createGallery, type Gallery } from './gallery.ts';

/**
 * A gate that has not heard its server for so long empties its gallery: what was withdrawn meanwhile is gone here too, and
 * the server counts on it after 60 s. When it is back it is handed everything again.
 */
export const aloneMs = 45 * second;
/** After somebody came in, a second try works so long. */
const afterUse = 15 * minute;
const mostAnswers = 1_000;

/** The gallery of one gate and its dealings with the server. */
export interface FaceKeeper {
  readonly gallery: Gallery;
  readonly mode: FaceMode;
  /** False before the first word of the server, and when it is cut off. */
  readonly isFresh: boolean;
  /** Somebody came in by this arming. */
  use(arming: string): void;
  close(): Promise<void>;
}

type Round = BodyOf<typeof syncFaces>;
type Handed = AnswerOf<typeof syncFaces>;

/** Opens an empty gallery with a key pair that lives as long as this process, and begins to ask who is armed. */
export async function openKeeper(
  host: Pick<GateHost, 'edition' | 'gate' | 'line' | 'everyMs' | 'clock' | 'warn' | 'onChange'>,
  encoder: { readonly name: string; readonly size: number },
): Promise<FaceKeeper> {
  const { edition, gate, clock } = host;
  const key = await newGateKey();
  const gallery = createGallery(encoder.size, (bytes) => crypto.getRandomValues(bytes));
  const told = { taken: new Set<string>(), erased: new Set<string>(), used: new Set<string>() };
  let sent: Round | undefined;
  let mode: FaceMode = 'off';
  let isEmpty = true;
  let heardAt = Number.NEGATIVE_INFINITY;
  const isFresh = (): boolean => performance.now() - heardAt < aloneMs;

  const take = async ({ armed, withdrawn, mode: next }: Handed): Promise<void> => {
    for (const name of ['taken', 'erased', 'used'] as const)
      for (const one of sent?.[name] ?? []) told[name].delete(one);
    if (sent?.isEmpty) isEmpty = false;
    heardAt = performance.now();
    mode = next;
    for (const arming of withdrawn) {
      gallery.erase(arming);
      told.erased.add(arming);
    }
    if (mode === 'off') gallery.eraseAll();
    else for (const one of armed) await takeIn(one);
    host.onChange();
  };
  const takeIn = async ({ arming, pass, session, sealed, wrapped, armedAt, endsAt }: Handed['armed'][number]) => {
    try {
      const keys = await openWrap(bytesOf(wrapped), key, { edition, session, pass, gate });
      const template = await openTemplate(bytesOf(sealed), keys.seal, { edition, pass });
      const stream = await rotationStream(keys.rotation, streamBytes(encoder.size));
      gallery.put({ arming, pass, session, armedAt, endsAt }, template, stream, mostInGallery[mode]);
      for (const used of [keys.seal, keys.rotation, template, stream]) used.fill(0);
    } catch (error) {
      // A blob that does not open helps nobody, however often it comes: it counts as taken.
      host.warn({ arming, error: String(error) }, 'faceNotOpened');
    }
    told.taken.add(arming);
  };
  const feed: Feed = startFeed<Handed>({
    line: host.line,
    everyMs: host.everyMs,
    path: () => fillPath(syncFaces.path, { edition, gate }),
    body: () => {
      const first = (set: Set<string>) => [...set].slice(0, mostAnswers);
      sent = {
        publicKey: base64UrlOf(key.publicKey),
        encoder: encoder.name,
        isEmpty,
        holds: gallery.count,
        taken: first(told.taken),
        erased: first(told.erased),
        used: first(told.used),
      };
      return sent;
    },
    take,
    warn: host.warn,
  });
  const timer = setInterval(() => {
    const now = clock.now();
    for (const person of [...gallery.people()]) if (person.endsAt <= now) gallery.erase(person.arming);
    if (isFresh() || isEmpty) return;
    gallery.eraseAll();
    isEmpty = true;
    host.onChange();
  }, second);
  timer.unref();
  return {
    gallery,
    get mode() {
      return mode;
    },
    get isFresh() {
      return isFresh();
    },
    use(arming) {
      told.used.add(arming);
      gallery.shorten(arming, clock.now() + afterUse);
    },
    async close() {
      clearInterval(timer);
      await feed.stop();
      gallery.eraseAll();
    },
  };
}
