import type { Sentiment } from '../src/mentions/mention.ts';
import { count, DAY, dayIn } from './format.ts';
import { useAround } from './frame.ts';
import { MarkedLine } from './marked.tsx';
import { isSettled } from './movable.ts';
import { Avatar, Chip, Hidden, SentimentMark, SourceGlyph, Stars } from './parts.tsx';
import { Here } from './presence.tsx';
import type { RowData } from './row-data.ts';
import { RowTick } from './row-tick.tsx';
import { themeWord } from './theme-parts.tsx';
import { Due, Time } from './time.tsx';
import { type InboxQuery, mentionUrl } from './urls.ts';
import { INTENT_WORDS, STATUS_WORDS, sourceName, wordFor } from './words.ts';

export type Group = 'overdue' | 'today' | 'tomorrow' | 'later' | 'none';

const GROUP_WORDS: Record<Group, string> = {
  overdue: 'Late',
  today: 'Due today',
  tomorrow: 'Due tomorrow',
  later: 'Later',
  none: 'No deadline',
};

/** Which heading a mention stands under, in the viewer's own days. */
export function groupOf(dueAt: Date | null, now: Date, timeZone: string): Group {
  if (!dueAt) return 'none';
  if (dueAt < now) return 'overdue';
  const day = dayIn(dueAt, timeZone);
  if (day === dayIn(now, timeZone)) return 'today';
  return day === dayIn(new Date(now.getTime() + DAY), timeZone) ? 'tomorrow' : 'later';
}

const whereWords = (row: RowData) =>
  [row.brand, sourceName(row.sourceKind), row.where, row.followers ? count(row.followers, 'follower') : null]
    .filter(Boolean)
    .join(' · ');

const RowTop = ({ row }: { row: RowData }) => (
  <div class="row-top">
    <bdi class="row-author">{row.author ?? 'Unknown author'}</bdi>
    <SourceGlyph kind={row.sourceKind} />
    <span class="row-where">{whereWords(row)}</span>
    {row.dueAt && !isSettled(row) && <Due at={row.dueAt} />}
  </div>
);

const DIRECTIONS: Record<Sentiment, number> = { negative: -1, neutral: 0, positive: 1, unscored: 0 };

/** What speaks for the sentiment that is shown; what speaks against it is marked in the mention itself. */
const drivers = ({ evidence, sentiment }: RowData) =>
  evidence.filter(({ weight }) => weight * DIRECTIONS[sentiment] > 0);

const urgent = (row: RowData) => row.priority === 'urgent' || row.priority === 'high';

const RowFoot = ({ row }: { row: RowData }) => (
  <div class="row-foot">
    <Chips row={row} />
    <Time at={row.publishedAt} />
    <Here id={row.id} />
    {row.team && !row.assignee && <Chip tone="line">{row.team}</Chip>}
    {row.assignee && <Avatar name={row.assignee} named />}
  </div>
);

/** They give way to the time and to who has it. */
const Chips = ({ row }: { row: RowData }) => (
  <span class="row-chips">
    {row.unsure && <Chip tone="line">Not sure</Chip>}
    {row.rating !== null && <Stars rating={row.rating} />}
    {urgent(row) && (
      <Chip tone={row.priority === 'urgent' ? 'late' : 'warn'}>
        {row.priority === 'urgent' ? 'Urgent' : 'High'}
      </Chip>
    )}
    {row.spam && <Chip tone="warn">Suspected spam</Chip>}
    {row.status !== 'open' && <Chip tone="line">{STATUS_WORDS[row.status]}</Chip>}
    {[...row.themes.map(themeWord), ...row.intents.map((intent) => wordFor(INTENT_WORDS, intent))]
      .slice(0, row.status === 'open' ? 2 : 1)
      .map((word) => (
        <Chip>{word}</Chip>
      ))}
    {(row.tags ?? []).slice(0, 2).map((tag) => (
      <Chip tone="line">#{tag}</Chip>
    ))}
    {row.copies > 0 && <Chip tone="line">+{count(row.copies, 'copy', 'copies')}</Chip>}
  </span>
);

const openWords = (row: RowData) =>
  `Open mention by ${row.author ?? 'an unknown author'} on ${sourceName(row.sourceKind)}`;

type RowProps = {
  row: RowData;
  query: InboxQuery;
  selected?: boolean;
  /** It may be selected, to be moved with others. */
  tickable?: boolean;
};

/** `#row-<id>`: moves answer with a partial that deletes or replaces it. */
export const Row = ({ row, query, selected, tickable }: RowProps) => {
  const href = mentionUrl(row.id, query);
  return (
    <li class="row" id={`row-${row.id}`} aria-current={selected ? 'true' : undefined}>
      <div class="row-side">
        <SentimentMark sentiment={row.sentiment} />
        {tickable && <RowTick row={row} />}
      </div>
      <div class="row-main">
        <RowTop row={row} />
        <p class="row-text" dir="auto" lang={row.language ?? undefined}>
          <MarkedLine title={row.title} text={row.text} evidence={drivers(row)} />
        </p>
        <RowFoot row={row} />
      </div>
      <a class="row-link" href={href} hx-get={href}>
        <Hidden>{openWords(row)}</Hidden>
      </a>
    </li>
  );
};

type RowsProps = {
  rows: RowData[];
  query: InboxQuery;
  selectedId: number | null;
  /** The group that the page before ended in, so that its heading is not repeated. */
  after?: string;
  tickable?: boolean;
};

/** List items: headings where the group changes (only when sorted by due time, which snoozed ones never are), and the rows. */
export const RowItems = ({ rows, query, selectedId, after, tickable }: RowsProps) => {
  const { now, timeZone } = useAround();
  const groups = rows.map((row) => groupOf(row.dueAt, now, timeZone));
  const isGrouped = query.sort === 'due' && query.view !== 'snoozed';
  return (
    <>
      {rows.map((row, index) => (
        <>
          {isGrouped && groups[index] !== (index ? groups[index - 1] : after) && (
            <li class={`group ${groups[index]}`}>
              <h2>{GROUP_WORDS[groups[index]!]}</h2>
            </li>
          )}
          <Row row={row} query={query} selected={row.id === selectedId} tickable={tickable} />
        </>
      ))}
    </>
  );
};
