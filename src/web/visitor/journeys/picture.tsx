import { type PictureName, pictures } from './pictures.ts';

/** A small drawing beside words that say the same. */
export function Picture({ name, size = 32 }: { readonly name: PictureName; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={pictures[name]} />
    </svg>
  );
}
