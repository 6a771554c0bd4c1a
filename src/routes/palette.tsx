/** What the palette offers to whoever asks. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { Frame } from '../../views/frame.ts';
import { type PaletteData, type PaletteItem, PalettePage, PaletteSheet } from '../../views/palette.tsx';
import { openRooms, PLACES } from '../../views/places.tsx';
import { inboxUrl, mentionsBehind, VIEWS } from '../../views/urls.ts';
import { VIEW_WORDS } from '../../views/words.ts';
import { colleagues } from '../accounts/assignable.ts';
import type { Capability } from '../accounts/can.ts';
import { permittedAmong } from '../accounts/guard.ts';
import { templatesOf } from '../mentions/writing/templates.ts';
import { frameOf } from './frame.ts';
import { fragment, isPartial, show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { readQuery, text } from './request/input.ts';
import { signedIn } from './request/session.ts';
import { seenBrands } from './seen.ts';

export const paletteRoutes = new Hono<Environment>();

paletteRoutes.get('/palette', async (c) => {
  const frame = await frameOf(c);
  const platform = c.get('platform');
  const { viewer } = signedIn(c);
  const seen = await seenBrands(c);
  const idsFor = (capability: Capability) =>
    permittedAmong(viewer, capability, seen).map((brand) => brand.id);
  const [people, templates] = await Promise.all([
    frame.can['take mention'] ? colleagues(platform, idsFor('take mention')) : [],
    frame.can['see templates'] ? templatesOf(platform, idsFor('see templates')) : [],
  ]);
  const { q } = readQuery(c, z.object({ q: text(200).default('') }));
  const data = found(q, groupsFor(frame, { people, templates }));
  return isPartial(c)
    ? fragment(c, <PaletteSheet frame={frame} data={data} />)
    : show(c, <PalettePage frame={frame} data={data} />);
});

type Group = PaletteData['groups'][number];

/** Those that have every word that is typed, as the script does it while one types. */
function found(q: string, groups: Group[]): PaletteData {
  const words = q.toLowerCase().split(/\s+/);
  const fits = ({ word }: PaletteItem, { title }: Group) =>
    words.every((part) => `${word} ${title}`.toLowerCase().includes(part));
  const left = groups.map((group) => ({ ...group, items: group.items.filter((item) => fits(item, group)) }));
  return { q, groups: left.filter(({ items }) => items.length > 0) };
}

type Named = { id: number; name: string }[];

function groupsFor(frame: Frame, { people, templates }: { people: Named; templates: Named }): Group[] {
  return [
    { title: 'This mention', items: MOVES.map(([press, word]) => ({ press, word })) },
    {
      title: 'Pages',
      items: [...roomsFor(frame), ...[...REPORTS, ...SETTINGS].filter((item) => isOpen(frame, item))],
    },
    {
      title: 'Views',
      items: [
        ...VIEWS.map((view) => ({ word: VIEW_WORDS[view], href: inboxUrl({ view }) })),
        ...(frame.saved ?? []).map(({ name, href }) => ({ word: name, href })),
      ],
    },
    {
      title: 'Brands',
      items: frame.brands.map(({ id, name }) => ({ word: name, href: inboxUrl({ brand: String(id) }) })),
    },
    {
      title: 'Assigned to',
      items: people.map(({ id, name }) => ({ word: name, href: mentionsBehind(`assignee:${id}`, null) })),
    },
    {
      title: 'Templates',
      items: templates.map(({ id, name }) => ({ word: name, href: `/templates/${id}` })),
    },
  ];
}

const roomsFor = (frame: Frame): PaletteItem[] =>
  openRooms(frame, Object.keys(PLACES) as (keyof typeof PLACES)[]).map((room) => ({
    word: PLACES[room].word,
    href: PLACES[room].href,
  }));

/** Offered where the page has a button with this key. */
const MOVES: [press: string, word: string][] = [
  ['e', 'Done'],
  ['d', 'Not relevant'],
  ['h', 'Snooze'],
  ['a', 'Assign'],
  ['m', 'Assign to me'],
  ['r', 'Reply'],
  ['t', 'Use a template'],
  ['n', 'Write an internal note'],
  ['l', 'Set the theme'],
  ['1', 'Correct to negative'],
  ['2', 'Correct to neutral'],
  ['3', 'Correct to positive'],
  ['v', 'Open the original'],
  ['z', 'Undo'],
];

type Place = PaletteItem & { href: string; needs?: keyof Frame['can'] };

const isOpen = ({ can }: Frame, { needs }: Place) => needs === undefined || Boolean(can[needs]);

const REPORTS: Place[] = [
  { word: 'Reputation score', href: '/score' },
  { word: 'Competitors', href: '/competitors' },
  { word: 'How the team answers', href: '/team/report', needs: 'see workload' },
];

const SETTINGS: Place[] = [
  { word: 'People and roles', href: '/settings/users', needs: 'see users' },
  { word: 'API tokens', href: '/settings/tokens', needs: 'make own tokens' },
  { word: 'Scoring', href: '/settings/scoring' },
  { word: 'Accuracy of the scoring', href: '/accuracy' },
  { word: 'Priority', href: '/settings/priority' },
  { word: 'Business hours and response targets', href: '/settings/hours' },
  { word: 'Triage rules', href: '/settings/rules' },
  { word: 'Audit log', href: '/settings/audit', needs: 'see audit' },
  { word: 'Privacy and retention', href: '/settings/privacy' },
  { word: 'Erase a person', href: '/settings/erasure', needs: 'erase people' },
  { word: 'Add a mention by hand', href: '/mentions/new', needs: 'import mentions' },
  { word: 'Import mentions', href: '/imports', needs: 'import mentions' },
  { word: 'Export mentions', href: '/mentions/export', needs: 'export mentions' },
  { word: 'Shortcuts', href: '/shortcuts' },
];
