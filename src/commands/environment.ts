/** The settings: the environment, and what the file .env in the current folder adds to it. */
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** A variable that is set counts more than the file's. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) loadEnvFile('.env');
  return process.env;
}
