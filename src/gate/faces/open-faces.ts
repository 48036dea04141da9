import type { FastifyInstance } from 'fastify';
import { openMobileEncoder } from '../../engines/faces/encoder.ts';
import type { GateHost, GatePart } from '../gate-parts.ts';
import { serveEndpoint } from '../serve.ts';
import { type FaceState, getFaceState, lookAtFace } from './contract.ts';
import { bytesOf } from './envelope.ts';
import { createFaceDesk } from './face-desk.ts';
import { openKeeper } from './keeper.ts';
import { falseAcceptRate, laneThreshold } from './lane-threshold.ts';
import { createNodeLanes, serveFrames } from './node-lanes.ts';

/** The part of a gate that recognises those who want it. Without a kit of networks it is not there, and codes do the work. */
export async function openFaces(host: GateHost): Promise<GatePart> {
  const { faces } = host;
  if (!faces) return { mount: (app) => serveEndpoint(app, getFaceState, () => absent), close: async () => undefined };
  const { name, size } = openMobileEncoder({ run: () => Promise.reject(new Error('not opened')) });
  const keeper = await openKeeper(host, { name, size });
  const threshold = (): number => laneThreshold(keeper.mode, keeper.gallery.count);
  const desk = createFaceDesk(host, keeper, size, threshold);
  const lanes = createNodeLanes(faces, desk);
  const state = (): FaceState => ({
    mode: keeper.mode,
    encoder: name,
    size,
    isFresh: keeper.isFresh,
    expected: keeper.gallery.count,
    threshold: threshold(),
    falseAcceptRate: falseAcceptRate(keeper.mode),
    isLivenessCertified: false,
  });
  return {
    async mount(app: FastifyInstance) {
      serveEndpoint(app, getFaceState, state);
      serveEndpoint(app, lookAtFace, async ({ body: { id, lane, vectors, claim } }) => {
        const look = { id, lane, vectors: vectors.map(vectorOf) };
        return await desk.answer(claim === undefined ? look : { ...look, claim: bytesOf(claim) });
      });
      await serveFrames(app, lanes);
    },
    async close() {
      await lanes.close();
      await keeper.close();
    },
  };
}

const absent: FaceState = {
  mode: 'off',
  encoder: null,
  size: 0,
  isFresh: false,
  expected: 0,
  threshold: 1,
  falseAcceptRate: 0,
  isLivenessCertified: false,
};

/** Floats of 32 bits, little endian; a length that does not fit makes none. */
function vectorOf(text: string): Float32Array {
  const bytes = bytesOf(text);
  const view = new DataView(bytes.buffer);
  const vector = Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getFloat32(at * 4, true));
  bytes.fill(0);
  return vector;
}
