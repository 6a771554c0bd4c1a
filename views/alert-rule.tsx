/** One alert rule: the list of all, the form, and what it would have done. */
import { RuleList } from './alert-lines.tsx';
import { PauseMenu, Resume } from './alert-pause.tsx';
import type { AlertRuleData } from './alert-rule-data.ts';
import { ABOUT, RuleForm } from './alert-rule-form.tsx';
import { AlertTrial } from './alert-rule-trial.tsx';
import { Banner, Card, PageHead } from './cards.tsx';
import { percent } from './format.ts';
import { Delete } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { Moment } from './time.tsx';

const Tools = ({ data }: { data: AlertRuleData }) => (
  <>
    {data.pausedUntil ? (
      <Resume action={`/alert-rules/${data.id}/pause`} label="Resume" />
    ) : (
      <PauseMenu action={`/alert-rules/${data.id}/pause`} label="Pause" />
    )}
    <a class="button" href={`/alerts/new?copy=${data.id}`}>
      <Icon name="copy" /> Duplicate
    </a>
  </>
);

const Tested = ({ tested }: { tested: NonNullable<AlertRuleData['tested']> }) => (
  <>
    {tested.sent.length > 0 && (
      <Banner tone="ok" icon="circle-check">
        A test went to {tested.sent.join(', ')}.
      </Banner>
    )}
    {tested.problems.map(({ channel, problem }) => (
      <Banner tone="late" icon="triangle-alert">
        The test did not reach {channel}: {problem}
      </Banner>
    ))}
  </>
);

const Judged = ({ judged, id }: { judged: NonNullable<AlertRuleData['judged']>; id: number }) => (
  <Banner tone={judged.isPoor ? 'warn' : 'ok'} icon={judged.isPoor ? 'triangle-alert' : 'thumbs-up'}>
    {judged.useful} of {judged.useful + judged.noise} judged messages were useful ({percent(judged.share)}).
    {judged.isPoor && judged.narrower && (
      <>
        {' '}
        With <code>{judged.narrower.condition}</code> as well, {judged.narrower.usefulKept} useful ones would
        have come and {judged.narrower.noiseGone} of the others not.{' '}
        <a href={`/alert-rules/${id}?narrower=1`}>Try it</a>
      </>
    )}
  </Banner>
);

const Right = ({ data, live }: { data: AlertRuleData; live: boolean }) => (
  <div
    id="trial"
    class="stack"
    aria-live="polite"
    {...(live && {
      'hx-post': '/alert-rules/draft',
      'hx-include': '#rule',
      'hx-sync': 'replace',
      'hx-trigger': 'change from:#rule delay:300ms',
    })}
  >
    <AlertTrial
      trial={data.trial}
      preview={data.preview}
      error={data.filterError}
      about={data.values.about}
    />
  </div>
);

/** `/alerts/new` and `/alert-rules/:id`. */
export const AlertRulePage = ({ frame, data }: { frame: Frame; data: AlertRuleData }) => {
  const mayChange = frame.can['change alert rules'];
  const title = data.id === null ? 'New alert' : data.values.name || 'Alert';
  return (
    <Layout frame={frame} title={title} current="alerts">
      <PageHead title={title} sub={<a href="/alerts">All alerts</a>}>
        {data.id !== null && mayChange && <Tools data={data} />}
      </PageHead>
      {data.pausedUntil && (
        <Banner tone="warn" icon="circle-pause">
          Paused until <Moment at={data.pausedUntil} />; then it rings again by itself.
        </Banner>
      )}
      {data.judged && data.id !== null && <Judged judged={data.judged} id={data.id} />}
      {data.tested && <Tested tested={data.tested} />}
      <div class="columns-3">
        <RuleList rules={data.rules} current={data.id} />
        {mayChange ? (
          <RuleForm frame={frame} data={data} />
        ) : (
          <Card title="Rule">
            <p>{data.explanation ?? (data.values.about === 'sources' ? ABOUT.sources : ABOUT.incidents)}</p>
          </Card>
        )}
        <Right data={data} live={Boolean(mayChange)} />
      </div>
      {data.id !== null && mayChange && (
        <Delete action={`/alert-rules/${data.id}/deletion`} word="Delete alert">
          No more messages come from it. What it sent stays in the delivery log.
        </Delete>
      )}
    </Layout>
  );
};
