import { useEffect, useRef } from 'react';
import { typedCode } from './seen-codes.ts';

/** No human types like this: characters within so many ms of each other, and at least so many of them. */
const quickMs = 80;
const shortest = 20;

/**
 * Takes what a reader types when no field has the focus, as while an answer is shown; its Enter then presses no button.
 */
export function useReader(onCode: (code: string) => void): void {
  const told = useRef(onCode);
  told.current = onCode;
  useEffect(() => {
    let text = '';
    let at = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
      const isQuick = event.timeStamp - at < quickMs;
      at = event.timeStamp;
      if (event.key === 'Enter' && isQuick && text.length >= shortest) {
        event.preventDefault();
        event.stopPropagation();
        const code = typedCode(text);
        text = '';
        if (code !== undefined) told.current(code);
      } else if (event.key.length === 1) text = isQuick ? text + event.key : event.key;
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
