/** Everything that can be gone to or done, found by typing: a page at /palette, and the dialog that Ctrl K opens. */
import type { Frame } from './frame.ts';
import { Fragment, Layout } from './layout.tsx';
import { Icon, Key } from './parts.tsx';
import { mentionsBehind } from './urls.ts';

/** `href` is a place; `press` is the key whose button on the page it presses, so it needs the script. */
export type PaletteItem = { word: string; href: string } | { word: string; press: string };

export type PaletteData = {
  /** What was searched for without JavaScript; the groups hold only what it finds. */
  q: string;
  groups: { title: string; items: PaletteItem[] }[];
};

const Item = ({ item, group }: { item: PaletteItem; group: string }) => (
  <li data-words={`${item.word} ${group}`.toLowerCase()} class={'press' in item ? 'with-script' : undefined}>
    {'press' in item ? (
      <button type="button" data-press={item.press}>
        {item.word}
        <Key>{item.press.toUpperCase()}</Key>
      </button>
    ) : (
      <a href={item.href}>{item.word}</a>
    )}
  </li>
);

const searchUrl = (filter: string) => mentionsBehind(filter, null);

/** The script puts what is typed in the place of "%s". */
const Searches = ({ q }: { q: string }) => (
  <ul class="palette-list" aria-label="Search">
    {[
      { before: 'Mentions that say ', of: (words: string) => words },
      { before: 'Mentions by the author ', of: (words: string) => `author:"${words}"` },
    ].map(({ before, of }) => (
      <li hidden={q === ''}>
        <a href={searchUrl(of(q))} data-search={searchUrl(of('%s')).replaceAll('%25s', '%s')}>
          {before}
          <b>{q}</b>
        </a>
      </li>
    ))}
  </ul>
);

const Palette = ({ data }: { data: PaletteData }) => (
  <div id="palette" class="palette">
    <form method="get" action="/palette" class="button-row">
      <input
        class="input grow"
        type="search"
        name="q"
        value={data.q}
        maxlength={200}
        aria-label="Find a page, a view, a person or a move"
        placeholder="Find a page, a view, a person or a move"
        data-filters="#palette"
        data-found="found"
        autocomplete="off"
      />
      <button type="submit" class="button without-script">
        Find
      </button>
    </form>
    {data.groups.map(({ title, items }) => (
      <section data-group>
        <h2>{title}</h2>
        <ul class="palette-list">
          {items.map((item) => (
            <Item item={item} group={title} />
          ))}
        </ul>
      </section>
    ))}
    <p class="hint" hidden={data.groups.length > 0} data-none>
      Nothing here is called that.
    </p>
    <Searches q={data.q} />
  </div>
);

/** `/palette`; works without JavaScript. */
export const PalettePage = ({ frame, data }: { frame: Frame; data: PaletteData }) => (
  <Layout frame={frame} title="Find anything" current={null}>
    <h1>Find anything</h1>
    <section class="card" aria-label="Places and people">
      <Palette data={data} />
    </section>
  </Layout>
);

/** `/palette` for HX-Request-Type: partial, into `#sheet`. */
export const PaletteSheet = ({ frame, data }: { frame: Frame; data: PaletteData }) => (
  <Fragment frame={frame}>
    <form method="dialog" class="sheet-head">
      <h1 id="sheet-title">Find anything</h1>
      <button type="submit" class="button quiet icon-only" aria-label="Close">
        <Icon name="x" />
      </button>
    </form>
    <Palette data={data} />
  </Fragment>
);
