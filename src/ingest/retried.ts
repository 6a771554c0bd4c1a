import { sqlState } from '../db/db.ts';

const TRIES = 3;

/** Runs a transaction again when two writers waited for each other and this one was chosen to begin anew. */
export async function retried<Result>(work: () => Promise<Result>, tries = TRIES): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (tries <= 1 || !/^(40001|40P01)$/.test(sqlState(error) ?? '')) throw error;
    return retried(work, tries - 1);
  }
}
