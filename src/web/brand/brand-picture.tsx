import type { Picture } from '../../modules/market/contract.ts';
import { paths } from '../paths.ts';
import { useReader } from '../reader.tsx';

/** A drawing or a photo, square; the words beside it say what it is. */
export function BrandPicture({ picture, size }: { readonly picture: Picture; readonly size: number }) {
  const { edition } = useReader();
  const width = size > 200 ? 800 : 400;
  const address = paths.picture(edition, picture.id, picture.kind === 'photo' ? width : undefined);
  return <img className="goods-picture" src={address} width={size} height={size} alt="" loading="lazy" />;
}
