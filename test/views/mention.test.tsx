import { describe, expect, it } from 'vitest';
import { activityWords } from '../../views/activity-words.ts';
import { DetailFragment } from '../../views/mention.tsx';
import { turnOf } from '../../views/mention-before.tsx';
import { EMPTY_QUERY } from '../../views/urls.ts';
import { tags, textOf } from './html.ts';
import { frame, NOW } from './samples/frame.ts';
import { mention } from './samples/mention.ts';

const show = (over: Partial<typeof mention> = {}) =>
  (<DetailFragment frame={frame} mention={{ ...mention, ...over }} query={EMPTY_QUERY} />).toString();
const actions = (html: string) => new Set(tags(html, 'form').map((form) => form.attributes.action));

describe('what can be done', () => {
  it('is a form for every move, each with the version that was seen', () => {
    const html = show();
    for (const move of [
      'resolution',
      'dismissal',
      'snooze',
      'assignment',
      'sentiment',
      'notes',
      'replies',
      'undo',
    ])
      expect(actions(html)).toContain(`/mentions/11/${move}`);
    const versions = tags(html, 'input').filter((tag) => tag.attributes.name === 'version');
    expect(new Set(versions.map((tag) => tag.attributes.value))).toEqual(new Set(['4']));
  });

  it('is to reopen what was decided', () => {
    const html = show({ status: 'resolved' });
    expect(actions(html)).toContain('/mentions/11/reopening');
    expect(actions(html)).not.toContain('/mentions/11/resolution');
  });

  it('is no longer counted down when it is decided', () => {
    expect(textOf(show())).toMatch(/First reply [\d hm]+ late/);
    const done = textOf(show({ status: 'resolved' }));
    expect(done).toContain('First reply none was given');
    expect(done).not.toMatch(/First reply [\d hm]+ late/);
  });

  it('is put off knowing when the first reply is due, unless it is late or was given', () => {
    const menu = (over: Partial<typeof mention>) =>
      /<details class="menu snooze"[\s\S]*?<\/details>/.exec(show({ firstRepliedAt: null, ...over }))![0];
    const soon = new Date(NOW.getTime() + 3_600_000);
    expect(textOf(menu({ dueAt: soon }))).toMatch(/First reply due today \d\d:\d\d/);
    for (const over of [{ dueAt: new Date(0) }, { dueAt: null }, { dueAt: soon, firstRepliedAt: NOW }])
      expect(textOf(menu(over))).not.toContain('First reply due');
  });

  it('is nothing for someone who may only read', () => {
    expect([...actions(show({ can: { 'see mention': true } }))]).toEqual([]);
  });

  it('has one key per button', () => {
    const keys = [...show().matchAll(/data-key="([^"]+)"/g)].map(([, key]) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys).toEqual(
      expect.arrayContaining(['e', 'a', 'm', 'h', 'd', 'r', 'n', 'v', 'z', '1', '2', '3']),
    );
  });

  it('says what the main button of a reply does', () => {
    const html = show();
    expect(html).toContain('href="https://reviews.example/fernhill/11"');
    expect(textOf(html)).toContain('Copy and open Open Trustpilot');
  });

  it('offers to mark as replied alone when there is no address to open', () => {
    const html = show({ url: null });
    expect(html).not.toContain('data-copy');
    expect(html).toContain('name="posted" value="1"');
  });
});

describe('why it is here', () => {
  it('shows matched words, evidence for and against, and the score', () => {
    const html = show();
    expect(html).toContain('<mark>Fernhill</mark>');
    expect(html).toContain('<u class="worse">without a word</u>');
    expect(html).toContain('<u class="better">brilliant</u>');
    expect(textOf(html)).toContain('Negative −0.71');
  });

  it('lists the reasons that add up to the priority', () => {
    const html = show();
    const points = mention.priorityReasons.reduce((sum, { points: each }) => sum + each, 0);
    expect(points).toBe(mention.priorityScore);
    expect(textOf(html)).toContain(
      'Negative, −0.71 +30 1 star +20 Complaint +10 Reply is late +8 Priority 68',
    );
  });

  it('says when a person set the sentiment, and when the score is unsure', () => {
    expect(textOf(show({ corrected: true, sentiment: 'neutral' }))).toContain('Neutral, set by a person');
    expect(textOf(show({ unsure: true }))).toContain('Not sure, 86%');
  });

  it('says why there is no score', () => {
    const unscored = { sentiment: 'unscored', sentimentScore: null } as const;
    expect(textOf(show({ ...unscored, language: 'de' }))).toContain(
      'it is in German, and only English is scored',
    );
    expect(textOf(show({ ...unscored, language: null }))).toContain(
      'Not scored: there is too little to read',
    );
  });

  it('says that a long text was scored by a part of it', () => {
    expect(textOf(show({ partlyRead: true }))).toContain('from the first 4,000 characters');
    expect(textOf(show())).not.toContain('4,000');
  });
});

it('says where else the same is told, and nothing where it is told once', () => {
  const html = textOf(show());
  expect(html).toContain('Also in 12 places');
  expect(html).toContain('paper.example · The Paper');
  expect(html).toContain('r/ebikes');
  expect(html).toContain('10 more copies');
  expect(textOf(show({ copies: { count: 0, shown: [] } }))).not.toContain('Also in');
});

it('says why it looks like spam and takes a no, or says that somebody said it', () => {
  const doubted = show({ spam: true, spamReasons: ['giveaway', 'hashtags'] });
  expect(textOf(doubted)).toContain('Suspected spam: a giveaway for follows, many hashtags');
  expect(doubted).toContain('/clearing"');
  const cleared = show({ spamReasons: ['giveaway'] });
  expect(textOf(cleared)).toContain('Not spam, said by a person');
  expect(cleared).not.toContain('/clearing"');
});

it('says how the author’s mind changed', () => {
  expect(turnOf('negative', mention.earlier)).toBe('Promoter turned critic');
  expect(turnOf('positive', [{ ...mention.earlier[0]!, sentiment: 'negative' }])).toBe(
    'Critic turned promoter',
  );
  expect(turnOf('neutral', mention.earlier)).toBeNull();
});

it('tells events as sentences, also kinds that it does not know', () => {
  const said = (kind: string, over = {}) =>
    activityWords(
      { at: NOW, kind, who: 'Maya', via: 'web', subject: null, to: {}, undone: false, ...over },
      NOW,
      'UTC',
    );
  expect(said('resolved', { via: 'slack' })).toBe('Maya marked this done');
  expect(said('assigned', { subject: 'Maya' })).toBe('Maya took this');
  expect(said('assigned', { subject: 'Jonas', undone: true })).toBe(
    'Maya assigned this to Jonas, taken back',
  );
  expect(said('snoozed', { to: { snoozedUntil: '2026-11-22T08:00:00.000Z' } })).toBe(
    'Maya snoozed this until 22 Nov 08:00',
  );
  expect(said('found', { who: null, subject: 'trustpilot' })).toBe('Found on Trustpilot');
  expect(said('found', { subject: 'trustpilot' })).toBe('Maya brought this in from Trustpilot');
  expect(said('found', { subject: 'manual' })).toBe('Maya brought this in');
  expect(said('merged-elsewhere', { who: null })).toBe('Merged elsewhere');
});

it('keeps what was done when the text is gone upstream', () => {
  const html = show({ deletedAt: NOW, title: null, text: '' });
  expect(textOf(html)).toContain('Its author deleted this');
  expect(textOf(html)).toContain('her order is held at the depot');
});

it('says how long the first reply took', () => {
  const firstRepliedAt = new Date(mention.publishedAt.getTime() + 56 * 60_000);
  expect(textOf(show({ firstRepliedAt }))).toContain('given after 56 m');
});
