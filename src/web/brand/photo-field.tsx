import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { addPicture } from '../../modules/market/contract.ts';
import { newId } from '../call.ts';
import { useReader } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useBrand, useChange } from './brand-data.ts';

interface PhotoFieldProps {
  readonly has: boolean;
  /** Id of the new photo; null goes back to the drawing. */
  readonly onChange: (photo: string | null) => void;
}

/** Brings a photo at once; it is shown where its id is saved. */
export function PhotoField({ has, onChange }: PhotoFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const send = useChange(addPicture);
  const bring = async (file: File | undefined) => {
    if (!file) return;
    const body = { id: newId(), bytes: await base64Of(file) };
    send.mutate({ params: { edition, brand }, body }, { onSuccess: ({ picture }) => onChange(picture.id) });
  };
  return (
    <div className="stack tight">
      <label className="strong" htmlFor={id}>
        {has ? <Trans>Another photo</Trans> : <Trans>Bring a photo</Trans>}
      </label>
      <input
        id={id}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/avif"
        disabled={send.isPending}
        onChange={(event) => {
          void bring(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <p className="soft fine">
        <Trans>JPEG, PNG, WebP or AVIF up to 8 MB. Where it was taken is removed from it.</Trans>
      </p>
      {send.isPending && <p role="status">{t`Bringing it…`}</p>}
      {send.error && <ProblemNotice error={send.error} />}
      {has && (
        <div>
          <Button look="plain" onClick={() => onChange(null)}>
            <Trans>Show the drawing instead</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

/** The bytes of a file as base64. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += 32_768)
    text += String.fromCharCode(...bytes.subarray(from, from + 32_768));
  return btoa(text);
}
