import type { FastifyInstance } from 'fastify';
import { mountFacesKit } from '../platform/faces/mount-kit.ts';

/** The networks and their runtime, for pages that enrol a face on the visitor's own device. */
export function serveFacesKit(app: FastifyInstance): void {
  mountFacesKit(app);
}
