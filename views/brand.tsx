/** One brand: its match rules, with a place for a new one, and its settings. */
import { AssignmentCard, type AssignmentData } from './brand-assignment.tsx';
import { NeverFields, type NeverTyped } from './brand-never.tsx';
import { BrandTabs } from './brand-tabs.tsx';
import { BrandFields, type BrandValues } from './brands.tsx';
import { Card, PageHead } from './cards.tsx';
import { type Errors, Field } from './fields.tsx';
import { count } from './format.ts';
import { Delete, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Hidden, Icon } from './parts.tsx';
import { RelevanceCard, type RelevanceData } from './relevance.tsx';
import { Workbench, type WorkbenchData } from './rule-workbench.tsx';
import { inboxUrl } from './urls.ts';

export type RuleRow = {
  id: number;
  rule: string;
  /** The rule in words. */
  explanation: string;
};

export type BrandData = {
  id: number;
  name: string;
  kind: 'own' | 'competitor';
  mentions: number;
  rules: RuleRow[];
  values: BrandValues;
  never: NeverTyped;
  errors: Errors;
  /** Days as typed; empty means as long as the sources allow. */
  retention: { value: string; error?: string };
  workbench: WorkbenchData;
  relevance: RelevanceData;
  assignment: AssignmentData;
};

const Change = ({ rule, brandId }: { rule: RuleRow; brandId: number }) => (
  <a class="button quiet" href={`/brands/${brandId}?rule=${rule.id}#workbench`}>
    Change<Hidden> {rule.rule}</Hidden>
  </a>
);

const Remove = ({ rule, brandId }: { rule: RuleRow; brandId: number }) => (
  <PostForm action={`/rules/${rule.id}/deletion`} fields={{ brand: brandId }}>
    <button type="submit" class="button quiet icon-only">
      <Icon name="x" />
      <Hidden>Remove {rule.rule}</Hidden>
    </button>
  </PostForm>
);

type RuleLineProps = { rule: RuleRow; brandId: number; may: boolean | undefined };

const RuleLine = ({ rule, brandId, may }: RuleLineProps) => (
  <li class="rule">
    <div class="grow">
      <code>{rule.rule}</code>
      <p class="hint">{rule.explanation}</p>
    </div>
    {may && <Change rule={rule} brandId={brandId} />}
    {may && <Remove rule={rule} brandId={brandId} />}
  </li>
);

const Rules = ({ data, may }: { data: BrandData; may: boolean | undefined }) => (
  <Card title="Match rules" hint="an item that one of them recognises becomes a mention">
    <ul class="rules">
      {data.rules.map((rule) => (
        <RuleLine rule={rule} brandId={data.id} may={may} />
      ))}
    </ul>
    {data.rules.length === 0 && <p class="hint">No rule yet, so nothing is found for this brand.</p>}
    {may && <Workbench data={data.workbench} />}
  </Card>
);

const Retention = ({ data }: { data: BrandData }) => (
  <Card title="How long texts are kept">
    <PostForm action={`/brands/${data.id}/retention`} class="form">
      <Field
        name="days"
        label="Days"
        type="number"
        min={1}
        max={3650}
        value={data.retention.value}
        error={data.retention.error}
        help="After so many days text, title, author and address of a mention are forgotten; its figures and what was done about it stay. Empty: as long as its source allows."
      />
      <button type="submit" class="button solid">
        Save days
      </button>
    </PostForm>
  </Card>
);

const deletionWords = (data: BrandData) =>
  `Its rules, its ${count(data.mentions, 'mention')} and everything done about them are deleted. This cannot be taken back.`;

/** `/brands/:id`. */
export const BrandPage = ({ frame, data }: { frame: Frame; data: BrandData }) => {
  const may = frame.can['change brands'];
  const found = inboxUrl({ view: 'everything', sort: 'newest', brand: String(data.id) });
  return (
    <Layout frame={frame} title={data.name} current="brands">
      <PageHead title={data.name} sub={<a href="/brands">All brands</a>}>
        <a class="button" href={found}>
          {count(data.mentions, 'mention')}
        </a>
      </PageHead>
      <BrandTabs frame={frame} brandId={data.id} current="rules" />
      <Rules data={data} may={may} />
      <div class="columns-2">
        {may && (
          <Card title="Settings">
            <PostForm action={`/brands/${data.id}`} class="form">
              <BrandFields values={data.values} errors={data.errors} />
              <NeverFields never={data.never} errors={data.errors} />
              <button type="submit" class="button solid">
                Save changes
              </button>
            </PostForm>
          </Card>
        )}
        <div class="sheet-part">
          <RelevanceCard data={data.relevance} may={may} />
          {may && <AssignmentCard data={data.assignment} />}
          {frame.can['change retention'] && <Retention data={data} />}
        </div>
      </div>
      {may && (
        <Delete action={`/brands/${data.id}/deletion`} word="Delete brand">
          {deletionWords(data)}
        </Delete>
      )}
    </Layout>
  );
};
