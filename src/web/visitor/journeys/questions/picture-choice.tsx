import type { KeyboardEvent, ReactNode } from 'react';

interface PictureGroupProps {
  readonly label: string;
  readonly look?: 'small' | 'wide' | 'three';
  readonly children: ReactNode;
}

/** Pictures to choose from. Arrows move between them as they lie on the screen; space takes one, enter goes on. */
export function PictureGroup({ label, look, children }: PictureGroupProps) {
  return (
    <fieldset className={look ? `pictures ${look}` : 'pictures'} aria-label={label} onKeyDown={moveByArrow}>
      {children}
    </fieldset>
  );
}

interface PictureChoiceProps {
  readonly kind?: 'checkbox' | 'radio';
  readonly name?: string;
  readonly isChosen: boolean;
  readonly picture: ReactNode;
  readonly line?: ReactNode;
  readonly children: ReactNode;
  readonly onChange: (isChosen: boolean) => void;
}

/** One picture with its word; what is chosen carries a tick besides its colour. */
export function PictureChoice(props: PictureChoiceProps) {
  const { kind = 'checkbox', name, isChosen, picture, line, children, onChange } = props;
  return (
    <label className="picture">
      <input
        type={kind}
        name={name}
        className="unseen"
        checked={isChosen}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="face">
        <span className="drawing">{picture}</span>
        <span className="word">{children}</span>
        {line && <span className="soft fine">{line}</span>}
        <svg className="tick" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <circle cx="12" cy="12" r="12" fill="currentColor" />
          <path d="M6.500 12.500l3.500 3.500 7-7.500" fill="none" stroke="var(--raised)" strokeWidth="2.600" />
        </svg>
      </span>
    </label>
  );
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Moves the focus to the nearest picture in the direction of an arrow; radio buttons keep the browser's own way. */
function moveByArrow(event: KeyboardEvent<HTMLFieldSetElement>): void {
  const way = arrows[event.key];
  const from = event.target;
  if (!way || !(from instanceof HTMLInputElement) || from.type !== 'checkbox') return;
  event.preventDefault();
  const middle = (element: Element) => {
    const box = element.closest('label')!.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const [x, y] = middle(from);
  const [dx, dy] = way;
  let nearest: HTMLInputElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
    const [ox, oy] = middle(one);
    const along = (ox - x) * dx + (oy - y) * dy;
    const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    if (along > 4 && along + aside * 3 < least) {
      least = along + aside * 3;
      nearest = one;
    }
  }
  nearest?.focus();
}
