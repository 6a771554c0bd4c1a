/** What a channel is given for a claimed alert. */
import type { Platform } from '../platform/platform.ts';
import { type AboutIncident, type ClaimedAlert, mentionAlert } from './alert-row.ts';
import type { Message, Notice } from './channels/channel.ts';
import { digestOf } from './digest.ts';
import { incidentStanding, incidentWords, sourceWords } from './notice-words.ts';
import { reminderOf } from './reminder.ts';

/** Reads what a digest or a reminder tells of; the others carry it with them. */
export function messageOf(platform: Platform, alert: ClaimedAlert): Message | Promise<Message> {
  const { publicUrl } = platform.settings;
  switch (alert.kind) {
    case 'mention':
    case 'overdue':
      return mentionAlert(alert, publicUrl);
    case 'source':
      return { ...noticeOf(alert), ...sourceWords(alert, publicUrl) };
    case 'incident':
      return incidentAlert(alert, publicUrl);
    case 'digest':
      return digestOf(platform, alert);
    case 'reminder':
      return reminderOf(platform, alert).then((words) => ({ ...noticeOf(alert), ...words }));
  }
}

const noticeOf = ({ id, attempts }: ClaimedAlert) => ({
  kind: 'notice' as const,
  eventId: id,
  mayBeRepeat: attempts > 1,
});

const incidentAlert = (alert: ClaimedAlert & AboutIncident, publicUrl: string): Notice => ({
  ...noticeOf(alert),
  ...incidentWords(alert, publicUrl),
  moves: alert.incident.status === 'open' ? ['take'] : [],
  standing: incidentStanding(alert),
  verdict: alert.verdict,
});
