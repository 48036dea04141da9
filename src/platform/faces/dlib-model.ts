import { channelsFirst, numbersOf, readWeights, type Weights } from './dlib-weights.ts';
import type { Constant, Network, Operation } from './onnx-writer.ts';

/** Blocks of the network in their order; those that go down halve the picture. */
const blocks = [
  ...['conv32_1', 'conv32_2', 'conv32_3', 'conv64_down', 'conv64_1', 'conv64_2', 'conv64_3', 'conv128_down'],
  ...['conv128_1', 'conv128_2', 'conv256_down', 'conv256_1', 'conv256_2', 'conv256_down_out'],
];
/** Side of the picture before the first block: 150, a convolution of 7 by twos, a maximum of 3 by twos. */
const firstSide = 35;

/**
 * dlib's face recognition network (King 2017: a ResNet of 29 layers, 150 × 150 pixels to 128 numbers) from the weights of
 * face-api, so that it runs on the same runtime as the others, in Node and in browsers. Weights stay bytes in the file
 * where they were; the runtime folds their scaling when it loads them. `manifest` is the text of the weights' manifest.
 */
export function dlibNetwork(manifest: string, bytes: Uint8Array): Network {
  const weights = readWeights(manifest, bytes);
  const parts = makeParts(weights);
  const { add } = parts;
  let side = firstSide;
  let last = add('Relu', 'start', [convolution(parts, 'conv32_down', 'input', { kernel: 7, stride: 2, pad: 0 })]);
  last = add('MaxPool', 'pool', [last], { kernel_shape: [3, 3], strides: [2, 2] });
  for (const name of blocks) {
    const isDown = name.includes('down');
    const first = convolution(parts, `${name}/conv1`, last, { kernel: 3, stride: isDown ? 2 : 1, pad: isDown ? 0 : 1 });
    const between = add('Relu', `${name}/between`, [first]);
    const found = convolution(parts, `${name}/conv2`, between, { kernel: 3, stride: 1, pad: 1 });
    const sum = isDown ? goDown(parts, name, last, found, side) : [found, last];
    if (isDown) side = Math.floor(side / 2);
    last = add('Relu', name, [add('Add', `${name}/sum`, sum)]);
  }
  const flat = add('Flatten', 'flat', [add('GlobalAveragePool', 'everywhere', [last])], { axis: 1 });
  add('MatMul', 'output', [flat, parts.constant('fc', [256, 128], numbersOf(weights('fc')))]);
  return {
    name: 'dlib-face-recognition-resnet-v1',
    input: { name: 'input', dims: [1, 3, 150, 150] },
    output: { name: 'output', dims: [1, 128] },
    constants: parts.constants,
    operations: parts.operations,
  };
}

type Parts = ReturnType<typeof makeParts>;

function makeParts(weights: (name: string) => Weights) {
  const constants: Constant[] = [];
  const operations: Operation[] = [];
  return {
    weights,
    constants,
    operations,
    add(type: string, output: string, inputs: readonly string[], attributes: Operation['attributes'] = {}): string {
      operations.push({ type, inputs, output, attributes });
      return output;
    },
    constant(name: string, dims: readonly number[], data: Constant['data']): string {
      constants.push({ name, dims, data });
      return name;
    },
  };
}

interface Steps {
  readonly kernel: number;
  readonly stride: number;
  readonly pad: number;
}

/** A convolution, then a factor and a summand for each channel. */
function convolution(parts: Parts, name: string, from: string, { kernel, stride, pad }: Steps): string {
  const { add, constant, weights } = parts;
  const filters = weights(`${name}/conv/filters`);
  const [height, width, inputs, outputs] = filters.shape as [number, number, number, number];
  let filter = constant(`${name}/filters`, [outputs, inputs, height, width], channelsFirst(filters));
  if (filters.quantization) {
    const { scale, min } = filters.quantization;
    const asFloat = add('Cast', `${name}/cast`, [filter], { to: 1 });
    const scaled = add('Mul', `${name}/scaled`, [asFloat, constant(`${name}/step`, [], Float32Array.of(scale))]);
    filter = add('Add', `${name}/filter`, [scaled, constant(`${name}/least`, [], Float32Array.of(min))]);
  }
  const perChannel = (part: string): string =>
    constant(`${name}/${part}`, [1, outputs, 1, 1], numbersOf(weights(`${name}/${part}`)));
  const bias = constant(`${name}/bias`, [outputs], numbersOf(weights(`${name}/conv/bias`)));
  const shape = { kernel_shape: [kernel, kernel], strides: [stride, stride], pads: [pad, pad, pad, pad] };
  const found = add('Conv', `${name}/found`, [from, filter, bias], shape);
  const weighed = add('Mul', `${name}/weighed`, [found, perChannel('scale/weights')]);
  return add('Add', `${name}/out`, [weighed, perChannel('scale/biases')]);
}

/**
 * Both sides of a block that halves: what goes around it is halved by means and gets channels of zeros; the border that
 * its convolution lost comes back as zeros.
 */
function goDown(parts: Parts, name: string, around: string, found: string, side: number): [string, string] {
  const { add, constant, weights } = parts;
  const padded = (from: string, channels: number, pixels: number): string => {
    if (channels === 0 && pixels === 0) return from;
    const ends = BigInt64Array.from([0, 0, 0, 0, 0, channels, pixels, pixels].map(BigInt));
    return add('Pad', `${from}/padded`, [from, constant(`${from}/ends`, [8], ends)]);
  };
  const [, , before, after] = weights(`${name}/conv1/conv/filters`).shape as [number, number, number, number];
  const mean = add('AveragePool', `${name}/mean`, [around], { kernel_shape: [2, 2], strides: [2, 2] });
  const lost = Math.floor(side / 2) - (Math.floor((side - 3) / 2) + 1);
  return [padded(found, 0, lost), padded(mean, after - before, 0)];
}
