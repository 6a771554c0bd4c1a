/** One alert: what it told of, what became of it, and whether it was worth reading. */
import type { LoggedAlert, LoggedMention } from '../src/alerts/logged-alert.ts';
import { Banner, Card, PageHead, Table } from './cards.tsx';
import { count, percent } from './format.ts';
import { PostForm, Press } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { SentimentMark, SourceGlyph } from './parts.tsx';
import { Moment } from './time.tsx';
import { mentionUrl } from './urls.ts';
import { STATUS_WORDS, sourceName, wordFor } from './words.ts';

/** What became of one that was not sent by itself; what failed says why. */
const FATES: Record<LoggedAlert['status'], string> = {
  pending: 'It waits to be sent.',
  held: 'Held back; it comes together with others.',
  joined: 'It is told of together with others.',
  sent: 'Sent.',
  failed: 'Not sent.',
  quiet: 'Not sent.',
};

const Fate = ({ told }: { told: LoggedAlert }) => (
  <p>
    {told.sentAt ? (
      <>
        Told in {told.channel} <Moment at={told.sentAt} />
        {told.attempts > 1 && `, after ${count(told.attempts, 'attempt')}`}.{' '}
      </>
    ) : (
      <>{told.failureNote ?? FATES[told.status]} </>
    )}
    {told.acknowledgedBy && told.acknowledgedAt && (
      <>
        {told.acknowledgedBy} took it <Moment at={told.acknowledgedAt} />.{' '}
      </>
    )}
    {told.rule && (
      <>
        It comes from the alert <a href={`/alert-rules/${told.rule.id}`}>{told.rule.name}</a>.{' '}
      </>
    )}
    {told.sourceId !== null && <a href={`/sources/${told.sourceId}`}>The source</a>}
    {told.incidentId !== null && <a href={`/incidents/${told.incidentId}`}>The incident</a>}
    {told.leadId !== null && <a href={`/alerts/${told.leadId}`}>The message that tells of it</a>}
  </p>
);

const Verdict = ({ told, mayJudge }: { told: LoggedAlert; mayJudge: boolean }) => (
  <Card title="Was it worth reading?">
    {told.verdict && (
      <p>
        {told.verdictBy ?? 'Somebody'} said: {told.verdict}.
      </p>
    )}
    {mayJudge && (
      <PostForm action={`/alerts/${told.id}/verdict`} class="button-row">
        <Press label="Useful" icon="thumbs-up" name="verdict" value="useful" />
        <Press label="Noise" icon="thumbs-down" name="verdict" value="noise" />
        {told.verdict && <Press label="Take back" name="verdict" value="none" look="quiet" />}
      </PostForm>
    )}
    {told.precision && (
      <p class="hint">
        {told.precision.useful} of the last {count(told.precision.useful + told.precision.noise, 'verdict')}{' '}
        on this rule say useful: {percent(told.precision.share)}.
      </p>
    )}
  </Card>
);

const Narrower = ({ told: { rule, narrower } }: { told: LoggedAlert }) =>
  rule && (
    <Banner tone="warn" icon="bell">
      <p>
        Most of what <a href={`/alert-rules/${rule.id}`}>{rule.name}</a> sends is noise.{' '}
        {narrower ? (
          <>
            With <code>{narrower.condition}</code> in its filter it would have kept {narrower.usefulKept} of{' '}
            {narrower.useful} useful ones and spared {narrower.noiseGone} of {narrower.noise} others.
          </>
        ) : (
          'Nothing that the noise has in common sets it apart; a higher threshold or a daily budget may help.'
        )}
      </p>
    </Banner>
  );

const Mentions = ({ told }: { told: LoggedAlert }) => (
  <Card title={told.total === 1 ? 'The mention' : `${count(told.total, 'mention')} in it`}>
    <Table
      caption="Mentions"
      heads={['Mention', 'From', 'Written', 'Now']}
      rows={told.mentions.map((mention: LoggedMention) => [
        <>
          <SentimentMark sentiment={mention.sentiment} />{' '}
          <a href={mentionUrl(mention.id)} dir="auto">
            {mention.excerpt}
          </a>
        </>,
        <>
          <SourceGlyph kind={mention.sourceKind} /> {sourceName(mention.sourceKind)}
          {mention.author && (
            <small class="block">
              <bdi>{mention.author}</bdi>
            </small>
          )}
        </>,
        <Moment at={mention.publishedAt} />,
        wordFor(STATUS_WORDS, mention.status),
      ])}
    />
    {told.total > told.mentions.length && (
      <p class="hint">The {told.mentions.length} most urgent of them are shown.</p>
    )}
  </Card>
);

const Others = ({ told }: { told: LoggedAlert }) => (
  <Card title="Also in it">
    <ul>
      {told.others.map(({ words, incidentId, sourceId }) => (
        <li>
          <a href={incidentId === null ? `/sources/${sourceId}` : `/incidents/${incidentId}`}>{words}</a>
        </li>
      ))}
    </ul>
  </Card>
);

/** The receiver knows it by its event id, and the message says that it may be a repeat. */
const Again = ({ told: { id, status } }: { told: LoggedAlert }) =>
  status === 'sent' || status === 'failed' ? (
    <PostForm action={`/alerts/${id}/again`}>
      <Press label="Send it again" icon="send" />
    </PostForm>
  ) : null;

/** `/alerts/:id`. */
export const AlertPage = ({ frame, data }: { frame: Frame; data: LoggedAlert }) => (
  <Layout frame={frame} title="Alert" current="alerts">
    <PageHead title={data.rule?.name ?? 'Alert'} sub={<a href="/alerts#deliveries">Delivery log</a>}>
      {frame.can['change alert rules'] && <Again told={data} />}
    </PageHead>
    {data.precision?.isPoor && <Narrower told={data} />}
    <Fate told={data} />
    {data.mentions.length > 0 && <Mentions told={data} />}
    {data.others.length > 0 && <Others told={data} />}
    {data.sentAt && <Verdict told={data} mayJudge={frame.can['judge alerts'] ?? false} />}
  </Layout>
);
