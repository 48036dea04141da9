import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { Icon } from './icon.tsx';

interface PageTitleProps {
  readonly title: ReactNode;
  /** A line that says what this page is. */
  readonly lead?: ReactNode;
  /** Where one comes from. */
  readonly back?: { readonly to: string; readonly label: string };
}

let isFirstPage = true;

/** Title of a page. After a navigation inside the site it takes the focus, so that a screen reader hears where it is. */
export function PageTitle({ title, lead, back }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <header className="page-title">
      {back && (
        <p className="way">
          <Link href={back.to}>
            <Icon name="back" size={20} />
            {back.label}
          </Link>
        </p>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className="lead">{lead}</p>}
    </header>
  );
}
