import { findIncidents as findUnusual } from '../src/alerts/incidents/find-incidents.ts';
import type { Job } from './job.ts';

export const findIncidents: Job = {
  name: 'find-incidents',
  cron: '*/10 * * * *',
  everywhere: false,
  does: 'opens incidents where a brand is spoken of out of the ordinary, and closes those that are over',
  run: findUnusual,
};
