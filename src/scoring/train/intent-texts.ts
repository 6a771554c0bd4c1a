/** What texts want, for the heads of the intents: authored sentences, and sets that know a part of it. */
import type { Modelled } from '../intent-model.ts';
import { CHURN } from './authored/intents/churn.ts';
import { COMPLAINTS } from './authored/intents/complaints.ts';
import { dressed, expandGroups } from './authored/intents/expand.ts';
import { FRAMES } from './authored/intents/frames.ts';
import { PRAISE } from './authored/intents/praise.ts';
import { PURCHASES } from './authored/intents/purchases.ts';
import { QUESTIONS } from './authored/intents/questions.ts';
import { REQUESTS } from './authored/intents/requests.ts';
import { corpus } from './corpus.ts';

export type IntentText = { text: string; intents: string[]; weight: number; isDev: boolean };

/** Every text of every source; what is not said of a text does not hold. */
export function intentTexts(): IntentText[] {
  const others = [...bank(), ...reviews(), ...comments(), ...titles()];
  return [...authored(), ...others.map((other, at) => ({ ...other, text: dressed(other.text, at) }))];
}

/** What wants nothing is mostly a near miss, and what is liked is not asked for: they weigh double. */
const NEAR_MISS = 2;

function authored(): IntentText[] {
  const groups = [FRAMES, COMPLAINTS, CHURN, REQUESTS, PURCHASES, QUESTIONS, PRAISE];
  return groups
    .flatMap((group) => expandGroups(group))
    .map(({ labels, weight, ...rest }) => ({
      ...rest,
      intents: labels,
      weight: labels.length === 0 || labels[0] === 'praise' ? NEAR_MISS * weight : weight,
    }));
}

const asks = (text: string): Modelled[] => (text.trim().endsWith('?') ? ['question'] : []);

/** Labels of banking77 that say what went wrong. */
const WRONG =
  /not_|failed|declined|wrong|reverted|twice|swallowed|blocked|unable|compromised|charged|extra_charge|pending|^card_arrival/;
const UNCLEAR = /terminate|refund|cancel|lost|why/;

function bank(): IntentText[] {
  return corpus('banking77').flatMap(({ text, label }, at) => {
    if (at % 3 !== 0 || UNCLEAR.test(label)) return [];
    const intents =
      /^(how|what|which|where|who|can|do|does|is|are)\b/i.test(text) && asks(text).length ? asks(text) : null;
    const wrong = WRONG.test(label) ? ['complaint', ...asks(text)] : asks(text);
    return [{ text, intents: intents ?? wrong, weight: 0.3, isDev: at % 15 === 0 }];
  });
}

function reviews(): IntentText[] {
  return ['vader_amazon', 'uci_sentences'].flatMap((set) =>
    corpus(set).flatMap(({ text, label, split, extra }) =>
      extra === 'imdb'
        ? []
        : [{ text, intents: label === 'negative' ? ['complaint'] : [], weight: 0.4, isDev: split === 'dev' }],
    ),
  );
}

/** People talking to each other: they ask, and rarely want anything else of a company. */
function comments(): IntentText[] {
  return corpus('goemotions').flatMap(({ text, label, split }, at) => {
    const wonders = /curiosity|confusion/.test(label);
    return at % 3 === 0
      ? [{ text, intents: wonders ? ['question'] : [], weight: 0.5, isDev: split === 'dev' }]
      : [];
  });
}

function titles(): IntentText[] {
  return ['sentfin_target', 'newsmtsc_target'].flatMap((set) =>
    corpus(set).flatMap(({ text, split, extra }, at) =>
      at % 4 === 0
        ? [{ text: text.replace('$T$', extra), intents: [], weight: 0.4, isDev: split === 'dev' }]
        : [],
    ),
  );
}
