import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Discipline } from '../../../modules/editions/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';

/** Disciplines of one sport together, sorted by the sport's name in the reader's language. */
export function sportsOf(view: EditionView): { name: string; disciplines: readonly Discipline[] }[] {
  const sports = new Map<string, Discipline[]>();
  for (const discipline of view.edition.disciplines) {
    const name = view.say(discipline.sport);
    sports.set(name, [...(sports.get(name) ?? []), discipline]);
  }
  return Array.from(sports, ([name, disciplines]) => ({ name, disciplines })).sort((first, second) =>
    view.formats.compare(first.name, second.name),
  );
}

const firstTiles = 12;

/** Find by sport: pictures first, the rest behind one tap. */
export function SportTiles({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const [isWhole, setWhole] = useState(false);
  const sports = sportsOf(view);
  const shown = isWhole ? sports : sports.slice(0, firstTiles);
  return (
    <section className="stack" aria-labelledby="sports">
      <h2 id="sports">
        <Trans>Find your sport</Trans>
      </h2>
      <ul className="sport-tiles">
        {shown.map(({ name, disciplines }) => (
          <li key={name}>
            <Link href={paths.programme(reader, { sport: disciplines.map(({ id }) => id) })}>
              <Pictogram discipline={disciplines[0]} size={44} asSport={disciplines.length > 1} />
              <span>{name.replace('/', '/\u200b')}</span>
            </Link>
          </li>
        ))}
      </ul>
      {sports.length > firstTiles && (
        <div>
          <Button look="quiet" onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
            {isWhole ? t`Show fewer` : t`All ${sports.length} sports`}
          </Button>
        </div>
      )}
    </section>
  );
}
