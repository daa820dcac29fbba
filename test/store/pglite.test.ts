import { openTestStore } from '../support/database.ts';
import { storeContract } from './contract.ts';

storeContract('PGlite', () => openTestStore('pglite'));
