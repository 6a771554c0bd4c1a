/** Character and entity references of XML as feeds use them. */
import { decodeHTMLStrict } from 'entities';
import { MAX_FIELD_LENGTH } from './document.ts';

/** Internal entities of a DOCTYPE: name → text. */
export type Entities = Map<string, string>;

const MAX_ENTITIES = 64;
const MAX_ENTITY_LENGTH = 1024;

/** The declared entities, each taken literally: an entity inside an entity is not expanded. */
export function readEntities(doctype: string): Entities {
  const entities: Entities = new Map();
  for (const match of doctype.matchAll(/<!ENTITY\s+([\w.:-]{1,64})\s+(?:"([^"]*)"|'([^']*)')\s*>/g)) {
    const value = match[2] ?? match[3] ?? '';
    if (value.length <= MAX_ENTITY_LENGTH) entities.set(match[1]!, decodeHTMLStrict(value));
    if (entities.size === MAX_ENTITIES) break;
  }
  return entities;
}

/** NUL and C0 controls but tab and line ends, which XML forbids even as references. */
const ILLEGAL = /&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));/g;

/** Text with its references decoded once; unknown ones stay as they are. */
export function decodeReferences(text: string, entities: Entities): string {
  if (!text.includes('&')) return text;
  const legal = text.includes('&#') ? text.replace(ILLEGAL, '') : text;
  return decodeHTMLStrict(entities.size > 0 ? expand(legal, entities) : legal);
}

/** Expanded text is escaped again, so that the decoding after it leaves it alone. */
function expand(text: string, entities: Entities): string {
  let budget = MAX_FIELD_LENGTH;
  return text.replace(/&([\w.:-]{1,64});/g, (reference, name: string) => {
    const value = entities.get(name);
    if (value === undefined || value.length > budget) return reference;
    budget -= value.length;
    return value.replaceAll('&', '&amp;');
  });
}
