/** Labelled pairs of texts: copies as they travel, and near misses that only look like copies. */
import type { Told } from '../../../src/mentions/stories/words.ts';
import { ARTICLES, type Article, COMMENTS, COMMON, TEMPLATES } from './articles.ts';

export type Pair = { one: Told; other: Told; isSame: boolean; kind: string };

const told = (title: string | null, text: string, rating: number | null = null): Told => ({
  title,
  text,
  rating,
});
const whole = ({ sentences }: Article) => sentences.join(' ');
const first = (text: string, words: number) => text.split(' ').slice(0, words).join(' ');

type Edit = { kind: string; of: (article: Article, turn: number) => Told };

/** What happens to a text on its way from one place to the next. */
const EDITS: Edit[] = [
  { kind: 'copied', of: (article) => told(article.headline, whole(article)) },
  { kind: 'other headline', of: (article, turn) => told(article.others[turn % 2]!, whole(article)) },
  {
    kind: 'cut end',
    of: (article, turn) => told(article.headline, article.sentences.slice(0, 3 + (turn % 2)).join(' ')),
  },
  {
    kind: 'excerpt',
    of: (article, turn) => told(article.headline, `${first(whole(article), 26 + turn * 4)}…`),
  },
  {
    kind: 'by-line',
    of: (article, turn) =>
      told(
        article.others[0]!,
        `By ${['Jo Example', 'Kim Sample', 'Staff reporter'][turn % 3]}\nPublished 21 November 2026\n${whole(article)}\nRead more on our site.`,
      ),
  },
  {
    kind: 'agency',
    of: (article, turn) =>
      told(article.headline, `OLDMERE (${['AP', 'dpa', 'Reuters'][turn % 3]}) - ${whole(article)}`),
  },
  { kind: 'typos', of: (article, turn) => told(article.headline, mistyped(whole(article), turn)) },
  {
    kind: 'order',
    of: (article, turn) => {
      const [a, b, c, d, e] = article.sentences;
      return told(article.headline, (turn % 2 ? [a, b, d, c, e] : [a, c, b, d, e]).join(' '));
    },
  },
  { kind: 'marks', of: (article, turn) => told(article.headline, otherMarks(whole(article), turn)) },
  {
    kind: 'capitals',
    of: (article, turn) => told(null, turn % 2 ? whole(article).toUpperCase() : whole(article).toLowerCase()),
  },
  {
    kind: 'shared',
    of: (article, turn) =>
      told(
        null,
        `RT @rider${turn}: ${article.sentences.slice(0, 2 + (turn % 2)).join(' ')} https://t.example/${turn}`,
      ),
  },
  {
    kind: 'quoted whole',
    of: (article) => told(null, `${article.sentences.map((sentence) => `> ${sentence}`).join('\n')}\n`),
  },
  {
    kind: 'shorter',
    of: (article, turn) =>
      told(article.headline, article.sentences.filter((_, index) => index !== 1 + (turn % 3)).join(' ')),
  },
  { kind: 'edited', of: (article, turn) => told(article.headline, reworded(whole(article), turn)) },
];

function mistyped(text: string, turn: number): string {
  return text
    .split(' ')
    .map((word, index) =>
      index % 23 === 5 + turn && /^\p{Ll}{6,}$/u.test(word)
        ? word.slice(0, 2) + word[3] + word[2] + word.slice(4)
        : index % 31 === 9 + turn && /^\p{Ll}{6,}$/u.test(word)
          ? word.slice(0, 3) + word.slice(4)
          : word,
    )
    .join(' ');
}

function otherMarks(text: string, turn: number): string {
  const marks: [RegExp, string][] =
    turn % 2
      ? [
          [/, /g, ' – '],
          [/(\d),(\d{3})/g, '$1.$2'],
          [/’/g, "'"],
        ]
      : [
          [/(\d)[.,](\d{3})/g, '$1\u202F$2'],
          [/\. /g, '.\n\n'],
          [/ä/g, 'a\u0308'],
          [/é/g, 'e\u0301'],
        ];
  return marks.reduce((changed, [mark, by]) => changed.replace(mark, by), text);
}

const REWORDED: [RegExp, string][] = [
  [/\babout\b/, 'around'],
  [/\bsaid\b/, 'stated'],
  [/\bpeople\b/, 'persons'],
  [/\bmonths?\b/, 'weeks or so'],
  [/\bmost of\b/, 'most'],
  [/\bdeutlich\b/, 'spürbar'],
  [/\bdésormais\b/, 'maintenant'],
  [/\bsince\b/i, 'after'],
  [/\bseveral\b/, 'some'],
  [/\bwhich\b/, 'that'],
];

function reworded(text: string, turn: number): string {
  return REWORDED.filter((_, index) => index % 3 !== turn % 3).reduce(
    (changed, [word, by]) => changed.replace(word, by),
    text,
  );
}

/** The first of a pair is how the text began, or another copy of it. */
function copies(): Pair[] {
  return ARTICLES.flatMap((article, at) =>
    EDITS.flatMap(({ kind, of }, index) => {
      const another = EDITS[(index + at + 3) % EDITS.length]!;
      return [
        { kind, isSame: true, one: told(article.headline, whole(article)), other: of(article, at % 3) },
        {
          kind: `${kind} / ${another.kind}`,
          isSame: true,
          one: of(article, 1),
          other: another.of(article, 2),
        },
      ];
    }),
  );
}

const each = <Value>(values: Value[], other: Value[] = values) =>
  values.flatMap((one, index) =>
    other.slice(other === values ? index + 1 : 0).map((two) => [one, two] as const),
  );

/** The same sentence about something else. */
function filled(): Pair[] {
  return TEMPLATES.flatMap(({ text, fillings }) =>
    each(fillings).map(([one, two]) => ({
      kind: 'another price, place or thing',
      isSame: false,
      one: told(null, text.replace('{}', one)),
      other: told(null, text.replace('{}', two)),
    })),
  );
}

/** The same, shared from elsewhere, so that more than the telling word differs. */
function filledElsewhere(): Pair[] {
  return filled().map(({ one, other }, index) => ({
    kind: 'another price, place or thing, shared',
    isSame: false,
    one,
    other: told(null, `RT @shop${index}: ${mistyped(other.text, index % 3)} https://t.example/${index}`),
  }));
}

/** A template travels, too: the same filling with other marks and addresses. */
function passedOn(): Pair[] {
  return TEMPLATES.map(({ text, fillings }, index) => {
    const post = text.replace('{}', fillings[index % fillings.length]!);
    const other = told(null, `RT @shop${index} ${post} https://t.example/${index}`);
    return { kind: 'passed on', isSame: true, one: told(null, post), other };
  });
}

function commented(): Pair[] {
  return ARTICLES.flatMap((article, at) =>
    COMMENTS.map((comment, index) => ({
      kind: 'quoted with a comment',
      isSame: false,
      one: told(null, index % 2 ? whole(article) : article.sentences[0]!),
      other: told(null, quoted(article, comment, index + at)),
    })),
  );
}

function quoted({ sentences }: Article, comment: string, turn: number): string {
  const [lead, second] = sentences;
  if (turn % 4 === 0) return `${comment}: “${lead}”`;
  if (turn % 4 === 1) return `> ${lead}\n> ${second}\n\n${comment}.`;
  if (turn % 4 === 2) return `${comment}. RT @paper${turn}: ${lead}`;
  return `"${lead}" ${comment}.`;
}

/** Facts that change while the rest of the report stays. */
function rewritten(): Pair[] {
  const changes: [RegExp, string][] = [
    [/4,200/, '7,900'],
    [/120 people/, '340 people'],
    [/Fernhill Metro/, 'Harrow Sprint'],
    [/half past ten/, 'half past four'],
    [/2\.300/, '5.100'],
    [/three days in summer and one/, 'nine days in summer and four'],
    [/douze mois/, 'vingt mois'],
    [/30 percent/, '45 percent'],
    [/Millbrook/, 'Saltford'],
    [/Odile Marwick/, 'Petra Quill'],
  ];
  const denials: [RegExp, string][] = [
    [/Nobody was hurt/, 'Nobody was not hurt'],
    [/will be shipped/, 'will not be shipped'],
    [/is lighter/, 'is not lighter'],
    [/most of the docks were working/, 'most of the docks were still not working'],
    [/bezahlte die Umfrage/, 'bezahlte die Umfrage nicht'],
    [/I do miss/, 'I never miss'],
    [/L?es associations/, 'Jamais les associations'],
    [/The shop read/, 'The shop never read'],
    [/went better/, 'never went better'],
    [/has named/, 'has not named'],
  ];
  return ARTICLES.flatMap((article, at) =>
    [changes[at]!, denials[at]!].flatMap(([fact, by], index) =>
      [whole(article), `${whole(article)} https://t.example/${at}`].map((text) => ({
        kind: index ? 'denied' : 'other facts',
        isSame: false,
        one: told(article.headline, whole(article)),
        other: told(article.headline, text.replace(fact, by)),
      })),
    ),
  );
}

/** About the same thing, in words of its own; and opinions that many share. */
function unrelated(): Pair[] {
  const near = each(ARTICLES).map(([one, other]) => ({
    kind: 'another report',
    isSame: false,
    one: told(one.headline, whole(one)),
    other: told(one.headline, whole(other)),
  }));
  const short = COMMON.flatMap((text) => [
    { kind: 'common words', isSame: false, one: told(null, text, 5), other: told(null, text, 5) },
    { kind: 'common words', isSame: false, one: told(null, text), other: told(null, `${text} 👍`) },
  ]);
  const rated = TEMPLATES.slice(0, 5).map(({ text }, index) => ({
    kind: 'a review in few words',
    isSame: false,
    one: told(null, first(text, 8), 1 + index),
    other: told(null, first(text, 8), 1 + index),
  }));
  return [...near, ...short, ...rated];
}

/** Every pair, always the same ones. */
export function storyPairs(): Pair[] {
  return [
    ...copies(),
    ...passedOn(),
    ...filled(),
    ...filledElsewhere(),
    ...commented(),
    ...rewritten(),
    ...unrelated(),
  ];
}
