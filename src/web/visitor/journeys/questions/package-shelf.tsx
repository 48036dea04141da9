import { Trans } from '@lingui/react/macro';
import type { EditionView } from '../../../reader.tsx';
import { Pictogram } from '../../../ui/pictogram.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Picture } from '../picture.tsx';
import type { Choices, Package } from '../wishes.ts';

interface ShelfProps {
  readonly choices: Choices | undefined;
  readonly view: EditionView;
  readonly onChoose: (chosen: Package) => void;
}

/** Journeys that the organiser put together, to start from. */
export function PackageShelf({ choices, view, onChoose }: ShelfProps) {
  if (choices && choices.packages.length === 0) return null;
  return (
    <section className="stack shelf" aria-labelledby="shelf">
      <h2 id="shelf" className="large">
        <Trans>Or start from one of these</Trans>
      </h2>
      {!choices && <Skeleton lines={1} height={180} />}
      <ul className="shelf-row">
        {choices?.packages.map((one) => (
          <li key={one.id}>
            <button type="button" className="package-card" onClick={() => onChoose(one)}>
              <span className="tile">
                {one.discipline ? (
                  <Pictogram discipline={view.discipline(one.discipline)} />
                ) : (
                  <Picture name={one.character === 'sport' ? 'sport' : one.character} />
                )}
              </span>
              <span className="strong">{view.say(one.names)}</span>
              <span className="fine figures">
                {one.firstDay === one.lastDay
                  ? view.formats.day(one.firstDay)
                  : `${view.formats.day(one.firstDay)} – ${view.formats.day(one.lastDay)}`}
              </span>
              <span className="soft fine">{view.say(one.summary)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
