import type { Picture } from '../../../modules/market/contract.ts';
import { paths } from '../../paths.ts';
import { useReader } from '../../reader.tsx';

const widths = [320, 640, 1280] as const;

interface ProductPictureProps {
  readonly picture: Picture;
  /** What is to be seen; empty where words beside it say it. */
  readonly alt?: string;
  /** How wide it is shown, for the browser to choose a size. */
  readonly sizes?: string;
  readonly isFirst?: boolean;
}

/** A drawing or a photo, square, on the ground of its own. */
export function ProductPicture({ picture, alt = '', sizes = '320px', isFirst = false }: ProductPictureProps) {
  const { edition } = useReader();
  const { id, kind } = picture;
  const loading = isFirst ? ('eager' as const) : ('lazy' as const);
  if (kind === 'drawing')
    return (
      <img
        className="goods-picture"
        src={paths.picture(edition, id)}
        alt={alt}
        width={320}
        height={320}
        loading={loading}
        decoding="async"
      />
    );
  const setOf = (format: 'avif' | 'webp') =>
    widths.map((width) => `${paths.picture(edition, id, width, format)} ${width}w`).join(', ');
  return (
    <picture>
      <source type="image/avif" srcSet={setOf('avif')} sizes={sizes} />
      <source type="image/webp" srcSet={setOf('webp')} sizes={sizes} />
      <img
        className="goods-picture"
        src={paths.picture(edition, id, 640)}
        alt={alt}
        width={640}
        height={640}
        loading={loading}
        decoding="async"
      />
    </picture>
  );
}
