import { useLingui } from '@lingui/react/macro';
import type { EditionView } from '../../reader.tsx';
import { Icon } from '../../ui/icon.tsx';

interface StarsProps {
  readonly mean: number;
  readonly count?: number;
  readonly view: EditionView;
}

/** A star with its figure: what buyers think, from one to five. */
export function Stars({ mean, count, view }: StarsProps) {
  const { t } = useLingui();
  const figure = view.formats.number(Math.round(mean * 10) / 10);
  return (
    <span className="stars fine">
      <Icon name="star" size={16} />
      <span className="unseen">{t`${figure} of 5 stars`}</span>
      <span aria-hidden="true">{figure}</span>
      {count !== undefined && <span className="soft">({view.formats.number(count)})</span>}
    </span>
  );
}
