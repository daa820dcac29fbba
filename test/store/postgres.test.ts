import { openTestStore } from '../support/database.ts';
import { storeContract } from './contract.ts';

storeContract('PostgreSQL', () => openTestStore('postgres'));
