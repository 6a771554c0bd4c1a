/** Letters as mail programs show them: plain HTML without pictures from elsewhere, scripts or a stranger's markup. */

/** A part of a letter; every text is shown as it is. */
export type Part =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; small?: boolean }
  | { kind: 'quote'; text: string }
  | { kind: 'list'; items: { title: string; text: string; url: string }[] }
  | { kind: 'table'; heads: string[]; rows: string[][] }
  | { kind: 'links'; links: { word: string; url: string }[] };

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const STYLES = {
  body: `margin:0;padding:24px 12px;background:#f6f6f3;${FONT};color:#1b1a18;font-size:15px;line-height:1.5`,
  sheet:
    'max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #e4e2dc;border-radius:12px',
  heading: 'margin:0 0 12px;font-size:18px;line-height:1.3',
  text: 'margin:0 0 12px',
  small: 'margin:0 0 8px;font-size:13px;color:#66625b',
  quote: 'margin:0 0 12px;padding:4px 0 4px 12px;border-left:3px solid #8b8881',
  link: 'color:#3b49c7',
  button:
    'display:inline-block;margin:4px 8px 8px 0;padding:8px 14px;border:1px solid #3b49c7;border-radius:8px;color:#3b49c7;text-decoration:none',
  cell: 'padding:4px 12px 4px 0;text-align:left;border-bottom:1px solid #e4e2dc;font-size:14px',
  footer: 'max-width:600px;margin:16px auto 0;font-size:12px;color:#66625b',
};

/** The whole page; `footer` stands below it in small letters. */
export function htmlOf(title: string, parts: Part[], footer: Part[]): string {
  const [body, below] = [parts, footer].map((some) => some.map(partHtml).join('\n'));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="${STYLES.body}"><div style="${STYLES.sheet}">
${body}
</div><div style="${STYLES.footer}">
${below}
</div></body></html>
`;
}

/** The same words without markup. */
export function textOf(parts: Part[], footer: Part[]): string {
  const [body, below] = [parts, footer].map((some) => some.map(partText).join('\n\n'));
  return `${body}\n\n--\n${below}\n`;
}

function partHtml(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `<h1 dir="auto" style="${STYLES.heading}">${escaped(part.text)}</h1>`;
    case 'text':
      return `<p dir="auto" style="${part.small ? STYLES.small : STYLES.text}">${escaped(part.text)}</p>`;
    case 'quote':
      return `<blockquote dir="auto" style="${STYLES.quote}">${escaped(part.text)}</blockquote>`;
    case 'list':
      return part.items.map(itemHtml).join('\n');
    case 'table':
      return tableHtml(part);
    case 'links':
      return `<p style="${STYLES.text}">${part.links.map(({ word, url }) => `<a href="${escaped(url)}" style="${STYLES.button}">${escaped(word)}</a>`).join('')}</p>`;
  }
}

const itemHtml = ({ title, text, url }: { title: string; text: string; url: string }): string =>
  `<p dir="auto" style="${STYLES.text}"><a href="${escaped(url)}" style="${STYLES.link}">${escaped(title)}</a><br>${escaped(text)}</p>`;

function tableHtml({ heads, rows }: { heads: string[]; rows: string[][] }): string {
  const line = (cells: string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag} style="${STYLES.cell}">${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const lines = [line(heads, 'th'), ...rows.map((row) => line(row, 'td'))];
  return `<table role="presentation" style="border-collapse:collapse;margin:0 0 12px">${lines.join('\n')}</table>`;
}

function partText(part: Part): string {
  switch (part.kind) {
    case 'quote':
      return `> ${part.text.replaceAll('\n', '\n> ')}`;
    case 'list':
      return part.items.map(({ title, text, url }) => `* ${title}\n  ${text}\n  ${url}`).join('\n\n');
    case 'table':
      return [part.heads, ...part.rows].map((row) => row.join('  ')).join('\n');
    case 'links':
      return part.links.map(({ word, url }) => `${word}: ${url}`).join('\n');
    default:
      return part.text;
  }
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => ESCAPES[mark]!);
