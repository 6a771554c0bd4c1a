/** Whether a source is read, in words and bars. */
import type { SourceAdapter } from '../src/sources/adapter.ts';
import { count, DAY, number } from './format.ts';
import { useAround } from './frame.ts';
import { Icon } from './parts.tsx';
import { Moment } from './time.tsx';
import { HEALTH_WORDS, type Health } from './words.ts';

/** One day of a source: what it brought, or that it could not be read. */
export type SourceDay = { day: string; mentions: number; gap: boolean };

export type SourceRow = {
  id: number;
  kind: string;
  /** What tells it apart from others of its kind: a feed's title, the words searched for. */
  name: string;
  health: Health;
  healthSince: Date;
  /** One sentence: what happened and what to do. */
  healthNote: string | null;
  pausedBy: string | null;
  lastSuccessAt: Date | null;
  nextPollAt: Date | null;
  /** A poll of it is under way. */
  isBeingRead: boolean;
  /** What the first run has read so far; null when none is under way. */
  readSoFar: number | null;
  /** False where there is nothing to poll: a link, or mentions that are sent or written. */
  polled: boolean;
  access: SourceAdapter['access'];
  /** When what was entered, or the sign-in, stops being valid; null where the source does not say. */
  credentialExpiresAt: Date | null;
  /** The last 14 days, oldest first. */
  days: SourceDay[];
};

export type Mark = { tone: 'ok' | 'warn' | 'late' | 'off' | 'wait'; icon: string };

const MARKS: Record<Health, Mark> = {
  working: { tone: 'ok', icon: 'circle-check' },
  quiet: { tone: 'warn', icon: 'triangle-alert' },
  slowed: { tone: 'warn', icon: 'triangle-alert' },
  'signed-out': { tone: 'late', icon: 'circle-x' },
  blocked: { tone: 'late', icon: 'circle-x' },
  broken: { tone: 'late', icon: 'circle-x' },
  gone: { tone: 'late', icon: 'circle-x' },
  paused: { tone: 'off', icon: 'circle-pause' },
};

export const isBroken = ({ health }: { health: Health }) => MARKS[health].tone === 'late';

/** Nothing has come from it yet, so it is not called working. */
const isUnread = ({ polled, health, lastSuccessAt }: SourceRow) =>
  polled && health === 'working' && !lastSuccessAt;

/** It says why beside its state. */
export const isTroubled = (source: SourceRow) =>
  source.health !== 'paused' && markOf(source).tone !== 'ok' && Boolean(source.healthNote);

/** A poll is due or under way, so the page will soon say something else. */
export const isExpected = ({ polled, health, isBeingRead, nextPollAt }: SourceRow, now: Date) =>
  polled &&
  health !== 'paused' &&
  health !== 'gone' &&
  (isBeingRead || (nextPollAt !== null && nextPollAt <= now));

/** Its first read is due or under way. */
export const isAwaited = (source: SourceRow) => isUnread(source) && !source.healthNote;

function markOf(source: SourceRow): Mark {
  if (!isUnread(source)) return MARKS[source.health];
  return source.healthNote
    ? { tone: 'warn', icon: 'triangle-alert' }
    : { tone: 'wait', icon: 'circle-dashed' };
}

/** The first run reads this much at most. */
const FIRST_RUN_ITEMS = 200;

function stateWords(source: SourceRow): string {
  if (source.health === 'working' && !source.polled)
    return source.access === 'link' ? 'Shows a link' : 'Takes what you send';
  if (!isUnread(source)) return HEALTH_WORDS[source.health];
  if (source.healthNote) return 'Not read yet, trying again';
  return source.readSoFar === null
    ? 'Waiting for the first read'
    : `Reading: ${number(source.readSoFar)} of at most ${FIRST_RUN_ITEMS} items of the last 7 days`;
}

/** How long the state has lasted, or when it ends. */
const Span = ({ source: { health, healthSince, nextPollAt } }: { source: SourceRow }) => {
  const { now } = useAround();
  if (health === 'working' || health === 'quiet') return null;
  if (health === 'slowed' && nextPollAt && nextPollAt > now)
    return (
      <>
        {' '}
        until <Moment at={nextPollAt} />
      </>
    );
  return (
    <>
      {' '}
      since <Moment at={healthSince} />
    </>
  );
};

/** The state in words, never colour alone. */
export const State = ({ source }: { source: SourceRow }) => {
  const { tone, icon } = markOf(source);
  return (
    <span class={`state ${tone}`}>
      <Icon name={icon} small />
      <span>
        {stateWords(source)}
        {source.health === 'paused' && source.pausedBy && ` by ${source.pausedBy}`}
        <Span source={source} />
      </span>
    </span>
  );
};

const SOON_DAYS = 14;

/** Whole days until the credential ends; null while that is far away or unknown. */
export function endsInDays({ credentialExpiresAt }: SourceRow, now: Date): number | null {
  if (!credentialExpiresAt) return null;
  const days = Math.floor((credentialExpiresAt.getTime() - now.getTime()) / DAY);
  return days < SOON_DAYS ? Math.max(0, days) : null;
}

/** Fourteen bars; a day that was not read stands out instead of looking like zero. */
export const DayBars = ({ days }: { days: SourceDay[] }) => {
  const most = Math.max(1, ...days.map((day) => day.mentions));
  const missing = days.filter((day) => day.gap).length;
  const total = days.reduce((sum, day) => sum + day.mentions, 0);
  const words = `${count(total, 'mention')} in ${count(days.length, 'day')}${missing ? `, ${count(missing, 'day')} not read` : ''}`;
  return (
    <svg
      class="day-bars"
      width="98"
      height="22"
      viewBox="0 0 98 22"
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      {days.map((day, index) => {
        const height = day.gap ? 3 : Math.max(1.5, (day.mentions / most) * 20);
        return (
          <rect
            x={index * 7}
            y={22 - height}
            width="5"
            height={height}
            rx="1"
            class={day.gap ? 'missing' : undefined}
          />
        );
      })}
    </svg>
  );
};
