import { describe, expect, it } from 'vitest';
import { QueryError } from '../../../src/brands/query-error.ts';
import type { FilterCandidate } from '../../../src/mentions/filter/candidate.ts';
import { explainFilter } from '../../../src/mentions/filter/explain.ts';
import { parseFilter } from '../../../src/mentions/filter/filter.ts';
import { matchesFilter } from '../../../src/mentions/filter/match.ts';

const now = new Date('2026-11-21T12:00:00Z');
const asker = { now, viewerUserId: 7 };

function aCandidate(values: Partial<FilterCandidate> = {}): FilterCandidate {
  return {
    brandId: 3,
    brandName: 'Fernhill',
    timeZone: 'Pacific/Auckland',
    sourceKind: 'trustpilot',
    url: 'https://reviews.fernhill.example/42',
    sentiment: 'negative',
    score: -0.6,
    unsure: false,
    intents: ['complaint'],
    emotions: ['anger'],
    themes: ['delivery'],
    aspects: [{ theme: 'delivery', label: 'positive', score: 0.5 }],
    terms: ['café table'],
    corrected: false,
    authorName: 'Jo Doe',
    authorHandle: 'jo_d',
    followers: 1200,
    status: 'open',
    assigneeId: null,
    teamId: null,
    teamName: null,
    priority: 'urgent',
    language: 'en-GB',
    rating: 2,
    title: 'Late again',
    text: 'My café table never came',
    publishedAt: new Date('2026-11-20T10:00:00Z'),
    dueAt: new Date('2026-11-21T10:00:00Z'),
    spam: false,
    isCopy: false,
    hasReply: false,
    needsResponse: true,
    ...values,
  };
}

const MATCHES: [filter: string, values: Partial<FilterCandidate>, matches: boolean][] = [
  ['', {}, true],
  ['   ', {}, true],
  ['table', {}, true],
  ['tab', {}, false],
  ['tab*', {}, true],
  ['CAFE', {}, true],
  ['"never came"', {}, true],
  ['"again my"', {}, false],
  ['late table', {}, true],
  ['late -table', {}, false],
  ['brand:fernhill', {}, true],
  ['brand:3', {}, true],
  ['brand:Acme', {}, false],
  ['brand:"Fernhill Bikes"', { brandName: 'Fernhill bikes' }, true],
  ['source:trustpilot', {}, true],
  ['source:reddit', {}, false],
  ['sentiment:negative', {}, true],
  ['SENTIMENT:Negative', {}, true],
  ['NOT sentiment:positive', {}, true],
  ['intent:complaint', {}, true],
  ['intent:churn-risk', {}, false],
  ['emotion:anger', {}, true],
  ['theme:Delivery', {}, true],
  ['theme:price', {}, false],
  ['author:@JO_D', {}, true],
  ['author:doe', {}, true],
  ['author:jane', {}, false],
  ['author:"jo d"', {}, true],
  ['author:oe', {}, false],
  ['author:次郎', { authorName: '山田次郎' }, true],
  ['site:fernhill.example', {}, true],
  ['site:www.reviews.fernhill.example', {}, true],
  ['site:hill.example', {}, false],
  ['site:fernhill.example', { url: null }, false],
  ['author:jo', { authorName: null, authorHandle: null }, false],
  ['status:open', {}, true],
  ['status:open OR status:pending', { status: 'pending' }, true],
  ['assignee:none', {}, true],
  ['assignee:me', {}, false],
  ['assignee:me', { assigneeId: 7 }, true],
  ['assignee:8', { assigneeId: 8 }, true],
  ['team:none', {}, true],
  ['team:"Night shift"', { teamId: 4, teamName: 'Night shift' }, true],
  ['team:4', { teamId: 4, teamName: 'Night shift' }, true],
  ['team:none', { teamId: 4, teamName: 'Night shift' }, false],
  ['priority:urgent', {}, true],
  ['lang:en', {}, true],
  ['lang:en', { language: null }, false],
  ['rating:2', {}, true],
  ['rating:1-2', {}, true],
  ['rating:<=2', {}, true],
  ['rating:>=4', {}, false],
  ['rating:>=4', { rating: 4.5 }, true],
  ['rating:1-5', { rating: null }, false],
  ['reach:>1000', {}, true],
  ['reach:>=1,200', {}, true],
  ['reach:1200', {}, true],
  ['reach:<1200', {}, false],
  ['reach:>=0', { followers: null }, false],
  ['NOT reach:>=0', { followers: null }, true],
  ['score:<-0.4', {}, true],
  ['score:≤−0.6', {}, true],
  ['score:>=.5', {}, false],
  ['score:<=1', { score: null }, false],
  ['theme:delivery=positive', {}, true],
  ['theme:delivery=negative', {}, false],
  ['theme:delivery=negative', { corrected: true }, true],
  ['theme:delivery=negative', { aspects: [] }, true],
  ['term:"café table"', {}, true],
  ['term:table', {}, false],
  ['is:unsure', {}, false],
  ['is:unsure', { unsure: true }, true],
  ['is:unsure', { unsure: true, corrected: true }, false],
  ['is:overdue', {}, true],
  ['is:spam', {}, false],
  ['is:spam', { spam: true }, true],
  ['is:corrected', { corrected: true }, true],
  ['is:corrected', {}, false],
  ['NOT is:copy', { isCopy: true }, false],
  ['is:overdue', { hasReply: true }, false],
  ['is:overdue', { status: 'resolved' }, false],
  ['is:overdue', { dueAt: now }, false],
  ['has:reply', { hasReply: true }, true],
  ['needs:reply', {}, true],
  ['needs:reply', { needsResponse: false }, false],
  ['promise:late', {}, true],
  ['promise:late', { needsResponse: false }, false],
  ['promise:late', { hasReply: true }, false],
  ['promise:waiting', { dueAt: now }, true],
  ['promise:settled', { status: 'resolved' }, true],
  ['promise:none', { dueAt: null }, true],
  ['promise:none', {}, false],
  ['resolving:late', {}, false],
  ['replied:<4h', { hasReply: true }, false],
  ['incident:12', {}, false],
  ['whose:none', {}, true],
  ['whose:8', { assigneeId: 8 }, true],
  ['whose:8', { assigneeId: 8, hasReply: true }, false],
  ['after:2026-11-20', {}, true],
  ['after:2026-11-20T10:00Z', {}, true],
  ['after:2026-11-20T10:01Z', {}, false],
  // It is 23:00 in Auckland, and 5:00 in New York.
  ['on:2026-11-20', {}, true],
  ['on:2026-11-20', { timeZone: 'America/New_York' }, true],
  ['on:2026-11-20', { publishedAt: new Date('2026-11-20T11:00:00Z') }, false],
  ['on:2026-11-20', { publishedAt: new Date('2026-11-19T10:59:59Z') }, false],
  ['on:2026-11-20', { publishedAt: new Date('2026-11-19T11:00:00Z') }, true],
  ['on:2026-11-01..2026-11-19', {}, false],
  ['on:2026-11-01..2026-11-21', {}, true],
  ['before:2026-11-21', {}, true],
  ['before:2026-11-20', {}, false],
  ['(source:reddit OR source:trustpilot) (rating:1 OR sentiment:negative)', {}, true],
];

describe('a filter', () => {
  it.each(MATCHES)('“%s” on a late order with %j: %s', (filter, values, matches) => {
    expect(matchesFilter(parseFilter(filter), aCandidate(values), asker)).toBe(matches);
  });
});

const REFUSED: [filter: string, place: string, says: RegExp][] = [
  ['sentiment:negativ', 'negativ', /Did you mean sentiment:negative/],
  ['sentiment:angry', 'angry', /sentiment: knows negative neutral positive unscored/],
  ['intent:churn', 'churn', /Did you mean intent:churn-risk/],
  ['emotion:angr', 'angr', /Did you mean emotion:anger/],
  ['status:opened', 'opened', /Did you mean status:open/],
  ['priority:hi', 'hi', /priority: knows urgent high normal low/],
  ['source:trust-pilot', 'trust-pilot', /Did you mean source:trustpilot/],
  ['rating:6', '6', /1 to 5/],
  ['reach:many', 'many', /reach:>=1000/],
  ['score:<-2', '<-2', /from -1 to 1/],
  ['rating:4-2', '4-2', /1 to 5/],
  ['rating:<3', '<3', /rating:<=2/],
  ['is:late', 'late', /is: knows unsure overdue/],
  ['has:answer', 'answer', /has: knows reply/],
  ['promise:broken', 'broken', /promise: knows kept late waiting settled none/],
  ['resolving:settled', 'settled', /resolving: knows kept late waiting/],
  ['replied:soon', 'soon', /replied:<4h/],
  ['incident:big', 'big', /incident:12=peak/],
  ['incident:12=end', '12=end', /incident:12=peak/],
  ['replied:<4', '<4', /replied:>=30m/],
  ['after:yesterday', 'yesterday', /2026-11-21/],
  ['before:2026-02-30', '2026-02-30', /2026-11-21/],
  ['on:2026-11-31', '2026-11-31', /on:2026-11-21/],
  ['on:2026-11-21..2026-11-20', '2026-11-21..2026-11-20', /on:2026-11-01\.\.2026-11-30/],
  ['on:2026-11-21T09:00Z', '2026-11-21T09:00Z', /on:2026-11-21/],
  ['on:9999-12-31', '9999-12-31', /on:2026-11-21/],
  ['title:recall', 'title:', /brand: source: site: sentiment:/],
  ['-'.repeat(33), '-'.repeat(33), /no letter or digit/],
];

describe('a filter that cannot be read', () => {
  it.each(REFUSED)('“%s” points at %s', (filter, place, says) => {
    expect(() => parseFilter(filter)).toThrow(says);
    try {
      parseFilter(filter);
    } catch (error) {
      const { start, end } = error as QueryError;
      expect(filter.slice(start, end)).toBe(place);
    }
  });

  it('has more than 256 characters or 32 terms', () => {
    expect(() => parseFilter('x'.repeat(257))).toThrow(QueryError);
    expect(() => parseFilter('x '.repeat(33))).toThrow(/At most 32/);
    expect(parseFilter('x '.repeat(32)).kind).toBe('and');
  });
});

const EXPLAINED: [string, string][] = [
  ['', 'All mentions'],
  [
    'sentiment:negative brand:Fernhill source:trustpilot rating:1-2',
    'Negative mentions of Fernhill on Trustpilot rated 1 to 2 stars',
  ],
  ['source:reddit OR source:hackernews', 'Mentions on Reddit or Hacker News'],
  ['priority:urgent -theme:delivery', 'Urgent mentions not about delivery'],
  ['refund assignee:none', 'Mentions with “refund” and assigned to nobody'],
  ['NOT (refund OR crash*)', 'Mentions without “refund” or words that begin with “crash”'],
  ['sentiment:negative OR rating:1', 'Negative mentions or mentions rated 1 star'],
  ['on:2026-11-01', 'Mentions on 2026-11-01'],
  ['-on:2026-11-01..2026-11-30', 'Mentions not from 2026-11-01 to 2026-11-30'],
  ['after:2026-11-01 before:2026-11-02T10:00Z', 'Mentions since 2026-11-01 and before 2026-11-02 10:00 UTC'],
  ['NOT (source:rss lang:de)', 'Mentions, but no mentions on RSS in the language de'],
  [
    'promise:kept OR promise:late',
    'Mentions answered in time or late to be answered, answered by now or not',
  ],
  ['incident:12=peak', 'Mentions at the peak of incident 12'],
  ['NOT resolving:waiting', 'Mentions not still in time to be resolved'],
  ['replied:<4h replied:>=30m', 'Mentions answered in less than 4 h and answered after at least 30 m'],
  [
    'reach:>=1000 score:<-0.4',
    'Mentions by authors with at least 1,000 followers and with a score below −0.4',
  ],
  ['is:overdue has:reply author:@Jo', 'Overdue mentions by Jo with a reply'],
  ['priority:urgent NOT sentiment:negative', 'Urgent mentions that are not negative'],
  ['late slow bike', 'Mentions with “late”, with “slow” and with “bike”'],
  ['NOT assignee:none -needs:reply', 'Mentions assigned to somebody that need no reply'],
  [
    'intent:complaint NOT is:copy',
    'Mentions read as a complaint that are no copies of a more urgent or newer one',
  ],
  [
    'theme:price (priority:urgent OR reach:>=1000)',
    'Mentions about price, either urgent or by authors with at least 1,000 followers',
  ],
  [
    '(late sentiment:negative refund) OR rating:1',
    'Negative mentions with “late” and with “refund”, or mentions rated 1 star',
  ],
];

describe('a filter in words', () => {
  it.each(EXPLAINED)('“%s”: %s', (filter, words) => {
    expect(explainFilter(parseFilter(filter))).toBe(words);
  });
});
