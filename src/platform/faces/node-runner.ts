import { Worker } from 'node:worker_threads';
import type { ModelName, ModelRunner, Tensor } from '../../engines/faces/encoder.ts';
import { checkedKitFolder, kitRoot } from './kit.ts';

/** Files of the kit by network; the second is how far its graph is rewritten, whichever was measured faster. */
const models: Readonly<Record<ModelName, readonly [file: string, optimisation: 'all' | 'extended']>> = {
  detect: ['models/detect.onnx', 'all'],
  landmark: ['models/landmark.onnx', 'all'],
  eye: ['models/eye.onnx', 'all'],
  // The layout that 'all' would choose takes three times as long for this network.
  embed: ['models/embed.onnx', 'extended'],
  embedDlib: ['models/dlib.onnx', 'all'],
};

/** Runs in a thread of its own. Text, since the bundle of the command line has no second file to start a thread from. */
const threadCode = `
const { parentPort, workerData } = require('node:worker_threads');
const { createRequire } = require('node:module');
const { InferenceSession, Tensor } = createRequire(workerData.kit + '/kit.js')('onnxruntime-node');
const sessions = new Map();
function sessionOf(model) {
  if (!sessions.has(model)) {
    const [file, graphOptimizationLevel] = workerData.models[model];
    const options = { graphOptimizationLevel, intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
    sessions.set(model, InferenceSession.create(workerData.kit + '/' + file, options));
  }
  return sessions.get(model);
}
parentPort.on('message', async ({ id, model, data, dims }) => {
  try {
    const session = await sessionOf(model);
    const found = await session.run({ [session.inputNames[0]]: new Tensor('float32', data, dims) });
    parentPort.postMessage({ id, outputs: session.outputNames.map((name) => Float32Array.from(found[name].data)) });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error && error.message || error) });
  }
});
`;

interface Answer {
  readonly id: number;
  readonly outputs?: Float32Array[];
  readonly error?: string;
}

export interface NodeRunner extends ModelRunner {
  close(): Promise<void>;
}

/**
 * Networks of the kit in a thread of their own, one core each; for more lanes open more. Every file it runs is hashed
 * first. Throws KitMissing, or an error that names the file that changed.
 */
export function openNodeRunner(root = kitRoot()): NodeRunner {
  const kit = checkedKitFolder('', root);
  const worker = new Worker(threadCode, { eval: true, workerData: { kit, models } });
  worker.unref();
  const waiting = new Map<number, { resolve(outputs: Float32Array[]): void; reject(error: Error): void }>();
  let last = 0;
  const settle = (id: number) => {
    const one = waiting.get(id);
    waiting.delete(id);
    // A thread that nobody waits for does not keep the process alive.
    if (waiting.size === 0) worker.unref();
    return one;
  };
  const fail = (error: Error): void => {
    for (const id of [...waiting.keys()]) settle(id)?.reject(error);
  };
  worker.on('message', ({ id, outputs, error }: Answer) => {
    const one = settle(id);
    if (outputs) one?.resolve(outputs);
    else one?.reject(new Error(error));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread of the face networks ended.')));
  return {
    run(model: ModelName, { data, dims }: Tensor) {
      return new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ id, model, data, dims });
      });
    },
    async close() {
      await worker.terminate();
    },
  };
}
