/** A filter as a test on a mention that was scored and is not stored yet; alert rules ask it. */
import { find, type Searchable, searchable } from '../../brands/find.ts';
import { compilePattern, type Pattern } from '../../brands/pattern.ts';
import { isOnSite } from '../../brands/query-values.ts';
import { saidOf, themeAsked } from '../aspect.ts';
import type { FilterAsker, FilterCandidate } from './candidate.ts';
import { type Days, spanOf } from './days.ts';
import type { Comparison, FieldFilter } from './field-filter.ts';
import type { Filter, WordsFilter } from './filter.ts';
import type { PromiseKept } from './kept.ts';
import { beginsWord } from './words.ts';

/** Whether the filter lets the mention through. An assignee is known by id here, and no team is `mine`. */
export function matchesFilter(filter: Filter, candidate: FilterCandidate, asker: FilterAsker): boolean {
  switch (filter.kind) {
    case 'all':
      return true;
    case 'and':
      return filter.parts.every((part) => matchesFilter(part, candidate, asker));
    case 'or':
      return filter.parts.some((part) => matchesFilter(part, candidate, asker));
    case 'not':
      return !matchesFilter(filter.part, candidate, asker);
    case 'words':
      return hasWords(candidate, filter);
    case 'field':
      return hasField(candidate, filter, asker);
  }
}

function hasField(candidate: FilterCandidate, filter: FieldFilter, asker: FilterAsker): boolean {
  switch (filter.field) {
    case 'brand':
      return isBrand(candidate, filter.value);
    case 'source':
      return candidate.sourceKind === filter.value;
    case 'site':
      return isOnSite(candidate.url, filter.value);
    case 'sentiment':
    case 'status':
    case 'priority':
      return candidate[filter.field] === filter.value;
    case 'intent':
      return candidate.intents.includes(filter.value);
    case 'emotion':
      return candidate.emotions.includes(filter.value);
    case 'theme':
      return isAbout(candidate, filter.value);
    case 'term':
      return candidate.terms.includes(filter.value);
    case 'tag':
      return candidate.tags?.includes(filter.value) ?? false;
    case 'author':
      return isAuthor(candidate, filter.value.toLowerCase());
    case 'assignee':
      return isAssignee(candidate.assigneeId, filter.value, asker);
    case 'team':
      return isTeam(candidate, filter.value);
    case 'lang':
      return isLanguage(candidate.language, filter.value);
    case 'rating':
      return candidate.rating !== null && candidate.rating >= filter.from && candidate.rating <= filter.to;
    case 'reach':
      return compares(candidate.followers, filter);
    case 'score':
      return compares(candidate.score, filter);
    case 'is':
      return isSo(candidate, filter.value, asker.now);
    case 'has':
      return has(candidate, filter.value);
    case 'on':
      return isOn(candidate, filter);
    case 'after':
      return candidate.publishedAt >= new Date(filter.at);
    case 'due':
      return isOverdue(candidate, new Date(filter.at));
    // Only what is stored says who answered, and when.
    case 'answered':
    case 'incident':
    case 'replied':
      return false;
    case 'whose':
      return !candidate.hasReply && isAssignee(candidate.assigneeId, filter.value, asker);
    case 'needs':
      return candidate.needsResponse;
    case 'promise':
      return isPromised(candidate, filter.value, asker.now);
    // What is only now being stored is resolved neither in time nor late, and who promised what is not known here.
    case 'resolving':
      return false;
    case 'before':
      return candidate.publishedAt < new Date(filter.at);
  }
}

function isOn({ publishedAt, timeZone }: FilterCandidate, days: Days): boolean {
  const { start, end } = spanOf(days, timeZone);
  return publishedAt >= start && publishedAt < end;
}

function compares(given: number | null, { is, value }: { is: Comparison; value: number }): boolean {
  if (given === null) return false;
  if (is === '=') return given === value;
  if (is.endsWith('=') && given === value) return true;
  return is.startsWith('<') ? given < value : given > value;
}

type Had = Extract<FieldFilter, { field: 'has' }>['value'];

/** Nobody was asked yet about what is not stored. */
function has({ hasReply, rating, tags = [] }: FilterCandidate, what: Had): boolean {
  if (what === 'survey' || what === 'csat') return false;
  if (what === 'reply') return hasReply;
  return what === 'rating' ? rating !== null : tags.length > 0;
}

function isBrand({ brandId, brandName }: FilterCandidate, wanted: string): boolean {
  return brandName.toLowerCase() === wanted.toLowerCase() || String(brandId) === wanted;
}

function isAbout(candidate: FilterCandidate, value: string): boolean {
  const { theme, said } = themeAsked(value);
  return candidate.themes.includes(theme) && (said === null || saidOf(candidate, theme) === said);
}

function isAuthor({ authorHandle, authorName }: FilterCandidate, wanted: string): boolean {
  if (authorHandle?.toLowerCase().replace(/^@/, '') === wanted) return true;
  return authorName !== null && beginsWord(authorName, wanted);
}

function isAssignee(assigneeId: number | null, wanted: string, asker: FilterAsker): boolean {
  if (wanted === 'none') return assigneeId === null;
  if (assigneeId === null) return false;
  return wanted === 'me' ? assigneeId === asker.viewerUserId : String(assigneeId) === wanted;
}

function isTeam({ teamId, teamName }: FilterCandidate, wanted: string): boolean {
  if (wanted === 'none') return teamId === null;
  return teamId !== null && (String(teamId) === wanted || teamName?.toLowerCase() === wanted);
}

function isLanguage(language: string | null, wanted: string): boolean {
  const known = language?.toLowerCase().replace('_', '-');
  return known === wanted || Boolean(known?.startsWith(`${wanted}-`));
}

type Is = Extract<FieldFilter, { field: 'is' }>['value'];

function isSo(candidate: FilterCandidate, value: Is, now: Date): boolean {
  if (value === 'corrected') return candidate.corrected;
  if (value === 'overdue') return isOverdue(candidate, now);
  if (value === 'unsure') return candidate.unsure && !candidate.corrected;
  return value === 'copy' ? candidate.isCopy : candidate.spam;
}

function isOverdue({ dueAt, hasReply, status }: FilterCandidate, now: Date): boolean {
  return dueAt !== null && dueAt < now && !hasReply && (status === 'open' || status === 'pending');
}

/** Of what was answered, only what is stored says when. */
function isPromised(candidate: FilterCandidate, value: PromiseKept, now: Date): boolean {
  const { needsResponse, hasReply, dueAt, status } = candidate;
  if (!needsResponse || hasReply) return false;
  if (dueAt === null) return value === 'none';
  if (status === 'resolved') return value === 'settled';
  return value === (dueAt < now ? 'late' : 'waiting');
}

/** Many alert rules look at one mention, and one rule at many mentions. */
const foldedTexts = new WeakMap<FilterCandidate, Searchable[]>();
const patterns = new WeakMap<WordsFilter, Pattern>();

function hasWords(candidate: FilterCandidate, filter: WordsFilter): boolean {
  const texts = foldedTexts.get(candidate) ?? [searchable(candidate.title ?? ''), searchable(candidate.text)];
  foldedTexts.set(candidate, texts);
  const pattern = patterns.get(filter) ?? compilePattern(filter.prefix ? `${filter.text}*` : filter.text);
  patterns.set(filter, pattern);
  return texts.some((text) => find(text, pattern).length > 0);
}
