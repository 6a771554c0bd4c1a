/** Alerts that rest for a while, and ring again by themselves. */
import { Menu, PostForm } from './forms.tsx';
import { Icon } from './parts.tsx';

/** Until when; without a choice it goes on. */
const PAUSES = [
  { until: '1h', label: 'For 1 hour' },
  { until: '3h', label: 'For 3 hours' },
  { until: 'tomorrow', label: 'Until tomorrow 9:00' },
  { until: 'monday', label: 'Until Monday 9:00' },
] as const;

export const PauseMenu = ({ action, label }: { action: string; label: string }) => (
  <Menu
    label={
      <>
        <Icon name="pause" /> {label}
      </>
    }
  >
    {PAUSES.map(({ until, label: words }) => (
      <PostForm action={action} fields={{ until }}>
        <button type="submit" class="menu-item">
          {words}
        </button>
      </PostForm>
    ))}
  </Menu>
);

export const Resume = ({ action, label }: { action: string; label: string }) => (
  <PostForm action={action} fields={{ until: '' }}>
    <button type="submit" class="button">
      <Icon name="play" /> {label}
    </button>
  </PostForm>
);
