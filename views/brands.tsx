/** The brands that are watched: one's own and competitors. */
import { NeverFields, type NeverTyped } from './brand-never.tsx';
import { Card, PageHead } from './cards.tsx';
import { type Errors, Field, SelectField, Tick, timeZoneOptions } from './fields.tsx';
import { count } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Avatar, Chip, Icon } from './parts.tsx';
import { hostOf } from './urls.ts';

export type BrandRow = {
  id: number;
  name: string;
  kind: 'own' | 'competitor';
  website: string | null;
  rules: number;
  mentionsIn30Days: number;
};

export type BrandValues = {
  name: string;
  website: string;
  about: string;
  kind: 'own' | 'competitor';
  timeZone: string;
  /** Minutes in which a first reply should be given, as typed. */
  responseMinutes: string;
};

export type BrandsData = {
  brands: BrandRow[];
  values: BrandValues;
  /** Of a brand that was deleted while it was changed; a new one gets these later. */
  never: NeverTyped | null;
  errors: Errors;
};

const BrandLine = ({ brand }: { brand: BrandRow }) => (
  <li>
    <a class="choice" href={`/brands/${brand.id}`}>
      <Avatar name={brand.name} />
      <span class="grow">
        <b>{brand.name}</b>
        <small>
          {[
            hostOf(brand.website),
            count(brand.rules, 'match rule'),
            `${count(brand.mentionsIn30Days, 'mention')} in 30 days`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {brand.rules === 0 && <small class="late">Without a rule nothing is found.</small>}
      </span>
      {brand.kind === 'competitor' ? <Chip tone="line">Competitor</Chip> : <Chip tone="accent">Yours</Chip>}
      <Icon name="chevron-right" small />
    </a>
  </li>
);

/** The fields that a new brand and an existing one share. */
export const BrandFields = ({ values, errors }: { values: BrandValues; errors: Errors }) => (
  <>
    <Field name="name" label="Name" value={values.name} error={errors.name} required autocomplete="off" />
    <Field
      name="website"
      label="Website"
      type="url"
      value={values.website}
      error={errors.website}
      placeholder="https://"
    />
    <Field
      name="about"
      label="What it makes (optional)"
      value={values.about}
      error={errors.about}
      autocomplete="off"
      help="A few words, such as: city bikes, repairs, cargo bikes. They help to tell it from what else its name means."
    />
    <fieldset class="field">
      <legend>Whose brand is it?</legend>
      <Tick
        type="radio"
        name="kind"
        value="own"
        ticked={values.kind === 'own'}
        label="Ours"
        hint="its mentions come into the inbox"
      />
      <Tick
        type="radio"
        name="kind"
        value="competitor"
        ticked={values.kind === 'competitor'}
        label="A competitor’s"
        hint="counted for share of voice, kept out of the inbox"
      />
    </fieldset>
    <SelectField
      name="timeZone"
      label="Time zone"
      value={values.timeZone}
      error={errors.timeZone}
      options={timeZoneOptions()}
      help="Days in reports begin at its midnight."
    />
    <Field
      name="responseMinutes"
      label="First reply within (minutes)"
      type="number"
      min={1}
      value={values.responseMinutes}
      error={errors.responseMinutes}
      help={
        <>
          Round the clock, for everything, unless <a href="/settings/hours">business hours and targets</a> say
          otherwise.
        </>
      }
      required
    />
  </>
);

export const BrandsPage = ({ frame, data }: { frame: Frame; data: BrandsData }) => (
  <Layout frame={frame} title="Brands" current="brands">
    <PageHead title="Brands" sub="Who is listened for, and by which words." />
    <div class="columns-2">
      <Card title="Watched">
        <ul class="choices">
          {data.brands.map((brand) => (
            <BrandLine brand={brand} />
          ))}
        </ul>
        {data.brands.length === 0 && <p class="hint">No brand yet. Add the first one beside this.</p>}
      </Card>
      {frame.can['change brands'] && (
        <Card title="Add a brand">
          <PostForm action="/brands" class="form">
            <Once />
            <BrandFields values={data.values} errors={data.errors} />
            {data.never && <NeverFields never={data.never} errors={data.errors} />}
            <button type="submit" class="button solid">
              Add brand
            </button>
          </PostForm>
        </Card>
      )}
    </div>
  </Layout>
);
