/** Which theme a change came from. Pure. */
import { FEW, impact, type Tones } from '../figures.ts';
import type { ThemeFigures } from '../themes/themes.ts';
import type { Phrase } from './phrase.ts';
import { percent } from './words.ts';

type Facts = { tones: Tones; tonesBefore: Tones; themes: ThemeFigures[] };
type Way = 'up' | 'down';

const LEAST_MENTIONS = 10;
const LEAST_POINTS = 1;

/** The theme that moved net sentiment most in that direction, as one sentence; none when none stands out. */
export function causePhrases(facts: Facts, way: Way): Phrase[] {
  const cause = largestCause(facts, way);
  return cause ? causeWords(facts, cause, way) : [];
}

function largestCause(facts: Facts, way: Way): ThemeFigures | null {
  const sign = way === 'up' ? 1 : -1;
  const ranked = facts.themes
    .filter((theme) => theme.mentions >= LEAST_MENTIONS)
    .map((theme) => ({ theme, moved: sign * movedBy(facts, theme) }))
    .filter(({ moved }) => moved >= LEAST_POINTS)
    .sort((a, b) => b.moved - a.moved);
  return ranked[0]?.theme ?? null;
}

/** How much the theme's own pull on net sentiment changed, in points. */
const movedBy = ({ tones, tonesBefore }: Facts, theme: ThemeFigures) =>
  (impact(tones, theme) ?? 0) -
  (comparable(tonesBefore) ? (impact(tonesBefore, theme.before ?? NONE) ?? 0) : 0);

function causeWords(facts: Facts, theme: ThemeFigures, way: Way): Phrase[] {
  const { tones, tonesBefore } = facts;
  const tone = movedTone(facts, theme, way);
  const now = percent(theme[tone] / tones[tone]);
  const before = comparable(tonesBefore)
    ? percent(share((theme.before ?? NONE)[tone], tonesBefore[tone]))
    : now;
  const earlier = before === now ? '' : `, after ${before}`;
  const name = theme.theme.replaceAll('-', ' ');
  return [
    { text: ` ${name[0]!.toUpperCase()}${name.slice(1)} was behind ` },
    { text: `${now} of all ${tone} mentions`, of: { what: tone, theme: theme.theme } },
    { text: `${earlier}.` },
  ];
}

/** Whether its criticism or its praise moved more, in that direction. */
function movedTone({ tones, tonesBefore }: Facts, theme: ThemeFigures, way: Way): 'negative' | 'positive' {
  const sign = way === 'up' ? 1 : -1;
  const grown = (tone: 'negative' | 'positive') =>
    share(theme[tone], scored(tones)) - share((theme.before ?? NONE)[tone], scored(tonesBefore));
  return tones.positive === 0 || (tones.negative > 0 && -sign * grown('negative') >= sign * grown('positive'))
    ? 'negative'
    : 'positive';
}

const NONE = { positive: 0, neutral: 0, negative: 0 };
const scored = ({ positive, neutral, negative }: Tones) => positive + neutral + negative;
const comparable = (tones: Tones) => scored(tones) >= FEW;
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
