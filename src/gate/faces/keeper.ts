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

type Host = Pick<GateHost, 'edition' | 'gate' | 'line' | 'everyMs' | 'clock' | 'warn' | 'onChange'>;
type GateKey = Awaited<ReturnType<typeof newGateKey>>;

/** Opens an empty gallery with a key pair that lives as long as this process, and begins to ask who is armed. */
export async function openKeeper(
  host: Host,
  encoder: { readonly name: string; readonly size: number },
): Promise<FaceKeeper> {
  return new Keeper(host, encoder, await newGateKey());
}

class Keeper implements FaceKeeper {
  readonly gallery: Gallery;
  mode: FaceMode = 'off';
  private readonly host: Host;
  private readonly encoder: { readonly name: string; readonly size: number };
  private readonly key: GateKey;
  private readonly told = { taken: new Set<string>(), erased: new Set<string>(), used: new Set<string>() };
  private readonly feed: Feed;
  private readonly timer: NodeJS.Timeout;
  private sent: Round | undefined;
  private isEmpty = true;
  private heardAt = Number.NEGATIVE_INFINITY;

  constructor(host: Host, encoder: { readonly name: string; readonly size: number }, key: GateKey) {
    this.host = host;
    this.encoder = encoder;
    this.key = key;
    this.gallery = createGallery(encoder.size, (bytes) => crypto.getRandomValues(bytes));
    const { line, everyMs, warn, edition, gate } = host;
    this.feed = startFeed<Handed>({
      line,
      everyMs,
      path: () => fillPath(syncFaces.path, { edition, gate }),
      body: () => this.report(),
      take: (handed) => this.take(handed),
      warn,
    });
    this.timer = setInterval(() => this.look(), second);
    this.timer.unref();
  }

  get isFresh(): boolean {
    return performance.now() - this.heardAt < aloneMs;
  }

  use(arming: string): void {
    this.told.used.add(arming);
    this.gallery.shorten(arming, this.host.clock.now() + afterUse);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.feed.stop();
    this.gallery.eraseAll();
  }

  private report(): Round {
    const first = (set: Set<string>) => [...set].slice(0, mostAnswers);
    this.sent = {
      publicKey: base64UrlOf(this.key.publicKey),
      encoder: this.encoder.name,
      isEmpty: this.isEmpty,
      holds: this.gallery.count,
      taken: first(this.told.taken),
      erased: first(this.told.erased),
      used: first(this.told.used),
    };
    return this.sent;
  }

  private async take({ armed, withdrawn, mode }: Handed): Promise<void> {
    const { sent, told } = this;
    for (const name of ['taken', 'erased', 'used'] as const)
      for (const one of sent?.[name] ?? []) told[name].delete(one);
    if (sent?.isEmpty) this.isEmpty = false;
    this.heardAt = performance.now();
    this.mode = mode;
    for (const arming of withdrawn) {
      this.gallery.erase(arming);
      told.erased.add(arming);
    }
    if (mode === 'off') this.gallery.eraseAll();
    else for (const one of armed) await this.takeIn(one);
    this.host.onChange();
  }

  private async takeIn({ arming, pass, session, sealed, wrapped, armedAt, endsAt }: Handed['armed'][number]) {
    const { edition, gate, warn } = this.host;
    try {
      const keys = await openWrap(bytesOf(wrapped), this.key, { edition, session, pass, gate });
      const template = await openTemplate(bytesOf(sealed), keys.seal, { edition, pass });
      const stream = await rotationStream(keys.rotation, streamBytes(this.encoder.size));
      const person = { arming, pass, session, armedAt, endsAt };
      this.gallery.put(person, template, stream, mostInGallery[this.mode]);
      for (const used of [keys.seal, keys.rotation, template, stream]) used.fill(0);
    } catch (error) {
      // A blob that does not open helps nobody, however often it comes: it counts as taken.
      warn({ arming, error: String(error) }, 'faceNotOpened');
    }
    this.told.taken.add(arming);
  }

  /** Once a second: what is over is overwritten; cut off for too long, everything is. */
  private look(): void {
    const now = this.host.clock.now();
    for (const person of [...this.gallery.people()]) if (person.endsAt <= now) this.gallery.erase(person.arming);
    if (this.isFresh || this.isEmpty) return;
    this.gallery.eraseAll();
    this.isEmpty = true;
    this.host.onChange();
  }
}
