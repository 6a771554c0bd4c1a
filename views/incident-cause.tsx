/** What an incident is about, and its first mentions. */
import type { Child } from 'hono/jsx';
import type { Incident, MentionBehind } from '../src/alerts/incidents/list.ts';
import { Card } from './cards.tsx';
import { count, firstWords } from './format.ts';
import { countedFrom, incidentMentions, sourceFilter, termFilter, themeFilter } from './incident-words.ts';
import { Opens } from './report-parts.tsx';
import { Moment } from './time.tsx';
import { mentionUrl } from './urls.ts';
import { sourceName } from './words.ts';

const PostLink = ({ mention }: { mention: MentionBehind }) => (
  <>
    <a href={mentionUrl(mention.id)}>{firstWords(mention.title, 140)}</a>{' '}
    <span class="hint">
      {mention.author ? `${mention.author}, ` : ''}
      {sourceName(mention.sourceKind)}, <Moment at={mention.at} />
    </span>
  </>
);

type CauseProps = { incident: Incident; first: MentionBehind | null; loudest: MentionBehind | null };

/** What sets its mentions apart, each part opening those that it was counted from. */
export const Cause = ({ incident, first, loudest }: CauseProps) => {
  const { theme, words, source, place } = incident.cause;
  const link = (name: Child, filter = '', of: 'cause' | 'place' = 'cause') => (
    <Opens href={countedFrom(incident, of, filter)}>{name}</Opens>
  );
  const lines: [string, Child][] = [];
  if (theme)
    lines.push(['Theme', link(`${theme.name} (${count(theme.count, 'mention')})`, themeFilter(theme.name))]);
  if (words.length > 0)
    lines.push([
      'Words',
      words.map((word, index) => (
        <>
          {index > 0 && ', '}
          {link(`“${word.name}” (${word.count})`, termFilter(word.name))}
        </>
      )),
    ]);
  if (source)
    lines.push([
      'Source',
      link(`${sourceName(source.kind)} (${count(source.count, 'mention')})`, sourceFilter(source.kind)),
    ]);
  if (place) lines.push(['Place', link(`${place.name} (${count(place.count, 'mention')})`, '', 'place')]);
  if (first) lines.push(['First post', <PostLink mention={first} />]);
  if (loudest) lines.push(['Largest reach', <PostLink mention={loudest} />]);
  return (
    <Card
      title="What it is about"
      {...(lines.length > 0 && { hint: 'what sets these mentions apart from the four weeks before' })}
    >
      {lines.length > 0 ? (
        <dl class="posts">
          {lines.map(([word, value]) => (
            <div>
              <dt>{word}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="hint">
          {incident.direction === 'rise' || incident.series === 'rating'
            ? 'Nothing sets these mentions apart: they are about this and that.'
            : 'Its sources are read as always; what is not there names no cause.'}
        </p>
      )}
    </Card>
  );
};

export const FirstMentions = ({ incident, mentions }: { incident: Incident; mentions: MentionBehind[] }) => (
  <Card title="Its first mentions" hint={<a href={incidentMentions(incident)}>All of them</a>}>
    <ul class="posts">
      {mentions.slice(0, 8).map((mention) => (
        <li>
          <PostLink mention={mention} />
        </li>
      ))}
    </ul>
  </Card>
);
