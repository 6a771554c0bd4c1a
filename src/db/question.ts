/** What is only read, asked of the database alone or with other questions in one statement. */
import { QueryPromise, type SQL, sql } from 'drizzle-orm';
import { type Db, rows } from './db.ts';

/** What the rows of an answer mean. */
type Read<Row, Answer> = (found: Row[]) => Answer | Promise<Answer>;

/** Asked when somebody waits for it. Its rows have ids as float8 and times as text, whose form differs. */
export class Question<Answer> extends QueryPromise<Answer> {
  readonly db: Db;
  readonly statement: SQL;
  readonly read: Read<unknown, Answer>;

  constructor(db: Db, statement: SQL, read: Read<unknown, Answer>) {
    super();
    this.db = db;
    this.statement = statement;
    this.read = read;
  }

  override async execute(): Promise<Answer> {
    return this.read(await rows(this.db, this.statement));
  }
}

/** A statement, and what its rows come to. */
export function question<Row, Answer>(
  db: Db,
  statement: SQL,
  read: (found: Row[]) => Answer | Promise<Answer>,
): Question<Answer> {
  return new Question(db, statement, read as Read<unknown, Answer>);
}

/** A statement whose rows are the answer. */
export const questionOfRows = <Row>(db: Db, statement: SQL): Question<Row[]> =>
  question(db, statement, (found: Row[]) => found);

/** What needs no asking here, beside what does. */
export const known = <Answer>(db: Db, answer: Answer): Question<Answer> =>
  question(db, sql`select`, () => answer);

/** The answers to questions that do not depend on each other: one statement, since each costs a way to and fro. */
export async function askAtOnce<Answers extends [unknown, ...unknown[]]>(
  ...questions: { [Index in keyof Answers]: Question<Answers[Index]> }
): Promise<Answers> {
  const columns = questions.map(
    ({ statement }, index) =>
      sql`(select coalesce(json_agg(q), '[]') from (${statement}) q) as ${sql.identifier(String(index))}`,
  );
  const [found] = await rows<Record<string, unknown[]>>(
    questions[0].db,
    sql`select ${sql.join(columns, sql`, `)}`,
  );
  return Promise.all(questions.map(({ read }, index) => read(found![index]!))) as Promise<Answers>;
}
