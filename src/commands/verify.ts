/** `npm run verify`: whether the audit record is as it was written. */
import { parseArgs } from 'node:util';
import type { AuditAction } from '../bot/audit.ts';
import type { AuditRecord } from '../bot/ports.ts';
import type { Break } from '../bot/record/diagnose.ts';
import { formatHead, parseHead, type ChainHead } from '../bot/record/head.ts';
import { verify } from '../bot/record/verify.ts';
import { actionWords } from '../words/auditActions.ts';
import type { Language } from '../words/language.ts';
import { verifyWords, type VerifyWords } from '../words/verify.ts';
import type { Command } from './command.ts';
import { runCommand } from './runCommand.ts';

export const command: Command = {
  name: 'verify',
  place: 'current',
  help: { en: verifyWords('en').help, zh: verifyWords('zh').help },

  async run(args, io, { store }) {
    const say = verifyWords(io.language);
    const asked = readHead(args);
    if (asked === null) {
      io.error(say.help);
      return 2;
    }
    if (typeof asked.head === 'string') {
      io.error(say.badHead(asked.head));
      return 2;
    }
    const { head } = asked;
    const verified = await verify(store, {
      head,
      onProgress: (entries) => {
        io.progress(say.progress(entries));
      },
    });
    const named = (entry: AuditRecord): string => entryText(entry, say, io.language);
    switch (verified.state) {
      case 'whole':
        io.write(verified.head === null ? say.empty : say.whole(verified.entries));
        if (verified.reasonsErased > 0) io.write(say.reasonsErased(verified.reasonsErased));
        if (head !== null) io.write(say.headThere(formatHead(head)));
        if (verified.head !== null) io.write(say.head(formatHead(verified.head)));
        return 0;
      case 'broken': {
        io.write(breakText(verified.at, say, named));
        io.write(say.before(String(BigInt(verified.at.seq) > 0n ? BigInt(verified.at.seq) - 1n : 0n)));
        io.write(say.firstOnly);
        return 1;
      }
      case 'another': {
        const given = head === null ? '' : formatHead(head);
        const { there, last } = verified;
        io.write(
          there === null ? say.cut(given, last === null ? null : named(last)) : say.rewritten(given, named(there)),
        );
        return 1;
      }
    }
  },
};

function breakText(at: Break, say: VerifyWords, named: (entry: AuditRecord) => string): string {
  switch (at.how) {
    case 'edited': {
      if (at.what === 'entry') return say.edited(named(at.entry));
      return (at.entry.reason === null ? say.reasonTaken : say.reasonEdited)(named(at.entry));
    }
    case 'removed':
      return say.removed(at.seq, at.to, named(at.next));
    case 'reordered':
      return say.reordered(at.seq, named(at.entry));
    case 'inserted':
      return say.inserted(named(at.entry));
  }
}

/** When, to the second and without a zone to know: the record's own time. */
const instantText = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

function entryText({ seq, at, action }: AuditRecord, say: VerifyWords, language: Language): string {
  const known: Readonly<Record<AuditAction, string>> = actionWords(language);
  // An entry that was tampered with may hold anything.
  const text = Object.hasOwn(known, action) ? known[action as AuditAction] : JSON.stringify(action);
  return say.entry(seq, instantText(at), text);
}

/** Null where the arguments cannot be read; the text itself where it is no head. */
function readHead(args: readonly string[]): { readonly head: ChainHead | string | null } | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { head: { type: 'string' } } });
    return { head: values.head === undefined ? null : (parseHead(values.head) ?? values.head) };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

if (import.meta.main) await runCommand(command, process.argv.slice(2));
