import type { FastifyInstance } from 'fastify';
import { type ModelRunner, openMobileEncoder } from '../../engines/faces/encoder.ts';
import { fillPath } from '../../kernel/endpoint.ts';
import { refuseCommon } from '../../kernel/problem.ts';
import { frameLimits, type LaneView, showFrame } from './contract.ts';
import { bytesOf } from './envelope.ts';
import type { FaceDesk } from './face-desk.ts';
import { createLaneWatch, type LaneWatch } from './lane-watch.ts';

/** Networks that run in this process; opened at the first frame. */
export interface FaceNetworks {
  openRunner(): ModelRunner & { close(): Promise<void> };
}

/** A raw frame of one lane: rows of red, green, blue, alpha. */
export interface Frame {
  readonly lane: string;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly claim?: Uint8Array;
}

export interface NodeLanes {
  see(frame: Frame): Promise<LaneView>;
  close(): Promise<void>;
}

interface Lane {
  readonly watch: LaneWatch;
  claim: Uint8Array | undefined;
  isLooking: boolean;
  last: LaneView;
}

const mostLanes = 8;

/** Lanes whose camera has no computer of its own: the gate looks. A frame that comes while it looks is let go. */
export function createNodeLanes(networks: FaceNetworks, desk: FaceDesk): NodeLanes {
  let runner: (ModelRunner & { close(): Promise<void> }) | undefined;
  const lanes = new Map<string, Lane>();
  const laneOf = (name: string): Lane => {
    const known = lanes.get(name);
    if (known) return known;
    if (lanes.size >= mostLanes) lanes.delete(lanes.keys().next().value!);
    runner ??= networks.openRunner();
    const lane: Lane = {
      watch: createLaneWatch({
        encoder: openMobileEncoder(runner),
        ask: (vectors) => {
          const look = { id: crypto.randomUUID(), lane: name, vectors };
          return desk.answer(lane.claim ? { ...look, claim: lane.claim } : look);
        },
        now: () => performance.now(),
      }),
      claim: undefined,
      isLooking: false,
      last: { kind: 'empty' },
    };
    lanes.set(name, lane);
    return lane;
  };
  return {
    async see({ lane: name, width, height, data, claim }) {
      const lane = laneOf(name);
      if (claim) lane.claim = claim;
      if (lane.isLooking) return lane.last;
      lane.isLooking = true;
      try {
        lane.last = await lane.watch.see({ width, height, data });
        if (lane.last.kind === 'empty') lane.claim = undefined;
        return lane.last;
      } finally {
        data.fill(0);
        lane.isLooking = false;
      }
    },
    async close() {
      for (const { watch } of lanes.values()) watch.reset();
      await runner?.close();
    },
  };
}

/** The address for raw frames; sizes are checked before a byte is read. */
export async function serveFrames(app: FastifyInstance, lanes: NodeLanes): Promise<void> {
  const bodyLimit = showFrame.bodyLimit!;
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    );
    scope.route({
      method: 'POST',
      url: `/api${fillPath(showFrame.path, {})}`,
      bodyLimit,
      onRequest: async (request) => {
        const { width, height } = sidesOf(request.query);
        if (Number(request.headers['content-length']) !== width * height * 4) throw refuseCommon.badInput();
      },
      handler: async (request, reply) => {
        const query = request.query as Record<string, string>;
        const lane = query['lane'] ?? '';
        const { body } = request;
        if (!/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}$/.test(lane) || !Buffer.isBuffer(body)) throw refuseCommon.badInput();
        const { width, height } = sidesOf(query);
        const { claim } = query;
        if (claim !== undefined && !/^[A-Za-z0-9_-]{2,4000}$/.test(claim)) throw refuseCommon.badInput();
        const frame = { lane, width, height, data: body };
        const view = await lanes.see(claim === undefined ? frame : { ...frame, claim: bytesOf(claim) });
        return await reply.header('cache-control', 'no-store').send(view);
      },
    });
  });
}

function sidesOf(query: unknown): { width: number; height: number } {
  const { width, height } = query as Record<string, string>;
  const sides = [width, height].map((side) => (/^\d{1,5}$/.test(side ?? '') ? Number(side) : 0));
  const { leastSide, largestSide } = frameLimits;
  if (sides.some((side) => side < leastSide || side > largestSide)) throw refuseCommon.badInput();
  return { width: sides[0]!, height: sides[1]! };
}
