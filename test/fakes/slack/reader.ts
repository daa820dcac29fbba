/** Looking at what the bot wrote: as its readers see it, and as it was sent. */
import { shownBlocks, shownText, undoMrkdwn } from './client/shown.ts';
import type { Fields } from './blockKit/schema.ts';
import type { View, Views } from './views.ts';
import type { Ephemeral, Message, Workspace } from './workspace.ts';

export interface Shown {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  /** Its blocks, or its text where it has none. */
  readonly shown: string;
  /** What a notification says. */
  readonly notification: string;
  readonly text: string;
  readonly blocks: readonly Fields[];
}

export interface ShownMessage extends Shown {
  readonly metadata: Fields | null;
  readonly clientMsgId: string | null;
  readonly edited: boolean;
}

export interface ShownEphemeral extends Shown {
  readonly via: Ephemeral['via'];
}

export interface ShownView {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  readonly shown: string;
  readonly blocks: readonly Fields[];
  /** As the app sent it. */
  readonly content: Fields;
}

export interface Reader {
  /** Of a channel, or of somebody's direct conversation with the bot; oldest first. */
  messages(channelOrUser: string): readonly ShownMessage[];
  ephemerals(user: string): readonly ShownEphemeral[];
  /** The open modals: the last one is on top. */
  views(user: string): readonly ShownView[];
  home(user: string): ShownView | null;
}

export function createReader(workspace: Workspace, views: Views): Reader {
  const show = <T extends Message | Ephemeral>(said: T) => ({
    ...said,
    shown: shownText(said, workspace),
    notification: undoMrkdwn(said.text, workspace),
  });
  const showView = ({ id, hash, blocks, content }: View): ShownView => {
    const title = shownBlocks([content.title], workspace);
    const buttons = [content.submit, content.close].map((label) => shownBlocks([label], workspace));
    const rest = buttons.filter((label) => label !== '').map((label) => `[${label}]`);
    const shown = [title, shownBlocks(blocks, workspace), ...rest].filter((text) => text !== '').join('\n');
    return { id, hash, title, shown, blocks, content };
  };
  return {
    messages(id) {
      const conversation = workspace.users.has(id) ? workspace.directWith(id) : workspace.conversations.get(id);
      if (conversation === undefined) throw new Error(`There is no conversation ${id}`);
      return conversation.messages.map(show);
    },
    ephemerals: (user) => workspace.ephemerals.filter((each) => each.user === user).map(show),
    views: (user) => views.stackOf(user).map(showView),
    home: (user) => {
      const home = views.homeOf(user);
      return home === undefined ? null : showView(home);
    },
  };
}
