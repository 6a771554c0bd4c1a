/** What Trustpilot pushes to a webhook: events with reviews in them. */
import type { Page } from '../../adapter.ts';
import { type Fields, fields, isObject, objects, text } from '../../reading/json.ts';
import { toItem } from './review.ts';

type Webhook = { events: Fields[] };

export function isWebhook(value: unknown): value is Webhook {
  return (
    isObject(value) &&
    objects(value.events).some(({ eventName, eventData }) => text(eventName) !== null && isObject(eventData))
  );
}

/** Reviews that were written or changed, and ids of those taken back; other events are passed over. */
export function readWebhook({ events }: Webhook): Page {
  const named = (pattern: RegExp) =>
    objects(events).filter(({ eventName }) => pattern.test(text(eventName) ?? ''));
  const items = named(/^service-review-(created|updated)$/).flatMap(
    ({ eventData }) => toItem(fields(eventData)) ?? [],
  );
  const gone = named(/^service-review-deleted$/).flatMap(({ eventData }) => text(fields(eventData).id) ?? []);
  return {
    items: [...new Map(items.map((item) => [item.externalId, item])).values()].filter(
      ({ externalId }) => !gone.includes(externalId),
    ),
    ...(gone.length > 0 ? { deleted: gone } : {}),
    cursor: null,
  };
}
