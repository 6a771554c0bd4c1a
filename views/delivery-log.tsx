/** What was sent, what waits, what failed and why. */
import type { AlertsData, DeliveryRow } from './alerts-data.ts';
import { Card, Table } from './cards.tsx';
import { count } from './format.ts';
import { PostForm } from './forms.tsx';
import { Chip, Hidden } from './parts.tsx';
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

const DeliveryState = ({ delivery, maySend }: { delivery: DeliveryRow; maySend: boolean }) => (
  <>
    <div class="delivery">
      <Chip tone={DELIVERY[delivery.status].tone}>{DELIVERY[delivery.status].word}</Chip>
      {maySend && <Again delivery={delivery} />}
    </div>
    {delivery.leadId && (
      <small class="block">
        <a href={`/alerts/${delivery.leadId}`}>
          {delivery.kind === 'reminder' ? 'What it reminds of' : 'The message that tells of it'}
          <Hidden>: {delivery.excerpt.slice(0, 60)}</Hidden>
        </a>
      </small>
    )}
    {delivery.attempts > 1 && <small> {count(delivery.attempts, 'attempt')}</small>}
    {delivery.copies > 0 && <small> +{count(delivery.copies, 'copy', 'copies')}, not sent again</small>}
    {delivery.status === 'held' && delivery.nextAttemptAt && (
      <small class="block">
        {HELD_FOR[delivery.heldFor ?? ''] ?? 'Waits'} until <Moment at={delivery.nextAttemptAt} />
      </small>
    )}
    {delivery.failureNote && <small class="block">{delivery.failureNote}</small>}
    {delivery.status === 'pending' && delivery.nextAttemptAt && delivery.attempts > 0 && (
      <small class="block">
        Next try <Moment at={delivery.nextAttemptAt} />
      </small>
    )}
  </>
);

/** The same event id, marked as a repeat. */
const Again = ({ delivery }: { delivery: DeliveryRow }) =>
  delivery.status === 'sent' || delivery.status === 'failed' ? (
    <PostForm action={`/alerts/${delivery.id}/again`}>
      <button type="submit" class="button small quiet">
        Send again<Hidden>: {delivery.excerpt.slice(0, 60)}</Hidden>
      </button>
    </PostForm>
  ) : null;

export const Deliveries = ({ data, maySend }: { data: AlertsData; maySend: boolean }) => (
  <Card title="Delivery log" id="deliveries">
    {data.deliveries.length === 0 ? (
      <p class="hint">Nothing was sent yet. A message appears here when a rule finds a mention.</p>
    ) : (
      <Table
        caption="Delivery log"
        heads={['When', 'About', 'State', 'Rule', 'Channel']}
        rows={data.deliveries.map((delivery) => [
          <a href={`/alerts/${delivery.id}`}>
            <Moment at={delivery.at} />
          </a>,
          <a href={aboutUrl(delivery)} dir="auto">
            {delivery.excerpt}
          </a>,
          <DeliveryState delivery={delivery} maySend={maySend} />,
          delivery.rule ?? 'no rule',
          delivery.channel,
        ])}
      />
    )}
    {data.nextCursor && (
      <a class="button" href={`/alerts?cursor=${encodeURIComponent(data.nextCursor)}#deliveries`}>
        Older
      </a>
    )}
  </Card>
);
