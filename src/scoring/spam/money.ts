/** Signs of spam that is after money: traders, loans, games, and where to write to. */
import { both, INVITES, type Sign, said } from './sign.ts';

const TURNS_TO =
  /\b(?:contact|message|text|dm|inbox|ping|write(?: to)?|reach(?: out)?(?: to)?|hit|chat(?: with)?|add|call) (?:me|him|her|us|them|(?:mr|mrs|ms|dr)\.? \w+|@\w+)(?: up)?(?: now| today| directly| asap)? (?:on|via|at|through|in|@) (?:his |her |my |our )?(?:whats ?app|telegram|signal|insta(?:gram)?|ig\b|gmail|e-?mail|facebook)/i;
const REACHABLE =
  /\b(?:whats ?app|telegram|insta(?:gram)?|\big)\b ?(?:me|number|handle|line|username|page|id)? ?(?:[:=-]|👉|👇)* ?(?:[+@]|\d{6})/iu;
const DONE_TO_US =
  /\b(?:i|we|they|he|she|you) (?:have |had |tried to |also |never |always )?(?:contact|messag|text|dm|call|writ|reach)/i;
const RECOVERS =
  /\b(?:recover(?:ed|y|ing)?|retrieve[sd]?|got back|hack(?:ed|er)?)\b.{0,60}\b(?:funds?|money|wallet|bitcoin|btc|crypto|account|scammed)\b/i;
const GAINS =
  /\b(?:guaranteed|daily|weekly|monthly|passive|huge|massive|double[sd]?|tripled?|10x|100x) (?:your |my |the )?(?:profits?|returns?|income|earnings|payouts?|bitcoin|btc|crypto|investment|money|roi)\b/i;
const TRADES =
  /\b(?:bitcoin|btc|crypto(?:currency)?|forex|binary options?|fx|trading|investment) (?:trader|trading|broker|expert|mentor|manager|signals?|platform|mining|account manager|opportunity|guru)\b/i;

export const MONEY_SIGNS: Sign[] = [
  { reason: 'contact', weight: 2, isThere: ({ own }) => TURNS_TO.test(own) && !DONE_TO_US.test(own) },
  { reason: 'contact', weight: 1, isThere: said(REACHABLE) },
  { reason: 'contact', weight: 1, isThere: both(RECOVERS, INVITES) },
  { reason: 'quick-money', weight: 1, isThere: said(GAINS) },
  { reason: 'quick-money', weight: 1, isThere: said(TRADES) },
  {
    reason: 'quick-money',
    weight: 2,
    isThere: both(
      /\b(?:earn|make|making|made|earned|earning|get paid) (?:up to |over |about |around |like )?(?:[$€£] ?\d[\d.,]*k?|\d[\d.,]*k? ?(?:[$€£]|usd|dollars|euros?|pounds))(?:\+)?(?: ?(?:\/|a|per|every|each|in a|in one|daily|weekly|monthly|within|from)| .{0,12}(?:day|week|month|hour))/i,
      /\b(?:home|online|part[- ]?time|phone|link|click|join|dm|telegram|whats ?app|side (?:hustle|job)|easy|without|no experience|invest\w*|trading|website|www)\b/i,
    ),
  },
  {
    reason: 'quick-money',
    weight: 2,
    isThere: both(
      /\b(?:invest(?:ed|ing|ment)?|deposit(?:ed)?)\b.{0,40}[$€£]? ?\d/i,
      /\b(?:profits?|returns?|roi|earned|withdr[ae]w(?:al|n)?)\b.{0,60}\b(?:days?|hours?|weeks?|thanks? to|trader|broker|mrs?\.)/i,
    ),
  },
  {
    reason: 'quick-money',
    weight: 2,
    isThere: both(
      /\b(?:free|claim|instant|exclusive)\b.{0,20}\b(?:airdrop|crypto|bitcoin|btc|eth|usdt|tokens?|nfts?)\b|\bairdrop\b/i,
      INVITES,
    ),
  },
  {
    reason: 'loan',
    weight: 2,
    isThere: both(
      /\b(?:instant|quick|fast|easy|urgent|payday|personal|business|low[- ]interest|genuine|guaranteed)(?: and \w+)? (?:loans?|cash advance|credit)\b|\bloans?\b.{0,30}\b(?:no credit check|bad credit|% interest|without collateral)/i,
      /\b(?:apply|approv\w+|offer\w*|available|contact|call|whats ?app|telegram|e-?mail|click|get|need)\b/i,
    ),
  },
  {
    reason: 'gambling',
    weight: 2,
    isThere: both(
      /\b(?:casino|slots?|sports? ?bet(?:s|ting)?|jackpot|free spins|fixed (?:games|matches)|bet(?:ting)? tips|baccarat|poker site|judi|togel)\b/i,
      /\b(?:bonus|sign[- ]?up|register|deposit|play now|join|win (?:big|real|cash)|link|odds|promo|payout|withdraw\w*)\b|https?:\/\/|www\./i,
    ),
  },
];
