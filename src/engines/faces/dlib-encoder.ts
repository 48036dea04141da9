import { fitSimilarity, warped } from './align.ts';
import { type FaceEncoder, lookAt, type ModelRunner, unitOf } from './encoder.ts';
import { fivePoints } from './landmarks.ts';

const size = 150;
/** dlib cuts faces with a border of a quarter of the face on each side. */
const border = 0.25;

/**
 * Eyes, tip of the nose and corners of the mouth of dlib's mean face, in shares of the face: the means of its points over
 * the same landmarks as {@link fivePoints} takes.
 */
const meanFace = [0.2242, 0.2119, 0.7561, 0.2119, 0.4901, 0.5156, 0.2723, 0.7825, 0.708, 0.7825];
const template = meanFace.map((share) => ((share + border) / (1 + 2 * border)) * size);
/** Mean red, green and blue of what it was trained with. */
const means = [122.782, 117.001, 104.298] as const;

/**
 * The second encoder: dlib's network, 128 numbers, whose author gave the weights away (CC0). Weaker than the first
 * (docs/engines/faces.md), with its origin known better. Faces and landmarks are found as for the first.
 */
export function openDlibEncoder(runner: ModelRunner): FaceEncoder {
  return {
    name: 'dlib-resnet-128',
    version: '1',
    size: 128,
    look: (picture) => lookAt(runner, picture),
    async encode(picture, face) {
      const chip = warped(picture, fitSimilarity(fivePoints(face.points), template), size);
      const area = size * size;
      const data = chip.map((value, at) => (value - means[Math.floor(at / area)]!) / 255);
      const [vector] = await runner.run('embedDlib', { data, dims: [1, 3, size, size] });
      return unitOf(vector!);
    },
  };
}
