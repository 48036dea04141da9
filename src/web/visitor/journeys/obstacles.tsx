import type { Journey, Obstacle, Wishes } from '../../../modules/journeys/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useObstacleWords } from './obstacle-words.ts';
import type { Places } from './places.ts';

interface ObstaclesProps {
  readonly obstacles: readonly Obstacle[];
  readonly wishes: Journey['wishes'];
  readonly places: Places;
  readonly view: EditionView;
  readonly most?: number;
  readonly onRemedy: (change: (wishes: Wishes) => Wishes) => void;
}

/** What stands in the way of a wish, and what would help, one tap away. */
export function Obstacles({ obstacles, wishes, places, view, most = 4, onRemedy }: ObstaclesProps) {
  const wordsOf = useObstacleWords(view, places);
  const shown = wordsOf(obstacles, wishes).slice(0, most);
  if (shown.length === 0) return null;
  return (
    <ul className="obstacles">
      {shown.map(({ key, sentence, remedy }) => (
        <li key={key}>
          <Icon name="look" size={20} />
          <span>{sentence}</span>
          {remedy && (
            <button type="button" className="chip" onClick={() => onRemedy(remedy.wishes)}>
              {remedy.label}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
