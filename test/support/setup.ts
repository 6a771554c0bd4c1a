import { afterAll } from 'vitest';
import { closeDatabases } from './platform.ts';

afterAll(closeDatabases);
