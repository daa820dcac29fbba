/** What a submitted form is answered with, within Slack's three seconds. Pure. */
import type { Reply } from '../../bot/ports.ts';
import { slackWords } from '../../words/slack.ts';
import { errorsByBlock } from './form-values.ts';
import type { FormMetadata } from './metadata.ts';

/** Errors stand beside their fields and the form stays open; without any it closes. */
export function submissionAnswer(replies: readonly Reply[], { fields }: FormMetadata): Record<string, unknown> {
  const rejected = replies.find((reply) => reply.type === 'reject');
  return rejected === undefined ? {} : { response_action: 'errors', errors: errorsByBlock(rejected.errors, fields) };
}

/** The form stays open with all that was typed; the decision goes on. */
export function stillWorking({ fields, language }: FormMetadata): Record<string, unknown> {
  const errors = errorsByBlock([{ field: '', message: slackWords(language).stillWorking }], fields);
  return { response_action: 'errors', errors };
}
