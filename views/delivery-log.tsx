/** What was sent, what waits, what failed and why. */
import type { AlertsData, DeliveryRow } from './alerts.tsx';
import { Card, Table } from './cards.tsx';
import { count } from './format.ts';
import { Chip } from './parts.tsx';
import { Moment } from './time.tsx';
import { mentionUrl } from './urls.ts';

const DELIVERY = {
  pending: { tone: 'warn', word: 'Waiting' },
  sent: { tone: 'ok', word: 'Sent' },
  failed: { tone: 'late', word: 'Failed' },
  quiet: { tone: 'line', word: 'Not sent' },
} as const;

const DeliveryState = ({ delivery }: { delivery: DeliveryRow }) => (
  <>
    <Chip tone={DELIVERY[delivery.status].tone}>{DELIVERY[delivery.status].word}</Chip>
    {delivery.attempts > 1 && <small> {count(delivery.attempts, 'attempt')}</small>}
    {delivery.copies > 0 && <small> +{count(delivery.copies, 'copy', 'copies')}, not sent again</small>}
    {delivery.failureNote && <small class="block">{delivery.failureNote}</small>}
    {delivery.status === 'pending' && delivery.nextAttemptAt && delivery.attempts > 0 && (
      <small class="block">
        Next try <Moment at={delivery.nextAttemptAt} />
      </small>
    )}
  </>
);

export const Deliveries = ({ data }: { data: AlertsData }) => (
  <Card title="Delivery log" id="deliveries">
    {data.deliveries.length === 0 ? (
      <p class="hint">Nothing was sent yet. A message appears here when a rule finds a mention.</p>
    ) : (
      <Table
        caption="Delivery log"
        heads={['When', 'About', 'Rule', 'Channel', 'State']}
        rows={data.deliveries.map((delivery) => [
          <Moment at={delivery.at} />,
          <a
            href={
              delivery.mentionId === null ? `/sources/${delivery.sourceId}` : mentionUrl(delivery.mentionId)
            }
            dir="auto"
          >
            {delivery.excerpt}
          </a>,
          delivery.rule ?? 'deleted rule',
          delivery.channel,
          <DeliveryState delivery={delivery} />,
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
