/** The blocks of Slack that Earshot uses (api.slack.com, Block Kit). Words of strangers go into literal ones. */
import { literal } from './slack-text.ts';

export type PlainText = { type: 'plain_text'; text: string; emoji?: false };
export type MarkedText = { type: 'mrkdwn'; text: string; verbatim: true };
export type RichPiece = { type: 'text'; text: string } | { type: 'link'; url: string; text: string };
export type RichElement =
  | { type: 'rich_text_quote'; elements: RichPiece[] }
  | {
      type: 'rich_text_list';
      style: 'bullet';
      elements: { type: 'rich_text_section'; elements: RichPiece[] }[];
    };
export type Button = {
  type: 'button';
  action_id: string;
  text: PlainText;
  url?: string;
  value?: string;
  style?: 'primary';
};
export type Overflow = {
  type: 'overflow';
  action_id: string;
  options: { text: PlainText; value: string; url?: string }[];
};
export type Block =
  | { type: 'section'; text: MarkedText | PlainText }
  | { type: 'context'; elements: (MarkedText | PlainText)[] }
  | { type: 'rich_text'; elements: RichElement[] }
  | { type: 'actions'; elements: (Button | Overflow)[] };

/** Literal: no markup, no pings, no emoji made of colons. */
export const plain = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });

/** Words of our own on a button. */
export const label = (text: string): PlainText => ({ type: 'plain_text', text });

/** In Slack's markup; `verbatim` keeps Slack from making pings and links out of plain words. */
export const marked = (text: string): MarkedText => ({ type: 'mrkdwn', text, verbatim: true });

export const section = (text: MarkedText | PlainText): Block => ({ type: 'section', text });

/** Slack refuses a message with an empty text in it. */
export function context(...texts: (MarkedText | PlainText)[]): Block[] {
  const elements = texts.filter(({ text }) => text !== '');
  return elements.length > 0 ? [{ type: 'context', elements }] : [];
}

export const quoted = (text: string): Block[] =>
  text
    ? [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }] }]
    : [];

/** Each piece a bullet of its own. */
export function listed(items: RichPiece[][]): Block[] {
  if (items.length === 0) return [];
  const elements = items.map((pieces) => ({ type: 'rich_text_section' as const, elements: pieces }));
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }];
}

export const actions = (elements: (Button | Overflow)[]): Block[] =>
  elements.length > 0 ? [{ type: 'actions', elements }] : [];

/** So that each reader sees the time of their own clock; `instead` stands where Slack cannot. */
export const date = (at: Date, instead: string): string =>
  `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${literal(instead)}>`;
