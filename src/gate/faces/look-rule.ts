import { meanTemplate, score } from '../../engines/faces/template.ts';
import type { FaceMode } from '../../modules/faces/contract.ts';
import type { Band } from './contract.ts';
import type { ArmedPerson, Gallery } from './gallery.ts';

/** Whom two vectors show. */
export type Recognition =
  | { readonly kind: 'person'; readonly person: ArmedPerson; readonly band: Band }
  | { readonly kind: 'nobody' | 'unsure'; readonly band: Band };

/** A second person so like the first (twins) makes both unsure. */
export const leastLead = 0.08;

/** Two frames, one person: the mean of both is compared, and neither frame alone may speak for somebody else. */
export function recognise(
  gallery: Pick<Gallery, 'best'>,
  vectors: readonly Float32Array[],
  threshold: number,
  claimed?: string,
): Recognition {
  const mean = meanTemplate(vectors);
  const [best, second] = gallery.best(mean, claimed);
  const band = bandOf(best?.score ?? -1, threshold);
  const isOne = vectors.every((vector) => {
    const own = gallery.best(vector, claimed)[0];
    return own?.person.arming === best?.person.arming || (own?.score ?? 0) < threshold;
  });
  mean.fill(0);
  if (!best || best.score < threshold) return { kind: band === 'near' ? 'unsure' : 'nobody', band };
  const isTwin =
    second !== undefined && second.person.pass !== best.person.pass && best.score - second.score < leastLead;
  return isTwin || !isOne ? { kind: 'unsure', band } : { kind: 'person', person: best.person, band };
}

/** Four steps of likeness, which tell an operator how a lane does and nothing of a face. */
export function bandOf(likeness: number, threshold: number): Band {
  if (likeness >= threshold) return 'sure';
  if (likeness >= threshold - 0.12) return 'near';
  return likeness >= threshold / 2 ? 'low' : 'none';
}

/** Unit vectors only: another length makes scores that mean nothing. */
export function isUnit(vector: Float32Array, size: number): boolean {
  if (vector.length !== size) return false;
  const squares = vector.reduce((sum, value) => sum + value * value, 0);
  return Number.isFinite(squares) && Math.abs(squares - 1) < 0.01 && score(vector, vector) > 0;
}

/** Whether a mode asks who it is before it compares. */
export const needsClaim = (mode: FaceMode): boolean => mode === 'oneToOne';
