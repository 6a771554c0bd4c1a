/** The loudest criticism and praise, each with what became of it. */
import type { Quote } from '../src/reports/loudest.ts';
import { Card } from './cards.tsx';
import { calendarDay, count, dayIn, firstWords, number } from './format.ts';
import { AroundContext, useAround } from './frame.ts';
import { Chip, SentimentMark, Stars } from './parts.tsx';
import type { ReputationData } from './reputation-data.ts';
import { Moment } from './time.tsx';
import { mentionUrl } from './urls.ts';
import { STATUS_WORDS, sourceName } from './words.ts';

/** How much of a text is quoted, in characters. */
const SHOWN = 160;
const LEAST_REACH = 50;

const excerpt = ({ title, text }: Quote) => firstWords(title || text, SHOWN);

const State = ({ quote }: { quote: Quote }) => {
  const { now } = useAround();
  if (quote.needsResponse && quote.status === 'open' && quote.dueAt && quote.dueAt < now)
    return <Chip tone="late">Reply overdue</Chip>;
  if (quote.status === 'open') return null;
  const word = quote.firstRepliedAt && quote.status !== 'dismissed' ? 'Answered' : STATUS_WORDS[quote.status];
  return <Chip tone="line">{word}</Chip>;
};

/** How far it went: the larger of its followers and its likes, when there are enough to say so. */
const Reach = ({ quote: { followers, likes } }: { quote: Quote }) => {
  const [heard, liked] = [followers ?? 0, likes ?? 0];
  if (Math.max(heard, liked) < LEAST_REACH) return null;
  return <Chip tone="line">{liked > heard ? `${number(liked)} likes` : `Reach ${number(heard)}`}</Chip>;
};

/** A critic who came back happier. */
const Before = ({ quote: { was } }: { quote: Quote }) => {
  const { timeZone } = useAround();
  return (
    was && (
      <Chip tone="positive">{`Was ${count(was.rating, 'star')} on ${calendarDay(dayIn(was.at, timeZone))}`}</Chip>
    )
  );
};

const Voiced = ({ quote, sentiment }: { quote: Quote; sentiment: 'negative' | 'positive' }) => (
  <li class="voiced">
    <p dir="auto" lang={quote.language ?? undefined}>
      <a href={mentionUrl(quote.mentionId, { view: 'everything' })}>“{excerpt(quote)}”</a>
    </p>
    <p class="facts">
      <SentimentMark sentiment={sentiment} />
      <bdi>{quote.authorName ?? 'Unknown author'}</bdi>
      <span>{sourceName(quote.sourceKind)}</span>
      {quote.rating !== null && <Stars rating={quote.rating} />}
      <Moment at={quote.publishedAt} />
      <State quote={quote} />
      <Reach quote={quote} />
      <Before quote={quote} />
    </p>
  </li>
);

type QuotesProps = { title: string; quotes: Quote[]; sentiment: 'negative' | 'positive' };

const Quotes = ({ title, quotes, sentiment }: QuotesProps) => (
  <Card title={title}>
    <ul>
      {quotes.map((quote) => (
        <Voiced quote={quote} sentiment={sentiment} />
      ))}
    </ul>
    {quotes.length === 0 && <p class="hint">None in this period.</p>}
  </Card>
);

/** Times are the report's, as on its charts, not the reader's. */
export const Loudest = ({ data }: { data: Pick<ReputationData, 'criticism' | 'praise' | 'timeZone'> }) => (
  <AroundContext.Provider value={{ ...useAround(), timeZone: data.timeZone }}>
    <div class="columns-2 level">
      <Quotes title="Loudest criticism" quotes={data.criticism} sentiment="negative" />
      <Quotes title="Loudest praise" quotes={data.praise} sentiment="positive" />
    </div>
  </AroundContext.Provider>
);
