import { useLingui } from '@lingui/react/macro';
import { Link, useLocation } from 'wouter';
import { Icon, type IconName } from '../ui/icon.tsx';
import { desk, useBrand, useDesk } from './brand-data.ts';

interface Way {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
  readonly count?: number | undefined;
  /** On a phone it stands at the end of the first page. */
  readonly isLater?: boolean;
}

function useWays(): readonly Way[] {
  const { t } = useLingui();
  const { id } = useBrand();
  const { data } = useDesk();
  return [
    { to: desk.home(id), label: t`Today`, icon: 'home' },
    { to: desk.orders(id), label: t`Orders`, icon: 'bag', count: data?.toSend },
    { to: desk.products(id), label: t`Products`, icon: 'list' },
    { to: desk.returns(id), label: t`Returns`, icon: 'undo', count: data?.toAnswer },
    { to: desk.money(id), label: t`Money`, icon: 'programme' },
    { to: desk.files(id), label: t`Files`, icon: 'share', isLater: true },
    { to: desk.reviews(id), label: t`Reviews`, icon: 'heart', isLater: true },
    { to: desk.tale(id), label: t`About us`, icon: 'person', isLater: true },
  ];
}

/** The pages of a brand. */
export function Ways() {
  const { t } = useLingui();
  const [pathname] = useLocation();
  const home = desk.home(useBrand().id);
  const isHere = (to: string) => (to === home ? pathname.replace(/\/$/, '') === to : pathname.startsWith(to));
  return (
    <nav className="staff-nav" aria-label={t`Pages of the brand`}>
      <ul className="ways">
        {useWays().map(({ to, label, icon, count, isLater }) => (
          <li key={to} className={isLater ? 'later' : undefined}>
            <Link href={to} aria-current={isHere(to) ? 'page' : undefined}>
              <Icon name={icon} size={18} />
              {label}
              {count ? <span className="badge">{count}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a phone: the ways that do not fit below. */
export function LaterWays() {
  const { t } = useLingui();
  return (
    <nav className="later-ways" aria-label={t`Further pages`}>
      <ul className="row">
        {useWays()
          .filter((way) => way.isLater)
          .map(({ to, label, icon }) => (
            <li key={to}>
              <Link className="button quiet" href={to}>
                <Icon name={icon} size={18} />
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
