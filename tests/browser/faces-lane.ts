import { type Browser, chromium, expect, type Page } from '@playwright/test';
import type { Picture } from '../../src/engines/faces/encoder.ts';
import type { PhotoDecoder } from '../../src/platform/faces/decode-photo.ts';
import { browserOptions } from './chromium.ts';
import { drawFrame } from './faces-pictures.ts';

interface Camera {
  /** Chromium's own fake camera plays this file. */
  readonly film?: string;
  readonly isAllowed?: boolean;
  readonly isThere?: boolean;
}

/** A browser with a camera of its own. */
export async function launch({ film, isAllowed = true, isThere = true }: Camera = {}): Promise<Browser> {
  const options = await browserOptions();
  const more = [
    `--use-fake-device-for-media-stream${isThere ? '' : '=device-count=0'}`,
    `--use-fake-ui-for-media-stream${isAllowed ? '' : '=deny'}`,
    ...(film === undefined ? [] : [`--use-file-for-fake-video-capture=${film}`]),
  ];
  // No map is drawn here, so nothing needs a graphics card that a processor plays.
  const plain = options.args.filter((one) => !/gl=|angle|swiftshader|gpu/.test(one));
  return await chromium.launch({ ...options, args: [...plain, '--disable-gpu', ...more] });
}

/** What a lane says. */
export interface Said {
  readonly word: string;
  /** Reason of the act, or why not. */
  readonly why: string;
}

export const comeIn = 'Come in';
export const codeInstead = 'Show your code';
export const others = (why: string): Said => ({ word: codeInstead, why });
export const nobody = (): Picture => drawFrame([]);

/** Answers how the lane stands once it has said something. */
export async function read(page: Page): Promise<Said> {
  const answer = page.locator('.answer');
  await expect(answer).toBeVisible({ timeout: 40_000 });
  return {
    word: (await page.getByTestId('word').textContent()) ?? '',
    why: (await answer.getAttribute('data-reason')) ?? (await answer.getAttribute('data-why')) ?? '',
  };
}

/** The screen of a lane whose camera is a canvas that the test paints. */
export class Lane {
  readonly page: Page;
  /** From the first fit frame to the answer, each in milliseconds. */
  readonly tookMs: number[] = [];
  private readonly decoder: PhotoDecoder;
  private readonly painted = new Map<Picture, string>();

  private constructor(page: Page, decoder: PhotoDecoder) {
    this.page = page;
    this.decoder = decoder;
  }

  static async open(browser: Browser, url: string, decoder: PhotoDecoder): Promise<Lane> {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
    const lane = new Lane(await context.newPage(), decoder);
    await lane.page.addInitScript(() => {
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 480;
      const pen = canvas.getContext('2d')!;
      const picture = new Image();
      setInterval(() => picture.complete && picture.width > 0 && pen.drawImage(picture, 0, 0), 100);
      Object.assign(globalThis, {
        paint: (address: string) => {
          picture.src = address;
          return picture.decode();
        },
      });
      navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(10));
    });
    await lane.load(url);
    return lane;
  }

  async load(url: string): Promise<void> {
    // An address that differs by its hash alone would not be loaded anew.
    await this.page.goto('about:blank');
    await this.page.goto(`${url}/#faces`);
    await this.paint(nobody());
    await expect(this.page.getByTestId('word')).toHaveText('Walk through', { timeout: 60_000 });
  }

  async paint(picture: Picture): Promise<void> {
    const known = this.painted.get(picture);
    const address =
      known ?? `data:image/jpeg;base64,${Buffer.from(this.decoder.encode(picture, 92)).toString('base64')}`;
    this.painted.set(picture, address);
    const paint = (text: string) => (globalThis as unknown as { paint(text: string): Promise<void> }).paint(text);
    await this.page.evaluate(paint, address);
  }

  /** The lane is empty, then somebody walks in; answers what the screen says. */
  async walk(picture: Picture): Promise<Said> {
    await this.paint(empty);
    await expect(this.page.locator('[data-lane-view=empty]')).toBeVisible({ timeout: 40_000 });
    await this.paint(picture);
    const said = await read(this.page);
    const took = await this.page.locator('.lane').getAttribute('data-took-ms');
    // Only looks that came to a comparison have a time of their own; others would repeat the last one.
    if (took && !unfit.test(said.why)) this.tookMs.push(Number(took));
    return said;
  }
}

const empty = nobody();
const unfit = /^(several|tooSmall|dark|blurred|turned)$/;
