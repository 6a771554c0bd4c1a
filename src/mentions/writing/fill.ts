/** Variables in reply templates: {{author.first_name}} and its like. Pure. */
export const VARIABLES = [
  'author.first_name',
  'agent.name',
  'brand',
  'source',
  'order_no',
  'theme',
  'survey_link',
] as const;
export type Variable = (typeof VARIABLES)[number];

/** What is known of each; null and absent stay as they are in the text. */
export type Values = Partial<Record<Variable, string | null>>;

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The text with its variables filled in; those without a value stay, so that they are seen. */
export function fill(text: string, values: Values): string {
  return text.replaceAll(PLACE, (whole, name: string) => values[name as Variable] || whole);
}

/** What still waits for a value, with its place. */
export function openPlaces(text: string): { name: string; start: number; end: number }[] {
  return [...text.matchAll(PLACE)].map((match) => ({
    name: match[1]!,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Names in a text that no template can have. */
export const unknownVariables = (text: string): string[] =>
  openPlaces(text)
    .map(({ name }) => name)
    .filter((name) => !VARIABLES.some((known) => known === name));

const TITLES = /^(?:mr|mrs|ms|miss|dr|prof|sir|madam|herr|frau)\.?$/i;
const NOBODY =
  /^(?:a google user|anonymous|anonym|unknown|deleted|\[deleted\]|ghost|customer|user|guest|n\/?a)$/i;

/** What to call somebody: the first name, or the handle where there is no name; null when neither is known. */
export function firstName({ name, handle }: { name: string | null; handle: string | null }): string | null {
  const known = [name, handle].find((each) => each && !NOBODY.test(each.trim()));
  if (!known) return null;
  const words = known.trim().replace(/^@/, '').split(/\s+/);
  const first = words.find((word) => !TITLES.test(word)) ?? words[0]!;
  return /@.+\./.test(first) ? first.split('@')[0]! : first.replace(/[,;:]+$/, '');
}

const ORDER =
  /\b(?:order|invoice|booking|reference|ticket)\s*(?:no\.?|number|nr\.?|id|ref\.?)?\s*[:#]?\s*#?([A-Z]{0,4}-?\d[\dA-Z-]{3,})/i;

/** The order number that somebody wrote themselves, or null. */
export const orderNumber = (text: string): string | null => ORDER.exec(text)?.[1] ?? null;
