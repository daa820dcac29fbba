/** What a form carries with it through Slack: what it asks for, and the message that it was opened from. */
import { z } from 'zod';
import { parseJson } from '../chat/json.ts';
import type { Language } from '../../bot/ports.ts';

const metadata = z.object({
  intent: z.unknown(),
  message: z.string().nullable(),
  fields: z.array(z.string()),
  language: z.enum(['zh', 'en']),
});

export interface FormMetadata {
  /** Hostile until the bot has parsed it. */
  readonly intent: unknown;
  /** The ref's id. */
  readonly message: string | null;
  /** Keys of its fields, in their order: errors are told beside them. */
  readonly fields: readonly string[];
  readonly language: Language;
}

export const writeMetadata = (written: FormMetadata): string => JSON.stringify(written);

export function readMetadata(text: string): FormMetadata | null {
  const parsed = metadata.safeParse(parseJson(text));
  return parsed.success ? { ...parsed.data, intent: parsed.data.intent } : null;
}
