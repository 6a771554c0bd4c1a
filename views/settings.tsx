/** What a person sets for themselves: name, zone, look, keys, password. */
import type { PropsWithChildren } from 'hono/jsx';
import { Card, PageHead } from './cards.tsx';
import { type Errors, Field, SelectField, Tick, timeZoneOptions } from './fields.tsx';
import { PostForm } from './forms.tsx';
import type { Frame, Theme } from './frame.ts';
import { Layout } from './layout.tsx';
import { type SlackAccount, SlackAccounts } from './slack-accounts.tsx';

type Tab =
  | 'profile'
  | 'users'
  | 'tokens'
  | 'scoring'
  | 'priority'
  | 'hours'
  | 'rules'
  | 'privacy'
  | 'erasure'
  | 'audit'
  | 'accuracy';

export const Tabs = ({ frame, at }: { frame: Frame; at: Tab }) => {
  const link = (tab: Tab, href: string, word: string) => (
    <a href={href} aria-current={tab === at ? 'page' : undefined}>
      {word}
    </a>
  );
  return (
    <nav class="page-tabs" aria-label="Settings">
      {link('profile', '/settings', 'Profile')}
      {frame.can['see users'] && link('users', '/settings/users', 'People')}
      {frame.can['make own tokens'] && link('tokens', '/settings/tokens', 'API tokens')}
      {link('scoring', '/settings/scoring', 'Scoring')}
      {link('priority', '/settings/priority', 'Priority')}
      {link('hours', '/settings/hours', 'Hours and targets')}
      {link('rules', '/settings/rules', 'Triage rules')}
      {link('privacy', '/settings/privacy', 'Privacy')}
      {frame.can['erase people'] && link('erasure', '/settings/erasure', 'Erasure')}
      {frame.can['see audit'] && link('audit', '/settings/audit', 'Audit log')}
      {link('accuracy', '/accuracy', 'Accuracy')}
    </nav>
  );
};

/** The page around every kind of setting. */
export const SettingsLayout = (props: PropsWithChildren<{ frame: Frame; at: Tab; title: string }>) => (
  <Layout frame={props.frame} title={props.title} current="settings">
    <PageHead title="Settings" />
    <Tabs frame={props.frame} at={props.at} />
    {props.children}
  </Layout>
);

export type ProfileData = {
  email: string;
  values: { name: string; timeZone: string; theme: Theme; shortcuts: boolean };
  /** False for someone who came by link and has none yet: the old one is then not asked for. */
  hasPassword: boolean;
  /** The day on which they are back, as 2026-11-23; empty: they are here. */
  away: string;
  slackAccounts: SlackAccount[];
  errors: Errors;
};

const THEMES = [
  { value: 'system', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const Profile = ({ data }: { data: ProfileData }) => (
  <Card title="Profile" hint={data.email}>
    <PostForm action="/settings/profile" class="form">
      <Field
        name="name"
        label="Name"
        value={data.values.name}
        error={data.errors.name}
        required
        autocomplete="name"
      />
      <SelectField
        name="timeZone"
        label="Time zone"
        value={data.values.timeZone}
        error={data.errors.timeZone}
        options={timeZoneOptions()}
      />
      <SelectField name="theme" label="Colours" value={data.values.theme} options={THEMES} />
      <Tick
        name="shortcuts"
        value="1"
        ticked={data.values.shortcuts}
        label="Single-key shortcuts"
        hint="Switch them off when you speak to your computer or press keys by accident."
      />
      <button type="submit" class="button solid">
        Save profile
      </button>
    </PostForm>
  </Card>
);

const Availability = ({ data }: { data: ProfileData }) => (
  <Card title="Availability">
    <PostForm action="/settings/availability" class="form">
      <Field
        name="awayUntil"
        label="Away until"
        type="date"
        value={data.away}
        error={data.errors.awayUntil}
        help="Until that day begins, nothing is assigned to you by itself. Empty: you are here."
      />
      <button type="submit" class="button solid">
        Save availability
      </button>
    </PostForm>
  </Card>
);

const Password = ({ data }: { data: ProfileData }) => (
  <Card title="Password">
    <PostForm action="/settings/password" class="form">
      <input type="hidden" name="username" value={data.email} autocomplete="username" />
      {data.hasPassword && (
        <Field
          name="current"
          label="Current password"
          type="password"
          error={data.errors.current}
          autocomplete="current-password"
          required
        />
      )}
      <Field
        name="password"
        label="New password"
        type="password"
        error={data.errors.password}
        help="At least 12 characters. Your other sessions end."
        autocomplete="new-password"
        required
      />
      <button type="submit" class="button solid">
        {data.hasPassword ? 'Change password' : 'Set password'}
      </button>
    </PostForm>
  </Card>
);

/** `/settings`. */
export const ProfilePage = ({ frame, data }: { frame: Frame; data: ProfileData }) => (
  <SettingsLayout frame={frame} at="profile" title="Profile">
    <div class="columns-2">
      <Profile data={data} />
      <div class="sheet-part">
        <Availability data={data} />
        <Password data={data} />
        <SlackAccounts accounts={data.slackAccounts} />
      </div>
    </div>
    <PostForm action="/sign-out">
      <button type="submit" class="button">
        Sign out
      </button>
    </PostForm>
  </SettingsLayout>
);
