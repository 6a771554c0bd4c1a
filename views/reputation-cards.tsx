/** The cards of the reputation page, and the small print below them. */
import { Card, Table } from './cards.tsx';
import { AsTable, Bar, Csv } from './chart.tsx';
import { Delta } from './figures.tsx';
import { count, number, percent } from './format.ts';
import { between, Counted } from './report-parts.tsx';
import {
  behind,
  csvUrl,
  inLanguages,
  nameOf,
  questionOf,
  type Reported,
  type ReputationCan,
} from './reputation-data.ts';
import { sourceName } from './words.ts';

type Props = Reported & { can?: ReputationCan };

/** Fewer ratings than this are said to be few. */
const FEW = 30;

type VoiceData = Reported['data']['voices'][number];

const onKinds = ({ voiceKinds = [], voiceLanguages }: Reported['data']) =>
  [
    voiceKinds.length > 0 ? `(${voiceKinds.map((kind) => `source:${kind}`).join(' OR ')})` : '',
    voiceLanguages ? inLanguages(voiceLanguages) : '',
  ]
    .filter(Boolean)
    .join(' ');

/** What was compared of a brand, on its own days. */
const behindVoice = (data: Reported['data'], { brandId }: VoiceData) => behind(data, onKinds(data), brandId);

/** A filter has room for 256 characters, of which days and what else is asked take their part. */
const ROOM = 150;

/** All that was compared; where there is no room to name everybody, what was said of us. */
export function behindVoices(data: Reported['data']): string {
  const everybody = data.voices.map(({ brandId }) => `brand:${brandId}`).join(' OR ');
  const compared = `(${everybody}) ${onKinds(data)}`.trim();
  return data.voices.length > 0 && compared.length <= ROOM
    ? behind(data, compared, null)
    : behind(data, onKinds(data));
}

const share = (part: number, whole: number) => (whole ? percent(part / whole) : '–');

export const Voice = ({ data, can = {} }: Props) => {
  const all = data.voices.reduce((sum, voice) => sum + voice.mentions, 0);
  const most = Math.max(1, ...data.voices.map((voice) => voice.mentions));
  return (
    <Card title="Share of voice" hint={<a href={behindVoices(data)}>{count(all, 'mention')}</a>}>
      <ul class="bars">
        {data.voices.map((voice) => (
          <li>
            <a href={behindVoice(data, voice)}>{voice.name}</a>
            <Bar share={voice.mentions / most} own={voice.kind === 'own'} />
            <span class="right">{share(voice.mentions, all)}</span>
          </li>
        ))}
      </ul>
      {data.voices.every((voice) => voice.kind === 'own') ? (
        <p class="hint">
          <a href="/brands" class="inside-only">
            Add a competitor to compare
          </a>
        </p>
      ) : (
        <p class="hint no-print">
          Of all that was said where {nameOf(data, 'one of these brands')} is heard.{' '}
          <a
            href={`/competitors?${new URLSearchParams(questionOf({ ...data, only: undefined }))}`}
            class="inside-only"
          >
            Compare only where all of them are heard
          </a>
        </p>
      )}
      <AsTable
        twin={{
          caption: 'Share of voice',
          csv: can.exportIt ? csvUrl(data, 'share-of-voice') : undefined,
          heads: ['Brand', '>Mentions', '>Share'],
          rows: data.voices.map((voice) => [
            voice.name,
            <Counted n={voice.mentions} href={behindVoice(data, voice)} what={`of ${voice.name}`} />,
            share(voice.mentions, all),
          ]),
        }}
      />
    </Card>
  );
};

/** What those said who were asked in a reply; stars imply another figure, on the page of the score. */
const Asked = ({ data }: Reported) => {
  const { askedCsat } = data.figures;
  // A report that was frozen before surveys were counted says nothing of them.
  if (!data.surveys) return null;
  const sent = count(data.surveys, 'person', 'people');
  if (askedCsat.value === null)
    return <p class="hint">CSAT (asked): {sent} asked in a reply, nobody has answered yet.</p>;
  return (
    <p class="hint">
      CSAT (asked):{' '}
      <a href={behind(data, 'has:csat')}>
        {percent(askedCsat.value)} of {number(askedCsat.n)}
      </a>{' '}
      answered 4 or 5 of 5, {sent} {data.surveys === 1 ? 'was' : 'were'} asked
      {askedCsat.interval && `; 95% sure: ${between(askedCsat.interval)}`}
      {askedCsat.few && ', few answers'}.
    </p>
  );
};

export const Ratings = ({ data, can = {} }: Props) => (
  <Card
    title="Average rating by source"
    hint={
      data.ratings.length > 0 && can.exportIt ? (
        <Csv href={csvUrl(data, 'ratings')} of="average ratings" />
      ) : (
        'of 5'
      )
    }
  >
    {data.ratings.length === 0 ? (
      <p class="hint">No source with star ratings brought a mention in this period.</p>
    ) : (
      <Table
        caption="Average rating by source"
        heads={['Source', '>Rating', '>Change']}
        rows={data.ratings.map((rating) => [
          <>
            <a href={behind(data, `source:${rating.sourceKind} rating:1-5`)}>
              {sourceName(rating.sourceKind)}
            </a>{' '}
            <Counted
              n={rating.n}
              href={behind(data, `source:${rating.sourceKind} rating:1-5`)}
              what="ratings"
            />
            {rating.n < FEW && <span class="chip few-chip">few</span>}
          </>,
          rating.mean.toFixed(1),
          <Delta
            figure={{ value: rating.mean, previous: rating.previousMean }}
            better={rating.n < FEW ? 'neither' : 'up'}
            as="rating"
          />,
        ])}
      />
    )}
    <Asked data={data} />
  </Card>
);
