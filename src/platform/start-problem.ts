const AWAY = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET', 'CONNECT_TIMEOUT'];

/** Why the product or a command could not start, in one sentence. */
export function startProblem(error: unknown): string {
  for (let fault = error; fault instanceof Error; fault = fault.cause) {
    const code = String((fault as { code?: unknown }).code);
    if (AWAY.includes(code)) {
      return `The database does not answer (${code}), so nothing was done. Check DATABASE_URL and that the server runs.`;
    }
  }
  return error instanceof Error ? error.message : String(error);
}
