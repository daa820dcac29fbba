/** Where data live: the company's, and the demo's beside it, never mixed. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StoreLocation } from '../adapters/store/open.ts';
import type { Config } from '../config.ts';

export interface Place {
  readonly demo: boolean;
  /** Holds the lock, the control socket, the session key, and the embedded database where there is one. */
  readonly folder: string;
  readonly location: StoreLocation;
}

export function companyPlace(config: Config): Place {
  const folder = resolve(config.dataDir, 'company');
  const location = config.databaseUrl === null ? { dataDir: folder } : { databaseUrl: config.databaseUrl };
  return { demo: false, folder, location };
}

export function demoPlace(config: Config): Place {
  const folder = resolve(config.dataDir, 'demo');
  return { demo: true, folder, location: { dataDir: folder } };
}

/** The company's once something has been imported into it (or a server is named), the demo's until then. */
export function currentPlace(config: Config): Place {
  const imported = config.databaseUrl !== null || existsSync(databaseFolder(companyPlace(config)));
  return imported ? companyPlace(config) : demoPlace(config);
}

/** Of the embedded database. */
export const databaseFolder = ({ folder }: Place): string => join(folder, 'database');
