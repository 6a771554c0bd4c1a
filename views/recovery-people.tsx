/** The critics behind one figure: what they said first, and what last. */
import type { CriticShown, Post } from '../src/reports/recovery/report.ts';
import { Card } from './cards.tsx';
import { count, firstWords } from './format.ts';
import { Stars } from './parts.tsx';
import { NotPrinted, PRINTED } from './printed.tsx';
import { BEHIND_WORDS, type RecoveryData, SIDE_WORDS } from './recovery-words.ts';
import { Time } from './time.tsx';
import { authorUrl, mentionUrl } from './urls.ts';
import { sourceName } from './words.ts';

const Said = ({ post, word }: { post: Post; word: string }) => (
  <p class="said-line" dir="auto">
    <small class="muted">
      {word} <Time at={post.at} />{' '}
    </small>
    {post.stars !== null && <Stars rating={post.stars} />}{' '}
    <a href={mentionUrl(post.mentionId)}>{firstWords(post.excerpt, 160) || 'Its words are kept no longer'}</a>
  </p>
);

const Person = ({ critic, printed }: { critic: CriticShown; printed: boolean }) => (
  <li class={printed ? 'person-said' : 'person-said no-print'}>
    <div class="grow">
      <p class="person-name">
        {critic.handle ? (
          <a href={authorUrl(critic.sourceKind, critic.handle)}>
            <bdi>{critic.name ?? critic.handle}</bdi>
          </a>
        ) : (
          <bdi>{critic.name ?? 'Somebody'}</bdi>
        )}
        <span class="muted">on {sourceName(critic.sourceKind)}</span>
        {critic.answeredAt && (
          <span class="muted">
            answered <Time at={critic.answeredAt} />
          </span>
        )}
      </p>
      <Said post={critic.complaint} word="First" />
      {critic.last ? <Said post={critic.last} word="Then" /> : <p class="said-line muted">Nothing since.</p>}
    </div>
  </li>
);

export const People = ({ data }: { data: RecoveryData }) => {
  const { people, of } = data;
  const words = `${SIDE_WORDS[of.side]}: ${BEHIND_WORDS[of.outcome].toLowerCase()}`;
  return (
    <Card title={words} hint={count(people.all, 'person', 'people')} id="people">
      {people.all === 0 ? (
        <p class="hint">Nobody. Choose a number above to see who is behind it.</p>
      ) : (
        <ul class="people-said">
          {people.shown.map((critic, index) => (
            <Person critic={critic} printed={index < PRINTED} />
          ))}
        </ul>
      )}
      <NotPrinted of={people.all} />
      {people.all > people.shown.length && (
        <p class="hint no-print">
          The newest {people.shown.length} are shown. Choose a shorter period to see the others.
        </p>
      )}
    </Card>
  );
};
