import type { ModelName, ModelRunner, Tensor } from '../../engines/faces/encoder.ts';

/** What the page's thread and the models' thread say to each other. */
export type ToModels =
  | { readonly files: Readonly<Record<string, string>> }
  | { readonly id: number; readonly model: ModelName; readonly data: Float32Array; readonly dims: readonly number[] };
export interface FromModels {
  readonly id: number;
  readonly outputs?: Float32Array[];
  readonly error?: string;
}

interface KitManifest {
  readonly files: readonly { readonly name: string; readonly url: string }[];
}

/** This installation has no kit for faces; the page offers the other way in. */
export class KitAbsent extends Error {
  override name = 'KitAbsent';
}

export interface BrowserRunner extends ModelRunner {
  /** Loads networks ahead of their first use, about 12 MB over the wire the first time. */
  warm(models?: readonly ModelName[]): Promise<void>;
  close(): void;
}

/**
 * Networks of the kit in a thread of their own, so that the page stays quick; pictures never leave the device. Loads from
 * `/faces-kit` of the page's own server. Throws {@link KitAbsent}, or what the network says.
 */
export async function openBrowserRunner(): Promise<BrowserRunner> {
  const answer = await fetch('/faces-kit/manifest.json');
  if (answer.status === 404) throw new KitAbsent('There is no kit for faces here.');
  if (!answer.ok) throw new Error(`/faces-kit/manifest.json: ${answer.status}`);
  const manifest = (await answer.json()) as KitManifest;
  const files = Object.fromEntries(manifest.files.map(({ name, url }) => [name, new URL(url, location.href).href]));
  const worker = new Worker(new URL('./model-thread.ts', import.meta.url), { type: 'module', name: 'faces' });
  const waiting = new Map<number, { resolve(outputs: Float32Array[]): void; reject(error: Error): void }>();
  let last = 0;
  const send = (message: ToModels): void => worker.postMessage(message);
  worker.onmessage = ({ data }: MessageEvent<FromModels>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.outputs) one?.resolve(data.outputs);
    else one?.reject(new Error(data.error));
  };
  worker.onerror = (event) => {
    for (const one of waiting.values()) one.reject(new Error(event.message || 'The face networks did not start.'));
    waiting.clear();
  };
  send({ files });
  const run = (model: ModelName, { data, dims }: Tensor): Promise<Float32Array[]> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      send({ id, model, data, dims });
    });
  return {
    run,
    async warm(models = ['detect', 'landmark', 'eye', 'embed']) {
      for (const model of models) {
        const dims = inputDims[model];
        await run(model, { data: new Float32Array(dims.reduce((all, one) => all * one, 1)), dims });
      }
    },
    close() {
      worker.terminate();
      for (const one of waiting.values()) one.reject(new Error('The face networks were closed.'));
      waiting.clear();
    },
  };
}

const inputDims: Readonly<Record<ModelName, readonly number[]>> = {
  detect: [1, 3, 240, 320],
  landmark: [1, 1, 64, 64],
  eye: [1, 1, 24, 24],
  embed: [1, 3, 112, 112],
  embedDlib: [1, 3, 150, 150],
};
