/** A small reader of our own HTML: tags with their attributes, in order. For tests only. */
export type Tag = { name: string; attributes: Record<string, string>; at: number; inner: string };

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

export const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!);

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name!, decoded(value ?? '')]));
}

/** Every tag of that name; `inner` is what stands before its closing tag (not for nested ones of one name). */
export function tags(html: string, name: string): Tag[] {
  return [...html.matchAll(new RegExp(`<${name}(\\s[^>]*)?>`, 'g'))].map((match) => {
    const end = html.indexOf(`</${name}>`, match.index);
    return {
      name,
      attributes: attributesOf(match[1] ?? ''),
      at: match.index,
      inner: html.slice(match.index + match[0].length, end === -1 ? undefined : end),
    };
  });
}

/** What a reader sees and hears, visually hidden words included. */
export const textOf = (html: string) =>
  decoded(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/** The partials of an answer to htmx: target → its HTML. */
export function partials(html: string): Record<string, string> {
  return Object.fromEntries(tags(html, 'hx-partial').map((tag) => [tag.attributes['hx-target'], tag.inner]));
}
