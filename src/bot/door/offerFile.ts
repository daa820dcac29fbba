/** A file, asked for in the chat: a link by which the asker takes it away, once, for a short time. */
import { doorNoticeCard, fileName } from '../../cards/doorNotice.ts';
import { formatInstant } from '../../cards/format.ts';
import type { Context } from '../conversation/context.ts';
import { toAsker } from '../conversation/replies.ts';
import { FILE_LINK_MINUTES, issueLink } from '../links.ts';
import { parsePeriod } from '../period.ts';
import type { FilePurpose, Reply } from '../ports.ts';

/** The caller has asked whether the asker may; it is asked once more when the file is taken. */
export async function offerFile(
  { tx, now, asker, words, linkTo }: Context,
  { purpose, subject }: { readonly purpose: FilePurpose; readonly subject: string },
): Promise<readonly Reply[]> {
  const { token, expiresAt } = await issueLink(tx, now, asker, { purpose, subject }, asker.id);
  const until = expiresAt.toISOString();
  const period = parsePeriod(subject);
  const { timeZone } = asker;
  const card = doorNoticeCard({ about: 'file_shown', file: purpose, period, until, timeZone }, words);
  return [
    {
      type: 'link',
      title: fileName(purpose, period, words),
      text: words.door.link.file.text(FILE_LINK_MINUTES, formatInstant(words, until, timeZone)),
      url: linkTo(token),
      label: words.door.link.openFile,
      use: 'open',
    },
    ...toAsker(card),
  ];
}
