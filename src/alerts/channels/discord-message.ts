/** A message as a Discord embed: within every limit by construction, literal where strangers speak, and no ping. */
import type { Message } from './channel.ts';
import { fitted } from './slack-text.ts';
import { type Link, type Told, told, unlinked } from './told.ts';

/** discord.com, webhook and embed objects: title 256, description 4096, footer 2048, an embed 6000 in all. */
const MOST = { title: 240, quote: 900, text: 900, fact: 240, item: 100, excerpt: 120, items: 8 };
const MOST_DESCRIPTION = 4000;
const LINK_BUTTON = 5;

type Button = { type: 2; style: typeof LINK_BUTTON; label: string; url: string };

export type DiscordMessage = {
  /** Nobody is called, whatever the words say. */
  allowed_mentions: { parse: [] };
  embeds: [{ title: string; url?: string; description: string; footer: { text: string }; color: number }];
  components: { type: 1; components: Button[] }[];
};

/** The grey of a line in Earshot, and the red of what is late. */
const COLOURS = { plain: 0x5b6470, negative: 0xb3261e };

export function discordMessage(message: Message): DiscordMessage {
  const parts = told(message);
  const isNegative = message.kind === 'alert' && message.mention.sentiment === 'negative';
  const [first] = parts.links;
  return {
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: dressed(parts.title, MOST.title) || 'A message from Earshot',
        ...(first && { url: first.url }),
        description: described(parts),
        footer: { text: fitted(parts.footer, 200, unlinked) },
        color: isNegative ? COLOURS.negative : COLOURS.plain,
      },
    ],
    components: buttons(parts.links),
  };
}

function buttons(links: Link[]): DiscordMessage['components'] {
  const components = links.map(
    ({ word, url }) => ({ type: 2, style: LINK_BUTTON, label: word, url }) as const,
  );
  return components.length > 0 ? [{ type: 1, components }] : [];
}

/** Whole lines, as many as have room. */
function described(parts: Told): string {
  const items = parts.items.slice(0, MOST.items);
  const left = parts.items.length - items.length + parts.more;
  const lines = [
    dressed(parts.text, MOST.text),
    parts.quote ? `“${dressed(parts.quote, MOST.quote)}”` : '',
    ...items.map(
      ({ title, excerpt }) => `• ${dressed(title, MOST.item)} “${dressed(excerpt, MOST.excerpt)}”`,
    ),
    left > 0 && items.length > 0 ? `And ${left} more in Earshot.` : '',
    ...parts.facts.map((fact) => `-# ${dressed(fact, MOST.fact)}`),
  ].filter((line) => line !== '');
  let text = '';
  for (const line of lines)
    if (text.length + line.length < MOST_DESCRIPTION) text += `${text && '\n'}${line}`;
  return text;
}

const dressed = (text: string, most: number): string => fitted(text, most, inert);

/** Discord's own escape is the backslash; no word of a stranger begins a line. */
const inert = (text: string): string => unlinked(text).replaceAll(/[\\*_~`|>#[\]()<:-]/g, '\\$&');
