/** What was sent, what waits, what failed and why. */
import type { AlertsData, DeliveryRow } from './alerts-data.ts';
import { Card, Pager } from './cards.tsx';
import { count } from './format.ts';
import { PostForm } from './forms.tsx';
import { Chip, Hidden, Icon } from './parts.tsx';
import { Moment } from './time.tsx';
import { mentionUrl } from './urls.ts';

const DELIVERY = {
  pending: { tone: 'warn', word: 'Waiting' },
  held: { tone: 'line', word: 'Held back' },
  joined: { tone: 'line', word: 'Told with others' },
  sent: { tone: 'ok', word: 'Sent' },
  failed: { tone: 'late', word: 'Failed' },
  quiet: { tone: 'line', word: 'Not sent' },
} as const;

const HELD_FOR: Record<string, string> = {
  'quiet hours': 'Quiet hours,',
  cooldown: 'Cooldown,',
  budget: 'The daily budget is used up,',
  outage: 'Kept by an outage,',
};

/** What it is about, or the alert itself. */
function aboutUrl({ id, mentionId, sourceId, incidentId }: DeliveryRow): string {
  if (mentionId !== null) return mentionUrl(mentionId);
  if (incidentId !== null) return `/incidents/${incidentId}`;
  return sourceId === null ? `/alerts/${id}` : `/sources/${sourceId}`;
}

/** What became of it beyond its state. */
const Course = ({ delivery }: { delivery: DeliveryRow }) => (
  <>
    {delivery.leadId && (
      <a href={`/alerts/${delivery.leadId}`}>
        {delivery.kind === 'reminder' ? 'What it reminds of' : 'The message that tells of it'}
        <Hidden>: {delivery.excerpt.slice(0, 60)}</Hidden>
      </a>
    )}
    {delivery.attempts > 1 && <span>{count(delivery.attempts, 'attempt')}</span>}
    {delivery.copies > 0 && <span>+{count(delivery.copies, 'copy', 'copies')}, not sent again</span>}
    {delivery.status === 'held' && delivery.nextAttemptAt && (
      <span>
        {HELD_FOR[delivery.heldFor ?? ''] ?? 'Waits'} until <Moment at={delivery.nextAttemptAt} />
      </span>
    )}
    {delivery.failureNote && <span>{delivery.failureNote}</span>}
    {delivery.status === 'pending' && delivery.nextAttemptAt && delivery.attempts > 0 && (
      <span>
        Next try <Moment at={delivery.nextAttemptAt} />
      </span>
    )}
  </>
);

/** The same event id, marked as a repeat. */
const Again = ({ delivery }: { delivery: DeliveryRow }) => (
  <PostForm action={`/alerts/${delivery.id}/again`}>
    <button type="submit" class="button small quiet icon-only" title="Send again">
      <Icon name="rotate-ccw" small />
      <Hidden>Send again: {delivery.excerpt.slice(0, 60)}</Hidden>
    </button>
  </PostForm>
);

type LineProps = { delivery: DeliveryRow; maySend: boolean };

const Line = ({ delivery, maySend }: LineProps) => {
  const { tone, word } = DELIVERY[delivery.status];
  return (
    <li class="delivery">
      <div>
        <a class="delivery-about" href={aboutUrl(delivery)} dir="auto" title={delivery.excerpt}>
          {delivery.excerpt}
        </a>
        <p class="facts">
          <a href={`/alerts/${delivery.id}`}>
            <Moment at={delivery.at} />
          </a>
          <span>{delivery.rule ?? 'no rule'}</span>
          <span>{delivery.channel}</span>
          <Course delivery={delivery} />
        </p>
      </div>
      <Chip tone={tone}>{word}</Chip>
      {maySend && (delivery.status === 'sent' || delivery.status === 'failed') && (
        <Again delivery={delivery} />
      )}
    </li>
  );
};

const Lines = ({ deliveries, maySend }: { deliveries: DeliveryRow[]; maySend: boolean }) => (
  <ul class="deliveries">
    {deliveries.map((delivery) => (
      <Line delivery={delivery} maySend={maySend} />
    ))}
  </ul>
);

/** So many stand in sight; who looks back sees all. */
const IN_SIGHT = 8;

export const Deliveries = ({ data, maySend }: { data: AlertsData; maySend: boolean }) => {
  const newest = data.deliveries.slice(0, data.isOlder ? undefined : IN_SIGHT);
  const others = data.deliveries.slice(newest.length);
  return (
    <Card title="Delivery log" id="deliveries">
      {newest.length === 0 ? (
        <p class="hint">Nothing was sent yet. A message appears here when a rule finds a mention.</p>
      ) : (
        <Lines deliveries={newest} maySend={maySend} />
      )}
      {others.length > 0 && (
        <details class="more-fields">
          <summary>{count(others.length, 'earlier message')}</summary>
          <Lines deliveries={others} maySend={maySend} />
        </details>
      )}
      {data.nextCursor && (
        <Pager href={`/alerts?cursor=${encodeURIComponent(data.nextCursor)}#deliveries`} words="Older" />
      )}
    </Card>
  );
};
