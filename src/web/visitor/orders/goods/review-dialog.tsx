import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { writeReview } from '../../../../modules/market/contract.ts';
import { newId } from '../../../call.ts';
import { useReader } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Dialog } from '../../../ui/lazy-dialog.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useMarketQueries } from '../../market/market-queries.ts';
import { LetterField } from './letter-field.tsx';

interface ReviewDialogProps {
  readonly product: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** One to five stars and some words, once for each product that came. */
export function ReviewDialog({ product, title, onClose }: ReviewDialogProps) {
  const { t } = useLingui();
  const { call, edition, language } = useReader();
  const client = useQueryClient();
  const queries = useMarketQueries();
  const [id] = useState(newId);
  const [stars, setStars] = useState(0);
  const write = useMutation({
    mutationFn: (text: string) =>
      call(writeReview, { params: { edition, product }, body: { id, stars, text, language } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queries.reviews(product).queryKey });
      void client.invalidateQueries({ queryKey: queries.product(product).queryKey });
      toast(t`Thank you. The maker and others read it.`);
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    write.mutate(String(new FormData(event.currentTarget).get('text') ?? '').trim());
  };
  const names = [t`1 star`, t`2 stars`, t`3 stars`, t`4 stars`, t`5 stars`];
  return (
    <Dialog title={t`How is it: ${title}`} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <fieldset className="star-choice">
          <legend className="unseen">
            <Trans>Stars</Trans>
          </legend>
          {names.map((name, index) => (
            <label key={name} data-on={index < stars || undefined}>
              <input
                type="radio"
                name="stars"
                className="unseen"
                required
                checked={stars === index + 1}
                onChange={() => setStars(index + 1)}
              />
              <Icon name="star" size={32} />
              <span className="unseen">{name}</span>
            </label>
          ))}
        </fieldset>
        <LetterField label={t`A few words, if you like`} name="text" maxLength={2_000} />
        {write.error && <ProblemNotice error={write.error} />}
        <p className="row">
          <Button type="submit" busy={write.isPending}>
            <Trans>Say it</Trans>
          </Button>
          <Button look="quiet" onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
