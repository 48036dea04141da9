import { useLingui } from '@lingui/react/macro';
import { Pictogram } from '../../../ui/pictogram.tsx';
import { toggled } from '../wishes.ts';
import { PictureChoice, PictureGroup } from './picture-choice.tsx';
import type { QuestionProps } from './questions-page.tsx';

const mostSports = 12;

/** Which sport makes your heart beat: all of them as pictures, by name. */
export function SportQuestion({ wishes, view, onChange }: QuestionProps) {
  const { t } = useLingui();
  const disciplines = view.edition.disciplines
    .map((discipline) => ({ discipline, name: view.disciplineName(discipline.id) }))
    .sort((first, second) => view.formats.compare(first.name, second.name));
  return (
    <PictureGroup label={t`Sports`}>
      {disciplines.map(({ discipline, name }) => (
        <PictureChoice
          key={discipline.id}
          isChosen={wishes.sports.includes(discipline.id)}
          picture={<Pictogram discipline={discipline} size={40} />}
          onChange={() => onChange({ sports: toggled(wishes.sports, discipline.id, mostSports) })}
        >
          {name.replace('/', '/\u200b')}
        </PictureChoice>
      ))}
    </PictureGroup>
  );
}
