import type { Tx } from '../../../platform/tx.ts';
import { findDrawing } from './store.ts';

/** Colours that a drawing leaves open: main, accent, ground. */
const places = ['#010101', '#020202', '#030303'];
const pattern = /^([A-Za-z0-9_-]+)\.([0-9a-f]{6})\.([0-9a-f]{6})\.([0-9a-f]{6})$/;

/** A drawing in the colours of its id, `kettle.1d1d1f.c22f22.faf8f3`, as SVG text; undefined where there is none. */
export async function getDrawing(tx: Tx, edition: string, id: string): Promise<string | undefined> {
  const [, motif, ...colours] = pattern.exec(id) ?? [];
  const drawing = motif === undefined ? undefined : await findDrawing(tx.db, edition, motif);
  if (!drawing) return undefined;
  return places.reduce((svg, place, index) => svg.replaceAll(place, `#${colours[index]}`), drawing.svg);
}
