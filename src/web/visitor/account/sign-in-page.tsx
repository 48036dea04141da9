import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { rememberSignedIn, sendCode, signInWithCode, useAccount } from '../../account.ts';
import { ProblemError } from '../../call.ts';
import { paths, safeNext } from '../../paths.ts';
import { useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** An address, a code from the mail, done; or a passkey in one tap. No password anywhere. */
export function SignInPage() {
  const { t } = useLingui();
  const reader = useReader();
  const [, navigate] = useLocation();
  const next = safeNext(new URLSearchParams(useSearch()).get('next'), reader);
  const client = useQueryClient();
  const [email, setEmail] = useState<string>();
  const { me } = useAccount();
  useHead({ title: t`Sign in` });
  const arrive = async () => {
    rememberSignedIn(true);
    await client.fetchQuery({ ...reader.queries.me(), staleTime: 0 });
    // Pages of staff and of brands are apps of their own.
    if (/^\/(staff|brand)(\/|$)/.test(next)) location.assign(next);
    else navigate(next, { replace: true });
  };
  return (
    <div className="inner page">
      <div className="narrow">
        <PageTitle
          title={t`Sign in`}
          lead={
            email
              ? t`We sent six digits to ${email}.`
              : t`We send you six digits by e-mail. The first time makes your account; there is no password to remember.`
          }
        />
        {me ? (
          <Notice kind="good" title={t`You are signed in as ${me.email}.`}>
            <Link href={next}>
              <Trans>Go on</Trans>
            </Link>
          </Notice>
        ) : email ? (
          <CodeForm email={email} onArrive={arrive} onBack={() => setEmail(undefined)} />
        ) : (
          <div className="stack wide">
            <AddressForm onSent={setEmail} />
            <PasskeyButton onArrive={arrive} />
          </div>
        )}
      </div>
    </div>
  );
}

function AddressForm({ onSent }: { onSent: (email: string) => void }) {
  const { t } = useLingui();
  const [fault, setFault] = useState<string>();
  const send = useMutation({ mutationFn: sendCode, onSuccess: (_answer, email) => onSent(email) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email') ?? '').trim();
    const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
    setFault(isAddress ? undefined : t`Type an e-mail address, as in name@example.org.`);
    if (isAddress) send.mutate(email);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field
        label={t`E-mail address`}
        name="email"
        type="email"
        autoComplete="username webauthn"
        inputMode="email"
        required
        fault={fault}
      />
      {send.error && <ProblemNotice error={send.error} />}
      <Button type="submit" broad busy={send.isPending}>
        <Trans>Send me a code</Trans>
      </Button>
    </form>
  );
}

interface CodeFormProps {
  readonly email: string;
  readonly onArrive: () => Promise<void>;
  readonly onBack: () => void;
}

function CodeForm({ email, onArrive, onBack }: CodeFormProps) {
  const { t } = useLingui();
  const reader = useReader();
  const [code, setCode] = useState('');
  const check = useMutation({
    mutationFn: async (otp: string) => {
      await signInWithCode(email, otp);
      await onArrive();
    },
  });
  const again = useMutation({ mutationFn: () => sendCode(email) });
  const status = check.error instanceof ProblemError ? check.error.status : 0;
  const isWrong = status >= 400 && status < 500 && status !== 429;
  const change = (text: string) => {
    const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6 && !check.isPending) check.mutate(digits);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === 6) check.mutate(code);
      }}
    >
      <Field
        label={t`Code from the e-mail`}
        look="code"
        value={code}
        onChange={(event) => change(event.target.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        autoFocus
        fault={
          isWrong
            ? t`This is not the code we sent, or its time is over. Check the digits, or ask for a new code.`
            : undefined
        }
      />
      {check.error && !isWrong && <ProblemNotice error={check.error} />}
      {again.isSuccess && <Notice kind="good" title={t`A new code is on its way.`} live />}
      <Button type="submit" broad busy={check.isPending}>
        <Trans>Sign in</Trans>
      </Button>
      <p className="row">
        <Button look="plain" onClick={() => again.mutate()} busy={again.isPending}>
          <Trans>Send a new code</Trans>
        </Button>
        <Button look="plain" onClick={onBack}>
          <Trans>Use another address</Trans>
        </Button>
      </p>
      {reader.demo && (
        <Notice kind="info" title={t`This is a demo`}>
          <p>
            <Trans>
              The mail with your code is in the{' '}
              <a href={paths.mailbox(reader)} target="_blank" rel="noreferrer">
                demo mailbox
              </a>
              .
            </Trans>
          </p>
        </Notice>
      )}
    </form>
  );
}

function PasskeyButton({ onArrive }: { onArrive: () => Promise<void> }) {
  const [isAble, setAble] = useState(false);
  useEffect(() => setAble('PublicKeyCredential' in window), []);
  const sign = useMutation({
    mutationFn: async () => {
      const { signInWithPasskey } = await import('./passkeys.ts');
      if (!(await signInWithPasskey())) throw new ProblemError({ code: 'web/passkey' });
      await onArrive();
    },
  });
  if (!isAble) return null;
  return (
    <div className="stack">
      <p className="either">
        <Trans>or</Trans>
      </p>
      <Button look="quiet" broad onClick={() => sign.mutate()} busy={sign.isPending}>
        <Icon name="key" />
        <Trans>Use a passkey</Trans>
      </Button>
      {sign.error && <ProblemNotice error={sign.error} />}
    </div>
  );
}
