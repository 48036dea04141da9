/** One set of weights as face-api keeps them: whole as 32-bit floats, or one byte a number, value = byte × scale + min. */
interface WeightsSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly quantization?: { readonly scale: number; readonly min: number };
}

export interface Weights {
  readonly shape: readonly number[];
  /** Bytes that stand for numbers, with what turns them into numbers; or the numbers themselves. */
  readonly data: Uint8Array | Float32Array;
  readonly quantization: { readonly scale: number; readonly min: number } | undefined;
}

/** Finds weights by name; they follow one another in the bytes in the order of the manifest. */
export function readWeights(manifest: string, bytes: Uint8Array): (name: string) => Weights {
  const [{ weights }] = JSON.parse(manifest) as [{ weights: WeightsSpec[] }];
  const found = new Map<string, Weights>();
  let at = 0;
  for (const { name, shape, quantization } of weights) {
    const count = shape.reduce((all, one) => all * one, 1);
    // A copy: four-byte numbers must begin at a multiple of four.
    const raw = new Uint8Array(bytes.subarray(at, at + count * (quantization ? 1 : 4)));
    found.set(name, { shape, quantization, data: quantization ? raw : new Float32Array(raw.buffer) });
    at += raw.length;
  }
  if (at !== bytes.length) throw new Error(`The weights have ${bytes.length} bytes, not ${at}.`);
  return (name) => {
    const one = found.get(name);
    if (!one) throw new Error(`The weights have no ${name}.`);
    return one;
  };
}

/** The numbers that weights stand for. */
export function numbersOf({ data, quantization }: Weights): Float32Array {
  if (!quantization) return Float32Array.from(data);
  return Float32Array.from(data, (byte) => byte * quantization.scale + quantization.min);
}

/** Filters as height, width, inputs, outputs become outputs, inputs, height, width. */
export function channelsFirst({ data, shape }: Weights): Uint8Array | Float32Array {
  const [height, width, inputs, outputs] = shape as [number, number, number, number];
  const turned = data.slice();
  let at = 0;
  for (let output = 0; output < outputs; output++)
    for (let input = 0; input < inputs; input++)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) turned[at++] = data[((y * width + x) * inputs + input) * outputs + output]!;
  return turned;
}
