import { type FileHandle, open } from 'node:fs/promises';

/** The bytes of a file as they are read. Throws a sentence when it cannot be read. */
export async function bytesOf(path: string): Promise<AsyncIterable<Uint8Array>> {
  const file = await opened(path);
  return file.createReadStream();
}

/** A whole file. Throws a sentence when it cannot be read. */
export async function wholeFile(path: string): Promise<Uint8Array> {
  const file = await opened(path);
  try {
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
};

async function opened(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if (!(await file.stat()).isDirectory()) return file;
    await file.close();
    throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    throw new Error(`${path} cannot be read: ${REASONS[code] ?? code}.`);
  }
}
