/** Where the list stands in a reply: at the path that was given, or where lists usually stand. */
import { Failure } from '../../../failure.ts';
import { type Fields, isObject, objects, ownWords } from '../../reading/json.ts';

/** The value at "data.items", "items[0].list" or "$.data"; undefined when there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return valueAlong(value, stepsOf(path));
}

/** The same, of a path that was taken apart before. */
export function valueAlong(value: unknown, steps: string[]): unknown {
  return steps.reduce(step, value);
}

export function stepsOf(path: string): string[] {
  return path
    .trim()
    .replace(/^\$\.?/, '')
    .replaceAll(/\[(\w+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);
}

function step(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)];
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Throws Failure 'bad-query' naming what is missing and what was found instead. */
export function findItems(reply: unknown, path: string, name: string): Fields[] {
  if (path.trim() === '') return guessed(reply, name);
  const found = valueAt(reply, path);
  if (Array.isArray(found)) return objects(found);
  if (isObject(found)) return [found];
  throw new Failure(
    'bad-query',
    `${name} has no list at “${path.trim()}”. ${whereItEnds(reply, path)}${said(reply)} Change the path to the items.`,
  );
}

/** An error body in place of the list says why. */
function said(reply: unknown): string {
  const words = ownWords(reply);
  return words ? ` It said: “${words}”.` : '';
}

/** "Found in “data”: an object with count, results." */
function whereItEnds(reply: unknown, path: string): string {
  const steps = stepsOf(path);
  let value = reply;
  for (const [at, name] of steps.entries()) {
    const next = step(value, name);
    if (next === undefined) return `Found in ${placeOf(steps.slice(0, at))}: ${described(value)}.`;
    value = next;
  }
  return `Found in ${placeOf(steps)}: ${described(value)}.`;
}

function placeOf(steps: string[]): string {
  return steps.length === 0 ? 'the reply' : `“${steps.join('.')}”`;
}

const MOST_NAMES = 12;

/** What a value is, without what it says: that could be secret. */
export function described(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isObject(value)) {
    const names = Object.keys(value)
      .slice(0, MOST_NAMES)
      .map((field) => field.slice(0, 40));
    return names.length === 0 ? 'an empty object' : `an object with ${names.join(', ')}`;
  }
  return value === null ? 'null' : `a ${typeof value}`;
}

const USUAL =
  'items data results entries posts articles records reviews comments list hits rows content feed response'.split(
    ' ',
  );
const DEEPEST = 3;

function guessed(reply: unknown, name: string): Fields[] {
  const list = listIn(reply, DEEPEST);
  if (list) return objects(list);
  const words = ownWords(reply);
  if (words)
    throw new Failure(
      'bad-query',
      `${name} answered with a message instead of a list: “${words}”. Nothing was read. Check the address and the key, or give the path to the items.`,
    );
  throw new Failure(
    'bad-query',
    `${name} answered with JSON in which no list was found. Found in the reply: ${described(reply)}. Give the path to the items.`,
  );
}

/** Breadth first: the lists of this level under their usual names, other lists of objects, then what lies deeper. */
function listIn(value: unknown, depth: number): unknown[] | null {
  if (Array.isArray(value)) return isListOfItems(value) ? value : null;
  if (!isObject(value) || depth === 0) return null;
  const names = Object.keys(value);
  const inOrder = [
    ...USUAL.filter((usual) => names.includes(usual)),
    ...names.filter((own) => !USUAL.includes(own)),
  ];
  const lists = inOrder.map((own) => value[own]).filter(Array.isArray);
  const full = lists.find((list) => list.length > 0 && isListOfItems(list));
  if (full) return full;
  for (const own of inOrder) {
    const deeper = isObject(value[own]) ? listIn(value[own], depth - 1) : null;
    if (deeper) return deeper;
  }
  const empty = USUAL.find(
    (usual) => Array.isArray(value[usual]) && (value[usual] as unknown[]).length === 0,
  );
  return empty === undefined ? null : [];
}

function isListOfItems(list: unknown[]): boolean {
  return list.length === 0 || list.some(isObject);
}
