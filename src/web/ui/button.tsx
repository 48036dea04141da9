import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';

export type ButtonLook = 'main' | 'quiet' | 'plain' | 'danger';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly look?: ButtonLook;
  readonly broad?: boolean;
  /** While its work is under way: it stays focusable and says so, but does nothing. */
  readonly busy?: boolean;
}

const classOf = (look: ButtonLook, broad: boolean) =>
  `button ${look === 'main' ? '' : look} ${broad ? 'broad' : ''}`.trim();

export function Button({ look = 'main', broad = false, busy = false, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      className={classOf(look, broad)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    />
  );
}

interface ButtonLinkProps {
  readonly to: string;
  readonly look?: ButtonLook;
  readonly broad?: boolean;
  readonly children: ReactNode;
}

/** A link that looks like a button: it leads somewhere. */
export function ButtonLink({ to, look = 'main', broad = false, children }: ButtonLinkProps) {
  return (
    <Link href={to} className={classOf(look, broad)}>
      {children}
    </Link>
  );
}
