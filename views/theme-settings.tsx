/** How a brand's themes are called, which are one, and what else speaks of them. */
import type { ThemeSetting } from '../src/brands/themes.ts';
import { BrandTabs } from './brand-tabs.tsx';
import { Banner, Card, PageHead, Table } from './cards.tsx';
import { describedBy, type Errors, Field, idOf, Labelled, Tick } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { themeWord } from './theme-parts.tsx';

export type ThemeSettingsData = {
  brand: { id: number; name: string };
  /** Brands whose themes the viewer may change. */
  brands: { id: number; name: string }[];
  themes: ThemeSetting[];
  /** Stored mentions still follow the last change. */
  isBehind: boolean;
};

const editUrl = (brandId: number, theme: string) =>
  `/themes/${encodeURIComponent(theme)}/edit?brand=${brandId}`;

/** As the first column reads, which is not how a renamed one is called. */
const byTheme = (themes: ThemeSetting[]) => themes.toSorted((a, b) => (a.theme < b.theme ? -1 : 1));

const phraseCount = (phrases: string) => phrases.split('\n').filter((line) => line.trim()).length;

const state = (theme: ThemeSetting, all: ThemeSetting[]) => {
  if (theme.hidden) return 'Not used';
  const same = all.filter(
    ({ name, theme: other, hidden }) => !hidden && other !== theme.theme && name === theme.name,
  );
  if (same.length > 0) return `One with ${same.map(({ theme: other }) => themeWord(other)).join(', ')}`;
  if (theme.name !== theme.theme) return `Called ${themeWord(theme.name)}`;
  return theme.isOwn ? 'Your own' : 'As shipped';
};

const Others = ({ data: { brand, brands } }: { data: ThemeSettingsData }) =>
  brands.length < 2 ? null : (
    <p class="hint">
      Other brands:{' '}
      {brands
        .filter(({ id }) => id !== brand.id)
        .map(({ id, name }, index) => (
          <>
            {index > 0 && ', '}
            <a href={`/themes/edit?brand=${id}`}>{name}</a>
          </>
        ))}
    </p>
  );

export const ThemeSettingsPage = ({ frame, data }: { frame: Frame; data: ThemeSettingsData }) => (
  <Layout frame={frame} title="Change themes" current="themes">
    <PageHead title="Change themes" sub={`For ${data.brand.name}`}>
      <a class="button" href={`/themes?brand=${data.brand.id}`}>
        <Icon name="arrow-left" /> Themes
      </a>
      <a class="button solid" href={`/themes/new?brand=${data.brand.id}`}>
        <Icon name="plus" /> Add a theme
      </a>
    </PageHead>
    <BrandTabs frame={frame} brandId={data.brand.id} current="themes" />
    {data.isBehind && (
      <Banner tone="accent" icon="clock">
        Stored mentions are following the last change, newest first. Figures move until they are done.
      </Banner>
    )}
    <Card title={`Themes of ${data.brand.name}`}>
      <Table
        caption="Themes"
        heads={['Theme', 'How it is used', '>Own phrases', '>']}
        rows={byTheme(data.themes).map((theme) => [
          themeWord(theme.theme),
          state(theme, data.themes),
          String(phraseCount(theme.phrases)),
          <a href={editUrl(data.brand.id, theme.theme)} aria-label={`Change ${themeWord(theme.theme)}`}>
            Change
          </a>,
        ])}
      />
    </Card>
    <Others data={data} />
  </Layout>
);

export type ThemeFormData = {
  brand: { id: number; name: string };
  /** Null for a new one. */
  theme: string | null;
  isOwn: boolean;
  values: { name: string; phrases: string; hidden: boolean };
  errors: Errors;
};

const PHRASES_HELP =
  'One a line: words in lower case, word* for a beginning, a/b for either, # for a number, _ for up to three words between.';

const Phrases = ({ data: { values, errors, isOwn } }: { data: ThemeFormData }) => (
  <Labelled
    name="phrases"
    label={isOwn ? 'Phrases' : 'More phrases that speak of it'}
    help={PHRASES_HELP}
    error={errors.phrases}
  >
    <textarea
      class="input"
      id={idOf('phrases')}
      name="phrases"
      rows={8}
      aria-invalid={errors.phrases ? 'true' : undefined}
      aria-describedby={describedBy('phrases', true, errors.phrases)}
    >
      {values.phrases}
    </textarea>
  </Labelled>
);

export const ThemeFormPage = ({ frame, data }: { frame: Frame; data: ThemeFormData }) => (
  <Layout frame={frame} title={data.theme === null ? 'Add a theme' : 'Change a theme'} current="themes">
    <PageHead
      title={data.theme === null ? 'Add a theme' : themeWord(data.theme)}
      sub={`For ${data.brand.name}`}
    />
    <Card title="How it is found and called">
      <PostForm
        action={data.theme === null ? '/themes' : `/themes/${encodeURIComponent(data.theme)}`}
        fields={{ brand: data.brand.id }}
        class="stack"
      >
        {data.theme === null && <Once />}
        <Field
          name="name"
          label="Name"
          value={data.values.name}
          error={data.errors.name}
          help="Two themes with the same name are one: give it the name of another theme to merge them."
        />
        <Phrases data={data} />
        {data.theme !== null && (
          <Tick
            name="hidden"
            value="yes"
            ticked={data.values.hidden}
            label="Do not use this theme"
            hint="Mentions lose it; it can be used again at any time."
          />
        )}
        <p class="hint">
          Stored mentions and reports follow within minutes. What was forgotten is renamed, not read again.
          {data.theme !== null &&
            ' Saved views, rules and fixes that name it keep its old name; change them too.'}
        </p>
        <div class="button-row">
          <button type="submit" class="button solid">
            {data.theme === null ? 'Add the theme' : 'Save'}
          </button>
          <a class="button" href={`/themes/edit?brand=${data.brand.id}`}>
            Cancel
          </a>
        </div>
      </PostForm>
    </Card>
  </Layout>
);
