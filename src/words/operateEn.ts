export interface OperateWords {
  readonly backup: {
    readonly help: string;
    readonly reading: string;
    readonly written: (file: string, rows: number, bytes: number) => string;
    readonly secret: string;
    readonly exists: (file: string) => string;
    readonly unfinished: (file: string) => string;
    readonly cannotWrite: (file: string, code: string) => string;
    readonly noCompany: string;
  };
  readonly restore: {
    readonly help: string;
    readonly checking: string;
    readonly loading: string;
    readonly restored: (at: string, rows: number) => string;
    readonly next: string;
    readonly problem: Readonly<
      Record<'not_found' | 'unreadable' | 'not_a_backup' | 'newer_format' | 'cut_short' | 'damaged', string>
    >;
  };
  readonly move: {
    readonly help: string;
    readonly noTarget: string;
    readonly noSource: (folder: string) => string;
    readonly moving: string;
    readonly moved: (rows: number) => string;
    readonly next: (folder: string) => string;
  };
  /** What a database answers that is to be filled. Nothing has been changed then. */
  readonly load: {
    readonly uncertain: (messages: number) => string;
    readonly full: string;
    readonly newer: (migrations: string) => string;
    readonly preparedOtherwise: string;
    readonly unknownTable: (table: string) => string;
  };
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

export const operateEn: OperateWords = {
  backup: {
    help: `Usage: npm run backup -- FILE

Writes all data of the company into one file, as they are at one instant, and with them the key that signs sessions.
The service may be running. A file that is there is never overwritten.

Exit status: 0 written, 1 not written, 2 bad input or no company yet.`,
    reading: 'Writing the backup …',
    written: (file, rows, bytes) => `Written: ${file} (${String(rows)} rows, ${megabytes(bytes)} MB)`,
    secret: 'Whoever reads this file reads everything about everybody: keep it like the data themselves.',
    exists: (file) => `${file} exists already, and was left alone. Name a new file.`,
    unfinished: (file) =>
      `${file} is there: another backup is being written to the same file, or one was broken off. If none is running, delete it.`,
    cannotWrite: (file, code) => `${file} cannot be written (${code}). Nothing is left of it.`,
    noCompany:
      'There is nothing to back up: no company has been imported yet. (The demo is made anew whenever needed.)',
  },
  restore: {
    help: `Usage: npm run restore -- FILE

Puts the data of a backup into an empty place: the folder DATA_DIR, or the database of DATABASE_URL. The service must be
stopped. The whole file is checked first; then all of it goes in, or nothing. A backup of an older version is brought up
to date.

Exit status: 0 restored, 1 refused and nothing changed, 2 bad input.`,
    checking: 'Checking the backup …',
    loading: 'Putting the data in …',
    restored: (at, rows) => `Restored, as of ${at}: ${String(rows)} rows.`,
    next: 'Next: npm start. Links to sign in that nobody had used are void: npm run invite prints new ones.',
    problem: {
      not_found: 'There is no such file.',
      unreadable: 'The file cannot be read: check what it is, and who may read it.',
      not_a_backup: 'This is not a backup of LinkStar KPI.',
      newer_format: 'This backup was written by a newer version of the program: restore it with that one.',
      cut_short: 'The backup is not whole: its end is missing. Take another one.',
      damaged: 'The backup is damaged: it is not as it was written. Take another one.',
    },
  },
  move: {
    help: `Usage: npm run move

Copies all data of the embedded database, in the folder DATA_DIR, into the empty PostgreSQL database of DATABASE_URL. The
service must be stopped. The folder stays as it is.

Exit status: 0 moved, 1 refused and nothing changed, 2 bad input.`,
    noTarget: 'Set DATABASE_URL to the empty PostgreSQL database that is to take the data.',
    noSource: (folder) => `There is nothing to move: no company has been imported into ${folder}.`,
    moving: 'Copying the data …',
    moved: (rows) => `Moved: ${String(rows)} rows are in PostgreSQL.`,
    next: (folder) =>
      `Keep DATABASE_URL set, and start the service: npm start. ${folder} is as it was, and no longer used; started without DATABASE_URL, the service would send from it what has been sent since.`,
  },
  load: {
    uncertain: (messages) =>
      `${String(messages)} ${messages === 1 ? 'message' : 'messages'} may have been sent after the backup: marked as uncertain, and not sent again.`,
    full: 'The database holds data already. Nothing was changed. Name an empty one (DATA_DIR or DATABASE_URL).',
    newer: (migrations) =>
      `The data are of a newer version of the program (${migrations}). Nothing was changed. Install that version first.`,
    preparedOtherwise:
      'The database is empty, but was prepared by a newer version than that of the data. Nothing was changed. Make a new database (or, in DATA_DIR, put the folder company/database aside).',
    unknownTable: (table) =>
      `The data hold something in ${table} that their version does not have. Nothing was changed.`,
  },
};
