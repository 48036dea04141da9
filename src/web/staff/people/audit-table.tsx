import { Trans, useLingui } from '@lingui/react/macro';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { staffTasks } from '../../../kernel/endpoint.ts';
import type { listAudit } from '../../../modules/people/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { useTaskName } from '../task-names.ts';

type Entry = AnswerOf<typeof listAudit>['entries'][number];

interface AuditTableProps {
  readonly entries: readonly Entry[];
  readonly view: EditionView | undefined;
}

/** The audit log, newest first, in sentences. */
export function AuditTable({ entries, view }: AuditTableProps) {
  const { t } = useLingui();
  const say = useActionSentence(view);
  if (entries.length === 0) {
    return (
      <p className="soft">
        <Trans>Nothing yet.</Trans>
      </p>
    );
  }
  return (
    <TableFrame label={t`What staff did`} tall>
      <thead>
        <tr>
          <th scope="col">{t`Time`}</th>
          <th scope="col">{t`Who`}</th>
          <th scope="col">{t`What`}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="when">{view?.formats.moment(entry.at)}</td>
            <td>{entry.person ?? t`The system`}</td>
            <td>{say(entry)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function useActionSentence(view: EditionView | undefined): (entry: Entry) => string {
  const { t } = useLingui();
  const taskName = useTaskName();
  return ({ action, facts }) => {
    const email = String(facts['email'] ?? '');
    const task = staffTasks.find((one) => one === facts['task']);
    const name = task ? taskName(task) : String(facts['task'] ?? '');
    const gate = String(facts['gate'] ?? '');
    const device = String(facts['name'] ?? '');
    const to = typeof facts['to'] === 'number' && view ? view.formats.moment(facts['to']) : '';
    if (action === 'people.taskGiven') return t`Gave the task “${name}” to ${email}.`;
    if (action === 'people.taskTaken') return t`Took the task “${name}” from ${email}.`;
    if (action === 'passes.gatePaired') return t`Paired the device “${device}” with ${gate}.`;
    if (action === 'demo.clockMoved') return t`Moved the clock to ${to}.`;
    return `${action} ${JSON.stringify(facts)}`;
  };
}
