import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { type getCart, removeCode, saveCode } from '../../../modules/orders/contract.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** A code of a promotion: typed behind one tap, shown while it counts, taken off again. */
export function CodeField({ code }: { readonly code: AnswerOf<typeof getCart>['code'] }) {
  const { t } = useLingui();
  const { call, queries, edition } = useReader();
  const client = useQueryClient();
  const onSettled = () => void client.invalidateQueries({ queryKey: queries.cart().queryKey });
  const params = { edition };
  const save = useMutation({
    mutationFn: (text: string) => call(saveCode, { params, body: { code: text } }),
    onSettled,
  });
  const remove = useMutation({ mutationFn: () => call(removeCode, { params }), onSettled });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(
      String(new FormData(event.currentTarget).get('code') ?? '')
        .normalize('NFKC')
        .trim(),
    );
  };
  const error = save.error ?? remove.error;
  if (code)
    return (
      <div className="stack tight">
        <p className="row apart">
          <span className="row close">
            <Icon name={code.applies ? 'check' : 'info'} size={20} />
            <span className="strong" translate="no">
              {code.code}
            </span>
          </span>
          <Button look="plain" busy={remove.isPending} onClick={() => remove.mutate()}>
            <Trans>Use it no more</Trans>
          </Button>
        </p>
        {!code.applies && (
          <p className="fine soft">
            <Trans>This code takes nothing off what is in the cart now.</Trans>
          </p>
        )}
        {error && <ProblemNotice error={error} />}
      </div>
    );
  return (
    <details className="by-rule">
      <summary>{t`I have a code`}</summary>
      <form className="code-form" onSubmit={submit}>
        <Field label={t`Code`} name="code" required maxLength={40} autoComplete="off" autoCapitalize="characters" />
        <Button type="submit" look="quiet" busy={save.isPending}>
          <Trans>Use it</Trans>
        </Button>
      </form>
      {error && <ProblemNotice error={error} />}
    </details>
  );
}
