/** One triage rule: which mentions, what is done with them, and what that would have come to. */

import { Card, PageHead } from './cards.tsx';
import { Delete } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import type { TriageRuleData } from './triage-rule-data.ts';
import { RuleForm } from './triage-rule-form.tsx';
import { Trial } from './triage-rule-trial.tsx';

/** `/triage-rules/new` and `/triage-rules/:id`. */
export const TriageRulePage = ({ frame, data }: { frame: Frame; data: TriageRuleData }) => {
  const title = data.id === null ? 'New triage rule' : data.values.name || 'Triage rule';
  return (
    <Layout frame={frame} title={title} current="settings">
      <PageHead title={title} sub={<a href="/settings/rules">All triage rules</a>} />
      <div class="columns-main">
        <Card title="Rule">
          {data.mayChange ? (
            <RuleForm frame={frame} data={data} />
          ) : (
            <p>
              <code>{data.values.filter || 'every mention'}</code>
            </p>
          )}
        </Card>
        <Trial data={data} />
      </div>
      {data.id !== null && data.mayChange && (
        <Delete action={`/triage-rules/${data.id}/deletion`} word="Delete rule">
          Nothing more is done by it. What it did stays.
        </Delete>
      )}
    </Layout>
  );
};
