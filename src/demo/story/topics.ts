import type { TopicName } from './happenings.ts';
import type { Topic } from './lines.ts';
import { battery, comfort, quality } from './lines-bike.ts';
import { app, staff, support, warranty } from './lines-care.ts';
import { availability, delivery, price } from './lines-orders.ts';
import { firmware, tracking } from './lines-updates.ts';

export const TOPICS: Record<TopicName, Topic> = {
  delivery,
  price,
  availability,
  battery,
  quality,
  comfort,
  support,
  staff,
  warranty,
  app,
  firmware,
  tracking,
};
