import { useEffect, useRef } from 'react';
import { typedCode, typedUid } from './seen-codes.ts';

/** No human types like this: characters within so many ms of each other, and at least so many of them. */
const quickMs = 80;
const shortest = 20;
const shortestUid = 8;

/**
 * Takes what a reader types when no field has the focus, as while an answer is shown; its Enter then presses no button.
 */
export function useReader(onCode: (code: string) => unknown, onUid: (uid: string) => unknown = () => undefined): void {
  const told = useRef({ onCode, onUid });
  told.current = { onCode, onUid };
  useEffect(() => {
    let text = '';
    let at = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
      const isQuick = event.timeStamp - at < quickMs;
      at = event.timeStamp;
      const uid = event.key === 'Enter' && isQuick && text.length >= shortestUid ? typedUid(text) : undefined;
      if (uid !== undefined || (event.key === 'Enter' && isQuick && text.length >= shortest)) {
        event.preventDefault();
        event.stopPropagation();
        const code = typedCode(text);
        text = '';
        if (uid !== undefined) told.current.onUid(uid);
        else if (code !== undefined) told.current.onCode(code);
      } else if (event.key.length === 1) text = isQuick ? text + event.key : event.key;
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
