/** Environment -> Config, parsed once. All problems are reported together, and never a value. */
import { z } from 'zod';
import { SetupError } from './bot/errors.ts';

export interface Config {
  /** Where the embedded database, the demo and the session key live. */
  readonly dataDir: string;
  /** PostgreSQL in the place of the embedded database. */
  readonly databaseUrl: string | null;
  readonly host: string;
  /** Null: the default one, or the next that is free. */
  readonly port: number | null;
  readonly publicUrl: string | null;
}

/** An empty variable is one that was not set. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const PORT_RANGE = 'must be a port number, 1 to 65535';

const environment = z.object({
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//u, 'must begin with postgresql://')),
  HOST: optional(z.string()),
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/u, PORT_RANGE)
      .transform(Number)
      .pipe(z.int(PORT_RANGE).min(1, PORT_RANGE).max(65_535, PORT_RANGE)),
  ),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/u, error: 'must be an address such as https://kpi.example.com' })),
});

/** @throws SetupError naming every variable that is wrong */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new SetupError(`These settings need a change (environment, or the file .env):\n${problems.join('\n')}`);
  }
  const { data } = parsed;
  return {
    dataDir: data.DATA_DIR ?? '.data',
    databaseUrl: data.DATABASE_URL ?? null,
    host: data.HOST ?? '127.0.0.1',
    port: data.PORT ?? null,
    publicUrl: data.PUBLIC_URL ?? null,
  };
}
