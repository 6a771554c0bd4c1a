/** The first three steps: brand, words, sources. Each is one form; everything can be changed later. */
import { Card } from './cards.tsx';
import { type Errors, Field, SelectField, timeZoneOptions } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import type { Door } from './frame.ts';
import { Step } from './setup-step.tsx';

export type SetupBrandData = {
  /** `brand` of one that is there already. */
  values: { brand?: number | undefined; name: string; website: string; timeZone: string };
  errors: Errors;
  /** True once there is something to come back to. */
  later: boolean;
};

/** `/setup/brand`. */
export const SetupBrandPage = ({ door, data }: { door: Door; data: SetupBrandData }) => (
  <Step
    door={door}
    at={0}
    title="Which brand should Earshot listen for?"
    sub="A name is enough. The website helps to propose the right words."
    later={data.later}
  >
    <Card title="Your brand" class="form-card">
      <PostForm
        action="/setup/brand"
        fields={data.values.brand ? { brand: data.values.brand } : {}}
        class="form"
      >
        <Once />
        <Field
          name="name"
          label="Name"
          value={data.values.name}
          error={data.errors.name}
          required
          autofocus
          autocomplete="organization"
        />
        <Field
          name="website"
          label="Website (optional)"
          value={data.values.website}
          error={data.errors.website}
          placeholder="https://"
          autocomplete="url"
          help="Its first page is read once, for other names, products and accounts of yours."
        />
        <SelectField
          name="timeZone"
          label="Time zone"
          value={data.values.timeZone}
          error={data.errors.timeZone}
          options={timeZoneOptions()}
          data-own-zone=""
          help="Days in reports begin at its midnight, and times are shown to you in it until you choose another one in your settings."
        />
        <button type="submit" class="button solid">
          Continue
        </button>
      </PostForm>
    </Card>
  </Step>
);
