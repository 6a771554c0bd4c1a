/** Why a mention is urgent, as points that add up. */
import type { PriorityReason } from '../src/db/schema.ts';
import type { Priority } from '../src/mentions/mention.ts';
import { signed } from './format.ts';
import { Chip, Icon, type Tone } from './parts.tsx';
import { PRIORITY_WORDS } from './words.ts';

const PRIORITY_TONES: Record<Priority, Tone> = {
  urgent: 'late',
  high: 'warn',
  normal: 'neutral',
  low: 'line',
};

export type Prioritised = {
  priority: Priority;
  priorityScore: number;
  priorityReasons: PriorityReason[];
};

/** The priority, and below it the reasons whose points add up to it. */
export const PriorityBlock = ({ mention }: { mention: Prioritised }) => (
  <details class="reasons">
    <summary>
      <Chip tone={PRIORITY_TONES[mention.priority]}>
        {PRIORITY_WORDS[mention.priority]} {mention.priorityScore}
      </Chip>
      <Icon name="chevron-down" small />
    </summary>
    <table>
      <caption class="hidden">What the priority is made of</caption>
      <tbody>
        {mention.priorityReasons.map(({ reason, points }) => (
          <tr>
            <th scope="row">{reason}</th>
            <td>{signed(points)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Priority</th>
          <td>{mention.priorityScore}</td>
        </tr>
      </tbody>
    </table>
    <a class="hint" href="/settings/priority">
      What each reason weighs
    </a>
  </details>
);
