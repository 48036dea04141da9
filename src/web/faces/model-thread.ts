import type { FromModels, ToModels } from './browser-runner.ts';

/** The part of onnxruntime-web that is used; it comes from the kit at run time, not from the bundle. */
interface Runtime {
  readonly env: { readonly wasm: { numThreads: number; proxy: boolean; wasmPaths: { mjs: string; wasm: string } } };
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Session>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => unknown;
}
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, unknown>>): Promise<Record<string, { readonly data: Float32Array }>>;
}

const thread = globalThis as unknown as {
  onmessage: (event: MessageEvent<ToModels>) => void;
  postMessage(message: FromModels): void;
};
const sessions = new Map<string, Promise<Session>>();
let files: Readonly<Record<string, string>> = {};
let runtime: Promise<Runtime> | undefined;
/** The runtime takes one call at a time. */
let turn: Promise<unknown> = Promise.resolve();

async function openRuntime(): Promise<Runtime> {
  const opened = (await import(/* @vite-ignore */ fileOf('ort.wasm.min.mjs'))) as Runtime;
  // One thread needs no shared memory, so it works on pages that are not isolated from others.
  opened.env.wasm.numThreads = 1;
  opened.env.wasm.proxy = false;
  opened.env.wasm.wasmPaths = {
    mjs: fileOf('ort-wasm-simd-threaded.mjs'),
    wasm: fileOf('ort-wasm-simd-threaded.wasm'),
  };
  return opened;
}

function fileOf(name: string): string {
  const url = files[name];
  if (url === undefined) throw new Error(`The kit for faces has no ${name}.`);
  return url;
}

const modelFiles: Readonly<Record<string, string>> = {
  detect: 'detect.onnx',
  landmark: 'landmark.onnx',
  eye: 'eye.onnx',
  embed: 'embed.onnx',
  embedDlib: 'dlib.onnx',
};

async function openSession(model: string): Promise<Session> {
  runtime ??= openRuntime();
  const { InferenceSession } = await runtime;
  const answer = await fetch(fileOf(modelFiles[model]!));
  if (!answer.ok) throw new Error(`${model}: ${answer.status}`);
  const options = { executionProviders: ['wasm'], graphOptimizationLevel: 'all' };
  return await InferenceSession.create(new Uint8Array(await answer.arrayBuffer()), options);
}

function sessionOf(model: string): Promise<Session> {
  const known = sessions.get(model);
  if (known) return known;
  const opening = openSession(model);
  sessions.set(model, opening);
  // A network that did not load is tried again at its next use.
  opening.catch(() => sessions.delete(model));
  return opening;
}

thread.onmessage = ({ data: message }) => {
  if ('files' in message) {
    files = message.files;
    return;
  }
  const { id, model, data, dims } = message;
  turn = turn.then(async () => {
    try {
      const session = await sessionOf(model);
      const { Tensor } = await runtime!;
      const found = await session.run({ [session.inputNames[0]!]: new Tensor('float32', data, dims) });
      thread.postMessage({ id, outputs: session.outputNames.map((name) => Float32Array.from(found[name]!.data)) });
    } catch (error) {
      thread.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
};
