import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { saveBrand } from '../../../modules/market/contract.ts';
import { useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { useBrand, useChange } from '../brand-data.ts';
import { BrandPicture } from '../brand-picture.tsx';
import { PhotoField } from '../photo-field.tsx';
import { taleOf } from './apply-page.tsx';
import { Members } from './members.tsx';
import { TaleFields, taleBody } from './tale-form.tsx';

/** What visitors read about the maker. */
export function TalePage() {
  const { t } = useLingui();
  const { edition } = useReader();
  const brand = useBrand();
  const [tale, setTale] = useState(() => taleOf(brand));
  const [photo, setPhoto] = useState<string | null | undefined>(undefined);
  const save = useChange(saveBrand);
  useHead({ title: t`About us` });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { ...taleBody(tale), ...(photo === undefined ? {} : { photo }) };
    save.mutate({ params: { edition, brand: brand.id }, body }, { onSuccess: () => toast(t`Saved.`) });
  };
  const shown = photo ? ({ id: photo, kind: 'photo' } as const) : brand.picture;
  return (
    <div className="stack wide">
      <PageTitle title={t`About us`} lead={t`What visitors read about you, beside your goods.`} />
      <form className="stack wide" onSubmit={submit}>
        <div className="row">
          <BrandPicture picture={shown} size={120} />
          <PhotoField has={shown.kind === 'photo'} onChange={setPhoto} />
        </div>
        <TaleFields tale={tale} onChange={setTale} />
        {save.error && <ProblemNotice error={save.error} />}
        <div>
          <Button type="submit" busy={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
      <Members />
    </div>
  );
}
