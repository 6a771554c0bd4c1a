/** A filter as rows: field, comparison, values. Each row works without JavaScript; buttons draw the page anew. */
import type { Condition, ConditionField } from '../src/alerts/conditions.ts';
import type { Offered } from './alert-rule-data.ts';
import { Options } from './fields.tsx';
import { Icon } from './parts.tsx';
import { EMOTION_WORDS, INTENT_WORDS, PRIORITY_WORDS, SENTIMENT_WORDS } from './words.ts';

const FIELDS: Record<ConditionField, string> = {
  sentiment: 'Sentiment',
  score: 'Sentiment score',
  reach: 'Reach',
  theme: 'Theme',
  priority: 'Priority',
  rating: 'Rating',
  source: 'Source',
  intent: 'Intent',
  emotion: 'Emotion',
  author: 'Author',
  words: 'Words',
  lang: 'Language',
};

const IS: Record<Condition['is'], string> = {
  any: 'is any of',
  none: 'is none of',
  least: 'is at least',
  most: 'is at most',
  above: 'is above',
  below: 'is below',
};

const COMPARISONS: Record<ConditionField, Condition['is'][]> = {
  ...{
    sentiment: ['any', 'none'],
    priority: ['any', 'none'],
    intent: ['any', 'none'],
    emotion: ['any', 'none'],
  },
  ...{ theme: ['any', 'none'], source: ['any', 'none'], author: ['any', 'none'], words: ['any', 'none'] },
  ...{
    lang: ['any', 'none'],
    score: ['below', 'above'],
    reach: ['least', 'below'],
    rating: ['most', 'least'],
  },
};

/** Fields whose few values are ticked. */
const TICKED: Partial<Record<ConditionField, Record<string, string>>> = {
  sentiment: SENTIMENT_WORDS,
  priority: PRIORITY_WORDS,
  intent: INTENT_WORDS,
  emotion: EMOTION_WORDS,
};

const UNITS: Partial<Record<ConditionField, string>> = {
  score: 'from −1 to 1',
  reach: 'followers',
  rating: 'stars',
};

const EXAMPLES: Partial<Record<ConditionField, string>> = {
  score: '−0.4',
  reach: '1,000',
  rating: '2',
  theme: 'delivery, price',
  words: 'refund, money back',
  lang: 'en, de',
  source: 'reddit, trustpilot',
};

const Choices = ({
  name,
  words,
  values,
}: {
  name: string;
  words: Record<string, string>;
  values: string[];
}) => (
  <span class="cond-choices">
    {Object.entries(words).map(([value, word]) => (
      <label>
        <input type="checkbox" name={name} value={value} checked={values.includes(value)} /> {word}
      </label>
    ))}
  </span>
);

const Typed = ({ name, row, label }: { name: string; row: Condition; label: string }) => {
  const isNumber = row.field in UNITS;
  const list = row.field === 'theme' || row.field === 'source' ? `offered-${row.field}` : undefined;
  return (
    <>
      <input
        class={isNumber ? 'cond-number' : 'cond-text'}
        name={name}
        value={row.values.join(', ').replace(/^-/, '−')}
        placeholder={EXAMPLES[row.field]}
        aria-label={label}
        autocomplete="off"
        list={list}
        inputmode={isNumber ? 'decimal' : undefined}
      />
      {isNumber && <span class="hint">{UNITS[row.field]}</span>}
    </>
  );
};

const Row = ({ row, index }: { row: Condition; index: number }) => {
  const words = TICKED[row.field];
  const nth = `condition ${index + 1}`;
  const options = COMPARISONS[row.field].map((is) => ({ value: is, label: IS[is] }));
  return (
    <div class="cond">
      <span class="cond-join">{index === 0 ? 'where' : 'and'}</span>
      <span class="pill">
        <select name={`field-${index}`} aria-label={`Field of ${nth}`}>
          <Options
            options={Object.entries(FIELDS).map(([value, label]) => ({ value, label }))}
            value={row.field}
          />
        </select>
        <Icon name="chevron-down" small />
      </span>
      <span class="pill">
        <select name={`is-${index}`} aria-label={`Comparison of ${nth}`}>
          <Options options={options} value={row.is} />
        </select>
        <Icon name="chevron-down" small />
      </span>
      {words ? (
        <Choices name={`value-${index}`} words={words} values={row.values} />
      ) : (
        <Typed name={`value-${index}`} row={row} label={`Value of ${nth}`} />
      )}
      <button
        type="submit"
        class="button quiet icon-only"
        name="remove"
        value={String(index)}
        formaction="/alert-rules/draft"
        formnovalidate
        aria-label={`Remove ${nth}`}
      >
        <Icon name="x" small />
      </button>
    </div>
  );
};

/** `#conditions`. */
export const ConditionRows = ({ rows, offered }: { rows: Condition[]; offered: Offered }) => (
  <div id="conditions" class="conds">
    <input type="hidden" name="rows" value="1" />
    {rows.map((row, index) => (
      <Row row={row} index={index} />
    ))}
    {rows.length === 0 && <p class="hint">Every mention. Add a condition to narrow it.</p>}
    <datalist id="offered-theme">
      {offered.themes.map((theme) => (
        <option value={theme} />
      ))}
    </datalist>
    <datalist id="offered-source">
      {offered.sources.map((source) => (
        <option value={source} />
      ))}
    </datalist>
  </div>
);
