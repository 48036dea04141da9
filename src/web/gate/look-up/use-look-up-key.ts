import { useEffect, useRef } from 'react';

/** F2 opens the look-up: a key that no reader types. */
export function useLookUpKey(onKey: () => void): void {
  const told = useRef(onKey);
  told.current = onKey;
  useEffect(() => {
    const onDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F2') return;
      event.preventDefault();
      told.current();
    };
    addEventListener('keydown', onDown);
    return () => removeEventListener('keydown', onDown);
  }, []);
}
