import { afterAll } from 'vitest';
import { leaveDatabase } from './platform.ts';

afterAll(leaveDatabase);
