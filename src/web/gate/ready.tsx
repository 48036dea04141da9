import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { Sign } from '../ui/sign.tsx';
import { typedCode, typedUid } from './seen-codes.ts';
import type { CameraState } from './use-camera.ts';

interface ReadyProps {
  readonly isEntry: boolean;
  readonly camera: CameraState;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly isHidden: boolean;
  readonly onCode: (code: string) => void;
  readonly onUid: (uid: string) => void;
}

/** Waiting for somebody: the picture of the camera, and a field for readers that type. */
export function Ready({ isEntry, camera, video, isHidden, onCode, onUid }: ReadyProps) {
  return (
    <section className="ready" hidden={isHidden} aria-labelledby="ready-word">
      <div className={`finder ${camera}`}>
        <video ref={video} muted playsInline aria-hidden="true" tabIndex={-1} />
        <Sign size={160} />
      </div>
      <div className="ready-words">
        <p className="word" id="ready-word">
          {isEntry ? <Trans>Show your code</Trans> : <Trans>Way out</Trans>}
        </p>
        <p className="sentence">
          {camera === 'on' ? (
            <Trans>Hold the phone before the camera, a hand’s width away.</Trans>
          ) : camera === 'none' ? (
            <Trans>There is no camera here. Use the reader, or look people up by name.</Trans>
          ) : (
            <Trans>The camera is starting.</Trans>
          )}
        </p>
        {!isHidden && <CodeField onCode={onCode} onUid={onUid} />}
      </div>
    </section>
  );
}

/** Takes what a reader types and ends with Enter; it has the focus whenever nothing else wants it. */
function CodeField({ onCode, onUid }: Pick<ReadyProps, 'onCode' | 'onUid'>) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [isWrong, setWrong] = useState(false);
  useEffect(() => {
    if (!document.querySelector('dialog[open]')) field.current?.focus({ preventScroll: true });
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = field.current?.value ?? '';
    if (field.current) field.current.value = '';
    const uid = typedUid(text);
    const code = uid === undefined ? typedCode(text) : undefined;
    setWrong(uid === undefined && code === undefined && text.trim() !== '');
    if (uid !== undefined) onUid(uid);
    else if (code !== undefined) onCode(code);
  };
  return (
    <form className="code-form" onSubmit={submit}>
      <label htmlFor="code">{t`Code from a reader`}</label>
      <input
        ref={field}
        id="code"
        data-testid="code-input"
        inputMode="none"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-describedby={isWrong ? 'code-fault' : undefined}
        aria-invalid={isWrong || undefined}
      />
      {isWrong && <p id="code-fault" role="alert">{t`This is not a code that a pass can hold. Read it again.`}</p>}
    </form>
  );
}
