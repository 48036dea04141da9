import { useEffect, useState } from 'react';

type Listener = (text: string) => void;
const listeners = new Set<Listener>();

/** Says in passing that something was done. */
export function toast(text: string): void {
  for (const listener of listeners) listener(text);
}

/** Where passing words appear, politely spoken. */
export function ToastArea() {
  const [texts, setTexts] = useState<readonly { id: number; text: string }[]>([]);
  useEffect(() => {
    let next = 0;
    const listener: Listener = (text) => {
      const id = next++;
      setTexts((shown) => [...shown.slice(-2), { id, text }]);
      setTimeout(() => setTexts((shown) => shown.filter((one) => one.id !== id)), 5_000);
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {texts.map(({ id, text }) => (
        <div key={id} className="toast">
          {text}
        </div>
      ))}
    </div>
  );
}
