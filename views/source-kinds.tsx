/** The kinds of sources, by what they ask of the person who adds one. */
import type { OfferedKind } from '../src/sources/offered.ts';
import { count } from './format.ts';
import { Icon, SourceGlyph } from './parts.tsx';
import { budgetWords } from './source-facts.tsx';
import { sourceBrings } from './words.ts';

type Group = { access: OfferedKind['access']; title: string; says: string };

const GROUPS: Group[] = [
  { access: 'open', title: 'Works at once', says: 'No key is needed to begin.' },
  {
    access: 'key',
    title: 'Needs a key or an account',
    says: 'Each form says where to get the key. It is stored encrypted.',
  },
  {
    access: 'inbox',
    title: 'Comes from you',
    says: 'Nothing is polled: you send or write the mentions.',
  },
  {
    access: 'link',
    title: 'Shows a link only',
    says: 'Its terms allow no more, so nothing is stored.',
  },
];

const limitWords = ({ budgets, terms }: OfferedKind) =>
  [
    ...budgets.slice(0, 1).map((budget) => `at most ${budgetWords(budget)}`),
    ...(terms.retentionDays === null ? [] : [`kept ${count(terms.retentionDays, 'day')}`]),
    ...(terms.exportable || terms.keeps === 'nothing' ? [] : ['not for export']),
  ].join(' · ');

const Kind = ({ kind }: { kind: OfferedKind }) => {
  const limits = limitWords(kind);
  const brings = sourceBrings(kind.kind);
  return (
    <li data-words={`${kind.label} ${kind.kind} ${brings ?? ''} ${kind.needs}`.toLowerCase()}>
      <a class="choice" href={`/sources/new?kind=${encodeURIComponent(kind.kind)}`}>
        <SourceGlyph kind={kind.kind} />
        <span class="grow">
          <b>{kind.label}</b>
          {brings && <small class="brings">{brings}</small>}
          <small>{kind.needs}</small>
          {limits && <small class="limits">{limits}</small>}
        </span>
        <Icon name="chevron-right" small />
      </a>
    </li>
  );
};

const KindGroup = ({ group, kinds }: { group: Group; kinds: OfferedKind[] }) => (
  <section class="card" data-group aria-labelledby={`group-${group.access}`}>
    <div class="card-head">
      <h2 id={`group-${group.access}`}>{group.title}</h2>
      <div class="hint">{group.says}</div>
    </div>
    <ul class="choices in-columns">
      {kinds.map((kind) => (
        <Kind kind={kind} />
      ))}
    </ul>
  </section>
);

const Filter = () => (
  <search class="with-script kind-filter">
    <Icon name="search" small />
    <input
      class="input"
      type="search"
      aria-label="Find a kind of source"
      placeholder="Find a kind: reviews, forum, news…"
      data-filters="#kinds"
      data-found="kinds found"
      autocomplete="off"
    />
  </search>
);

export const KindList = ({ kinds }: { kinds: OfferedKind[] }) => (
  <>
    <Filter />
    <div id="kinds" class="sheet-part">
      {GROUPS.map((group) => ({ group, own: kinds.filter(({ access }) => access === group.access) }))
        .filter(({ own }) => own.length > 0)
        .map(({ group, own }) => (
          <KindGroup group={group} kinds={own} />
        ))}
      <p class="hint" hidden data-none>
        No kind is called that. A site of any kind may still have a feed: try RSS.
      </p>
    </div>
  </>
);
