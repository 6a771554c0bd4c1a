/** Meters: what the credential of a source has used of what it may use. */
import type { BudgetsOfSource, BudgetUse } from '../src/ingest/budget-use.ts';
import { Card } from './cards.tsx';
import { number } from './format.ts';
import { budgetWords, dollars } from './source-facts.tsx';
import { Moment } from './time.tsx';

const spentWords = ({ unit, spent }: BudgetUse) => (unit === 'usd' ? dollars(spent) : number(spent));

const isUsedUp = ({ spent, perPoll, limit }: BudgetUse) => spent + perPoll > limit;

const Meter = ({ use }: { use: BudgetUse }) => {
  const words = `${spentWords(use)} of ${budgetWords(use)}`;
  return (
    <li class="meter">
      <p>{words}</p>
      <meter min={0} max={use.limit} value={Math.min(use.spent, use.limit)} aria-label={words} />
      <p class="hint">
        {isUsedUp(use) ? 'Used up: polls wait. ' : ''}Begins anew <Moment at={use.windowEnd} />.
      </p>
    </li>
  );
};

export const Budgets = ({ budgets: { windows, usdThisMonth } }: { budgets: BudgetsOfSource }) => (
  <Card title="Budget" hint="shared by all sources with this credential">
    <ul class="meters">
      {windows.map((use) => (
        <Meter use={use} />
      ))}
    </ul>
    {usdThisMonth !== null && <p class="hint">This month so far (UTC): {dollars(usdThisMonth)}.</p>}
  </Card>
);
