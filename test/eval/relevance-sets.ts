/** The texts of test/eval/relevance: invented brands whose names are common words. */
import { readdirSync, readFileSync } from 'node:fs';
import { compileRule, matchItem } from '../../src/brands/match.ts';
import { type Feature, featuresOf, profileOf } from '../../src/brands/relevance/features.ts';
import { languageOf } from '../../src/scoring/language.ts';
import type { Item } from '../../src/sources/adapter.ts';

const FOLDER = new URL('relevance/', import.meta.url);

export type Told = { text: string; relevant: boolean; features: Feature[] };
export type NameSet = { name: string; thumbs: Told[]; heldBack: Told[] };

/** Every name with its odd lines as thumbs, in the order of the file, and its even lines held back. */
export function nameSets(wanted = ''): NameSet[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.tsv') && file.startsWith(wanted));
  return files.toSorted().map((file) => setOf(readFileSync(new URL(file, FOLDER), 'utf8')));
}

function setOf(file: string): NameSet {
  const lines = file.trimEnd().split('\n');
  const known = Object.fromEntries(lines.filter(isHead).map((line) => line.slice(2).split('\t')));
  const told = lines.filter((line) => !isHead(line)).map((line) => toldOf(line, known));
  return {
    name: known.name!,
    thumbs: told.filter((_, index) => index % 2 === 0),
    heldBack: told.filter((_, index) => index % 2 === 1),
  };
}

const isHead = (line: string) => line.startsWith('# ');

function toldOf(line: string, { name, website, about }: Record<string, string>): Told {
  const [label, text] = line.split('\t') as [string, string];
  const item = { title: null, text, url: null, source: 'reddit', author: {} } as unknown as Item;
  const [match] = matchItem(item, [{ brandId: 1, ruleId: 1, rule: compileRule(name!) }]);
  if (!match) throw new Error(`The rule ${name} does not find: ${text}`);
  const { language } = languageOf(text, null, isNoHint);
  const subject = { title: null, text, spans: match.spans, language, sourceKind: 'reddit', url: null };
  const profile = profileOf([website!.replace(/^https?:\/\//, ''), about!], name!);
  return { text, relevant: label === '1', features: featuresOf(subject, profile) };
}

/** The scorer asks its lexicon where letters say little; its words are not what is measured here. */
const isNoHint = () => false;
