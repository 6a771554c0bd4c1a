/** One author: what they said, how it turned, what we answered, and who they said they are elsewhere. */
import type { AuthorPage as Author, AuthorLink, AuthorMention } from '../src/mentions/authors/authors.ts';
import { Card, EmptyState, PageHead } from './cards.tsx';
import { type Errors, Field, SelectField } from './fields.tsx';
import { count, firstWords, number } from './format.ts';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { turnOf } from './mention-before.tsx';
import { Chip, Icon, SentimentMark, Stars } from './parts.tsx';
import { Moment, Time } from './time.tsx';
import { authorUrl, inboxUrl, safeUrl } from './urls.ts';
import { SOURCE_NAMES, STATUS_WORDS, sourceName, wordFor } from './words.ts';

export type AuthorData = Author & { errors: Errors; typed: Record<string, string> };

const Answer = ({ answer }: { answer: AuthorMention['answers'][number] }) => (
  <li class="said">
    <p class="hint">
      <b>{answer.by ?? 'Someone who left'}</b> answered <Moment at={answer.at} />
    </p>
    <p class="said-text" dir="auto">
      {answer.text}
    </p>
  </li>
);

const Said = ({ mention }: { mention: AuthorMention }) => (
  <li class="author-said">
    <a href={`/mentions/${mention.id}`}>
      <SentimentMark sentiment={mention.sentiment} />
      <span class="grow" dir="auto">
        {firstWords(mention.excerpt, 240)}
      </span>
      {mention.rating !== null && <Stars rating={mention.rating} />}
      <Time at={mention.publishedAt} />
    </a>
    <p class="hint">
      {sourceName(mention.sourceKind)}, about {mention.brandName}: {wordFor(STATUS_WORDS, mention.status)}
    </p>
    {mention.answers.length > 0 && (
      <ul class="said-list">
        {mention.answers.map((answer) => (
          <Answer answer={answer} />
        ))}
      </ul>
    )}
  </li>
);

const Reach = ({ data }: { data: AuthorData }) => (
  <Card title="Reach">
    {data.followers === null || data.followersAt === null ? (
      <p class="hint">{sourceName(data.sourceKind)} does not say how many people follow them.</p>
    ) : (
      <>
        <p class="figure">{number(data.followers)}</p>
        <p class="hint">
          Reach = followers of this one account, as {sourceName(data.sourceKind)} showed them{' '}
          <Moment at={data.followersAt} />. An estimate: not everybody who follows sees a post. Names
          elsewhere are not added, since the same people may follow both.
        </p>
      </>
    )}
  </Card>
);

const Link = ({ data, link, may }: { data: AuthorData; link: AuthorLink; may: boolean }) => (
  <li>
    <a href={authorUrl(link.sourceKind, link.handle)}>
      <bdi>{link.handle}</bdi> on {sourceName(link.sourceKind)}
    </a>{' '}
    <a class="hint" href={`/mentions/${link.mentionId}`}>
      they said so here
    </a>
    {may && (
      <PostForm
        action={`${authorUrl(data.sourceKind, data.handle)}/links/removal`}
        fields={{ link: link.id }}
      >
        <button type="submit" class="button quiet small">
          Not the same
        </button>
      </PostForm>
    )}
  </li>
);

const Elsewhere = ({ data, may }: { data: AuthorData; may: boolean }) => (
  <Card title="Elsewhere" hint="only where they said so themselves" class="stack">
    {data.links.length > 0 && (
      <ul class="mini">
        {data.links.map((link) => (
          <Link data={data} link={link} may={may} />
        ))}
      </ul>
    )}
    {data.links.length === 0 && <p class="hint">Nothing is known, and nothing is guessed.</p>}
    {may && (
      <details open={Object.keys(data.errors).length > 0}>
        <summary class="button small">Link another account of theirs</summary>
        <PostForm action={`${authorUrl(data.sourceKind, data.handle)}/links`} class="form">
          <SelectField
            name="kind"
            label="Where"
            value={data.typed.kind}
            error={data.errors.kind}
            options={Object.entries(SOURCE_NAMES).map(([value, label]) => ({ value, label }))}
          />
          <Field
            name="handle"
            label="Name there"
            value={data.typed.handle}
            error={data.errors.handle}
            required
          />
          <Field
            name="said"
            label="Mention in which they say so"
            help="Its number or its address. It must be written by one of the two names and name the other."
            value={data.typed.said}
            error={data.errors.said}
            required
          />
          <button type="submit" class="button">
            Link the two names
          </button>
        </PostForm>
      </details>
    )}
  </Card>
);

const Figures = ({ data }: { data: AuthorData }) => (
  <p class="facts">
    <span>{count(data.mentions, 'mention')}</span>
    <span>{data.negative} negative</span>
    <span>{data.positive} positive</span>
    <span>{data.answered} answered</span>
  </p>
);

const Turn = ({ data }: { data: AuthorData }) => {
  const [newest, ...earlier] = data.said;
  const turn = newest ? turnOf(newest.sentiment, earlier) : null;
  const tone = newest?.sentiment === 'positive' ? 'positive' : 'negative';
  return (
    turn && (
      <p>
        <Chip tone={tone}>{turn}</Chip>
      </p>
    )
  );
};

export const AuthorPage = ({ frame, data }: { frame: Frame; data: AuthorData }) => {
  const profile = safeUrl(data.url);
  const own = authorUrl(data.sourceKind, data.handle);
  return (
    <Layout frame={frame} title={data.name ?? data.handle} current="people">
      <PageHead
        title={data.name ?? data.handle}
        sub={
          <>
            <bdi>{data.handle}</bdi> on {sourceName(data.sourceKind)}
          </>
        }
      >
        {profile && (
          <a class="button" href={profile} target="_blank" rel="noopener noreferrer">
            Open profile <Icon name="external-link" small />
          </a>
        )}
        <a
          class="button"
          href={inboxUrl({ view: 'everything', sort: 'newest', q: `author:"${data.handle}"` })}
        >
          In the inbox
        </a>
        {frame.can['mute author'] && (
          <PostForm action={`${own}/mute`}>
            <button
              type="submit"
              class="button quiet"
              title="What they write from now on is left out of the inbox and the figures"
            >
              <Icon name="eye-off" small /> Leave out from now on
            </button>
          </PostForm>
        )}
      </PageHead>
      <Figures data={data} />
      <Turn data={data} />
      <div class="columns-2">
        <Card title="What they said" hint="newest first, with our answers">
          {data.said.length === 0 && (
            <EmptyState icon="message-circle" title="Nothing further back">
              This is where their history with you begins.
            </EmptyState>
          )}
          <ul class="author-history">
            {data.said.map((mention) => (
              <Said mention={mention} />
            ))}
          </ul>
          {data.next && (
            <a class="button" href={`${own}?before=${data.next}`}>
              Earlier
            </a>
          )}
        </Card>
        <div class="sheet-part">
          <Reach data={data} />
          <Elsewhere data={data} may={Boolean(frame.can['write note'])} />
        </div>
      </div>
    </Layout>
  );
};
