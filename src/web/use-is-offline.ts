import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** Whether this page was kept and came without a network; a device with a weak signal says that it is connected all the same. */
const isKeptPage = () => document.documentElement.dataset['kept'] !== undefined;

/** The server was reached again: what is shown may be fresh from now on. */
export function noteReached(): void {
  if (typeof document === 'undefined' || !isKeptPage()) return;
  delete document.documentElement.dataset['kept'];
  dispatchEvent(new Event('online'));
}

/** Whether there is no network now; on the server there is one. */
export function useIsOffline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => !navigator.onLine || isKeptPage(),
    () => false,
  );
}
