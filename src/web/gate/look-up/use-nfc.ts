import { useCallback, useEffect, useRef, useState } from 'react';

/** What of Web NFC (W3C community group) is used: the number of a chip that is held to the phone. */
interface NdefReader extends EventTarget {
  scan(options: { signal: AbortSignal }): Promise<void>;
}

export interface Nfc {
  readonly isOffered: boolean;
  readonly isOn: boolean;
  /** Asks for the permission; to be called from a touch. */
  readonly start: () => void;
}

function readerHere(): (new () => NdefReader) | undefined {
  return (globalThis as { NDEFReader?: new () => NdefReader }).NDEFReader;
}

/** Bands held to the phone that shows this screen, where its browser can read them. */
export function useNfc(onUid: (uid: string) => unknown): Nfc {
  const told = useRef(onUid);
  told.current = onUid;
  const [isOn, setOn] = useState(false);
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);
  const start = useCallback(() => {
    const Reader = readerHere();
    if (!Reader || stopping.current) return;
    const reader = new Reader();
    const control = new AbortController();
    stopping.current = control;
    const onRead = (event: Event) => told.current((event as Event & { serialNumber: string }).serialNumber);
    reader.addEventListener('reading', onRead, { signal: control.signal });
    // A band without any record is a reading error, and its number is told all the same.
    reader.addEventListener('readingerror', (event) => 'serialNumber' in event && onRead(event), {
      signal: control.signal,
    });
    reader.scan({ signal: control.signal }).then(
      () => setOn(true),
      () => {
        stopping.current = undefined;
      },
    );
  }, []);
  return { isOffered: readerHere() !== undefined, isOn, start };
}
