import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface NoticeProps {
  readonly kind?: 'info' | 'good' | 'wait' | 'bad';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Spoken as soon as it appears: for the answer to something the reader did. */
  readonly live?: boolean;
}

const icons: Record<NonNullable<NoticeProps['kind']>, IconName> = {
  info: 'info',
  good: 'check',
  wait: 'clock',
  bad: 'look',
};

/** Something to know: colour, a drawing and words say the same. */
export function Notice({ kind = 'info', title, children, live = false }: NoticeProps) {
  return (
    <div className={`notice ${kind}`} role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[kind]} />
      <div className="body">
        {title && <p className="title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

interface EmptyProps {
  readonly icon: IconName;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet: why, and what to do about it. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <Icon name={icon} size={40} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
