/** Issues, pull requests and comments of GitHub: markdown, authors who may be gone, older replies without node ids. */
import { cleanText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, number, text, time } from '../../reading/json.ts';
import { markdownToText } from '../../reading/markdown.ts';

/** An issue or a pull request; null for what has no id. */
export function toIssue(entry: Fields): Item | null {
  const id = idOf(entry);
  if (!id) return null;
  const url = safeUrl(text(entry.html_url));
  return itemOf('github', id, {
    ...common(entry, url),
    title: cleanText(text(entry.title) ?? '', 1000) || null,
    parent: repositoryOf(url),
    engagement: { likes: likesOf(entry), comments: number(entry.comments) },
  });
}

/** `issue` is the external id of what it was written under, where that is known. */
export function toComment(entry: Fields, issue: string | null): Item | null {
  const id = idOf(entry);
  if (!id) return null;
  return itemOf('github', id, {
    ...common(entry, safeUrl(text(entry.html_url))),
    replyTo: issue,
    parent: issue,
    engagement: { likes: likesOf(entry) },
  });
}

function idOf(entry: Fields): string | null {
  return text(entry.node_id) ?? text(entry.id);
}

function common(
  entry: Fields,
  url: string | null,
): Partial<Pick<Item, 'url' | 'text' | 'publishedAt' | 'editedAt'>> & { author: Partial<Item['author']> } {
  const user = fields(entry.user);
  const updated = time(entry.updated_at);
  const created = time(entry.created_at);
  return {
    url,
    author: { handle: text(user.login), url: safeUrl(text(user.html_url)) },
    text: markdownToText(text(entry.body) ?? ''),
    publishedAt: created,
    editedAt: updated === created ? null : updated,
  };
}

function likesOf({ reactions }: Fields): number | null {
  return isObject(reactions) ? number(reactions['+1']) : null;
}

const ADDRESS = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)(?:#issuecomment-(\d+))?$/;

/** The path under which comments on it are read and written; null for what is no issue, pull request or comment. */
export function commentsPath(url: string | null): string | null {
  const [, repository, number] = ADDRESS.exec(url ?? '') ?? [];
  return repository ? `/repos/${repository}/issues/${number}/comments` : null;
}

function repositoryOf(url: string | null): string | null {
  return ADDRESS.exec(url ?? '')?.[1] ?? null;
}

/** Where the interface has what stands at this address: an issue, or a comment. */
export function pathOf(url: string | null): { path: string; isComment: boolean } | null {
  const [, repository, issue, comment] = ADDRESS.exec(url ?? '') ?? [];
  if (!repository) return null;
  const path = `/repos/${repository}/issues/${comment ? `comments/${comment}` : issue}`;
  return { path, isComment: comment !== undefined };
}
