import { useLingui } from '@lingui/react/macro';
import type { StaffTask } from '../../kernel/endpoint.ts';

/** What each task is called, and what it lets a person do. */
export function useTaskName(): (task: StaffTask) => string {
  const { t } = useLingui();
  const names: Record<StaffTask, string> = {
    planning: t`Planning`,
    sales: t`Sales`,
    gates: t`Gates`,
    people: t`People`,
    reports: t`Reports`,
    market: t`Market`,
    federations: t`Federations`,
  };
  return (task) => names[task];
}
