import { type Check, fault } from './check.ts';

const BLAME = [
  /\byou (?:really |simply |just |clearly |obviously )?(?:should|could|ought to)(?:'ve| have)\b(?! (?:heard|received|been|had|got|gotten|never)\b)/,
  /\byou(?:'d| had) (?:better )?(?:only |just )?(?:to have|ought)\b/,
  /\b(?:if you(?:'d| had)|had you) (?:only |just |simply |first )?(?!any\b|a\b|the\b|some\b|more\b|questions?\b|trouble\b|problems?\b|to\b|this\b|that\b|an\b|another\b|time\b)\p{L}+/u,
  /\byou (?:must|may|might) (?:be|have (?:been )?)(?:mistaken|misread|misunderstood|wrong|confused|forgotten)\b/,
  /\byou must (?:be mistaken|have\b)/,
  /\byou (?:have |had )?(?:failed|neglected|forgot|forgotten|misread|misunderstood|misused|ignored|refused|overlooked|chose|insisted)\b/,
  /\byou (?:did not|didn't|never) (?!do anything|deserve|get|receive|have|feel|expect|find|enjoy|hear|like|want|need|see|ask for)\p{L}+/u,
  /\byou (?:do not|don't) (?:\p{L}+ )?(?:read|follow|check|look|listen|understand|bother|maintain|care|know how)\b/u,
  /\bas (?:stated|explained|mentioned|written|described) (?:in|on) (?:our|the)\b/,
  /\b(?:we|i)(?:'ve| have) never (?:heard|had|seen|received)\b/,
  /\byou(?:'re| are) the (?:only|first) (?:one|person|customer|guest|user|rider)\b/,
  /\byour (?:own )?(?:fault|mistake|error|responsibility|doing|misuse|negligence|carelessness|impatience|misunderstanding|problem, not)\b/,
  /\b(?:user|customer|rider|operator|guest) error\b/,
  /\b(?:nobody|no one|no other (?:customer|guest|rider|user)s?|none of our (?:other )?(?:customer|guest|rider|user)s?) (?:else )?(?:has |have |ever )*(?:complain|report|mention|notic|had (?:this|that|any))/,
  /\bas (?:we )?(?:already |clearly |previously )+(?:stated|explained|mentioned|said|written|told)\b/,
  /\b(?:it|that|this) (?:is|was) (?:clearly |plainly )?(?:up to you|stated (?:clearly )?(?:on|in))\b/,
  /\bnext time,? (?:please )?(?:read|check|follow|make sure|try to|be more)\b/,
  /\byou (?:people|lot|always|were (?:not at home|not there|supposed|told|late|rude|warned))\b/,
  /\b(?:your claim|you claim|you allege|allegedly|so-called)\b/,
  /\bbecause you (?!were right|are right|deserve|asked|told us|wrote)\p{L}+/u,
  /\bmost (?:people|customers|users|riders|guests) (?:have no|don't have|manage|understand|know)\b/,
  /\b(?:had|would have) (?:you|you'd) \p{L}+ed\b/u,
];

const FREED = /\b(?:not|never|n't|nothing|isn't|wasn't|no)(?: \p{L}+){0,2} $/u;

/** Puts it on the author. */
export const blames: Check = ({ read, isEnglish }) => {
  if (!isEnglish) return [];
  for (const pattern of BLAME) {
    const match = pattern.exec(read.lower);
    if (!match || FREED.test(read.lower.slice(Math.max(0, match.index - 30), match.index))) continue;
    const place = { start: match.index, end: match.index + match[0].length };
    return [fault('This puts it on them. Say what we do instead.', place)];
  }
  return [];
};
