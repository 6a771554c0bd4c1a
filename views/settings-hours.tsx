/** When a brand answers and how soon: hours, holidays, targets, and what they make of a message. */

import { Banner, EmptyState } from './cards.tsx';
import { SelectField } from './fields.tsx';
import { count } from './format.ts';
import { HiddenFields, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import type { HoursData } from './hours-data.ts';
import { Effect, HOURS_PAGE } from './hours-effect.tsx';
import { Targets } from './hours-targets.tsx';
import { Hours } from './hours-week.tsx';
import { SettingsLayout } from './settings.tsx';

const BrandPicker = ({ data }: { data: HoursData }) => (
  <form method="get" action={HOURS_PAGE} class="form hours-pick">
    <SelectField
      name="brand"
      label="Brand"
      value={String(data.brand.id)}
      options={data.brands.map(({ id, name }) => ({ value: String(id), label: name }))}
    />
    <button type="submit" class="button">
      Show
    </button>
  </form>
);

const CopyFrom = ({ data }: { data: HoursData }) => (
  <form method="get" action={HOURS_PAGE} class="form hours-pick">
    <HiddenFields fields={{ brand: data.brand.id }} />
    <SelectField
      name="copy"
      label="Take hours and targets over from"
      options={data.brands
        .filter(({ id }) => id !== data.brand.id)
        .map(({ id, name }) => ({ value: String(id), label: name }))}
    />
    <button type="submit" class="button">
      Fill in
    </button>
  </form>
);

const Behind = ({ left }: { left: number }) => (
  <Banner tone="warn" icon="clock">
    <p>
      {count(left, 'open mention')} still {left === 1 ? 'has the due time' : 'have the due times'} of before
      the last change. They follow within minutes.
    </p>
  </Banner>
);

/** `/settings/hours?brand=`. */
export const HoursPage = ({ frame, data }: { frame: Frame; data: HoursData }) => (
  <SettingsLayout frame={frame} at="hours" title={`Hours and targets of ${data.brand.name}`}>
    {data.left > 0 && <Behind left={data.left} />}
    {data.brands.length > 1 && (
      <div class="columns-2">
        <BrandPicker data={data} />
        {data.mayChange && <CopyFrom data={data} />}
      </div>
    )}
    <PostForm action={HOURS_PAGE} fields={{ brand: data.brand.id }} id="hours" class="form">
      <fieldset class="plain-set form" disabled={!data.mayChange}>
        <legend class="hidden">Hours and targets of {data.brand.name}</legend>
        <div class="columns-2">
          <Hours data={data} />
          <Targets data={data} />
        </div>
        <Effect data={data} />
      </fieldset>
    </PostForm>
  </SettingsLayout>
);

/** `/settings/hours` while there is no brand of one's own. */
export const NoHoursPage = ({ frame }: { frame: Frame }) => (
  <SettingsLayout frame={frame} at="hours" title="Hours and targets">
    <EmptyState
      icon="clock"
      title="No brand of your own yet"
      action={
        <a class="button solid" href="/brands">
          Add a brand
        </a>
      }
    >
      Hours and response targets belong to a brand that you answer for.
    </EmptyState>
  </SettingsLayout>
);
