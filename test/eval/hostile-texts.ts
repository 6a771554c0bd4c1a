/** Texts that nobody writes and that a crawler meets all the same. */
import type { ScoreInput } from '../../src/scoring/score.ts';

/** What is repeated, and what it is. */
const UNITS: Record<string, string> = {
  'plain words': 'the app keeps crashing and I hate it. ',
  'faces and families': '😡😍👨‍👩‍👧‍👦',
  'one long word': 'a',
  'a word of many marks': 'e\u0301\u0301\u0301',
  'Zalgo in words': 'b\u0301\u0302\u0303\u0304a\u0301\u0302\u0303d ',
  'exclamation marks': '!',
  'question marks': '? ',
  'every sign of punctuation': '.,;:!?…—()[]{}/\\|',
  'nested quotation marks': '"\'“‘`',
  'brackets that open': '([{<',
  'line breaks': '\n',
  blanks: ' \t\u00a0',
  'hyphens in a word': 'a-',
  apostrophes: "don't'",
  handles: '@a ',
  'tags without a blank': '#a',
  addresses: 'http://a.b/c?d=e ',
  'e-mail addresses': 'a@b.c ',
  numbers: '1234567890 ',
  'prices and times': '$1,299.00 12:30pm 5% ',
  'per cent signs': '%20',
  'right-to-left overrides': '\u202eabc\u202c ',
  'blanks of no width': 'a\u200b',
  'half of a pair': '\ud83d',
  zeros: '\0',
  'four alphabets': 'hello 你好 привет ไทย ',
  Chinese: '漢字仮名',
  Thai: 'ภาษาไทยไม่มีช่องว่าง',
  Arabic: 'مرحبا بالعالم ',
  'capitals in small letters': 'aBcD',
  'words of its own': 'zqxv',
  negations: 'never not no ',
  turns: 'not good but bad but ',
  themes: 'delivery price support quality app ',
  'phrases of customers': 'still waiting for my refund after 3 weeks ',
  'beginnings of phrases': 'still never was been charged ',
  'switches without an end': 'switched from the to than better from Fernhill to ',
  'two brands in turn': 'left Fernhill for Globex and Globex is better than Fernhill ',
  'the brand alone': 'Fernhill ',
  'a word that is joined without end': "n'tไ",
  'abbreviations without a blank': "U.S.'",
  'addresses without a blank': 'https://a.b/c?d=e&',
  'shouts without a blank': 'A!.',
  escapes: '&amp;&lt;b&gt;',
};
const LONGEST = 1_000_000;
const READ = 4000;

/** Every unit as a text of a million signs, as one of 4,000 with a brand, and with the brand named 1,000 times. */
export function hostileInputs(): { name: string; input: ScoreInput }[] {
  return Object.entries(UNITS).flatMap(([name, unit]) => {
    const text = unit.repeat(Math.ceil(LONGEST / unit.length));
    const brief = text.slice(0, READ);
    const about = Array.from({ length: 1000 }, (_, at) => ({ start: 5000 + 900 * at, end: 5008 + 900 * at }));
    const [words, row] = [different(unit, ' '), different(unit, '')];
    return [
      { name: `${name}, a million signs`, input: { text } },
      {
        name: `${name}, a million signs as English with many places`,
        input: { text, language: 'en', about },
      },
      { name: `${name}, 4,000 signs`, input: { text: brief } },
      {
        name: `${name}, 4,000 signs with a brand`,
        input: { text: brief, language: 'en', brand: 'Fernhill' },
      },
      { name: `${name}, each time another`, input: { text: words, language: 'en', brand: 'Fernhill' } },
      {
        name: `${name}, each time another, without a blank`,
        input: { text: row, language: 'en', brand: 'a' },
      },
    ];
  });
}

/** The unit with a number behind it, so that nothing that is remembered helps. */
function different(unit: string, blank: string): string {
  let text = '';
  for (let at = 0; text.length < READ; at++) text += unit.trim() + at.toString(36) + blank;
  return text;
}
