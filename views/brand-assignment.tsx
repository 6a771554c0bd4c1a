/** To whom a brand's new mentions go by themselves. */
import { Card } from './cards.tsx';
import { SelectField } from './fields.tsx';
import { PostForm } from './forms.tsx';

export type AssignmentData = {
  brandId: number;
  teams: { id: number; name: string }[];
  teamId: number | null;
  by: 'team' | 'turn' | 'load';
  error?: string;
};

const WAYS = [
  { value: 'team', label: 'The team as a whole' },
  { value: 'turn', label: 'Its people in turn' },
  { value: 'load', label: 'Whoever of it has the least' },
];

export const AssignmentCard = ({ data }: { data: AssignmentData }) => (
  <Card title="Who gets new mentions">
    {data.teams.length === 0 ? (
      <p class="hint">
        There is no team yet. <a href="/team">Make one</a>, and new mentions can go to it by themselves.
      </p>
    ) : (
      <PostForm action={`/brands/${data.brandId}/assignment`} class="form">
        <SelectField
          name="team"
          label="Team"
          value={String(data.teamId ?? '')}
          error={data.error}
          options={[
            { value: '', label: 'Nobody' },
            ...data.teams.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <SelectField
          name="by"
          label="Given to"
          value={data.by}
          options={WAYS}
          help="Only mentions that need a reply. Who is away is left out."
        />
        <button type="submit" class="button solid">
          Save
        </button>
      </PostForm>
    )}
  </Card>
);
