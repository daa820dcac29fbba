import type { Json, MessageRef } from '../../src/bot/ports.ts';
import { personChannel, readContent, teamChannel } from '../../src/adapters/web/message.ts';
import { renderCard } from '../../src/adapters/web/render.ts';
import { toText } from '../../src/adapters/web/html.ts';
import { adapterContract, type Place } from '../contracts/adapterContract.ts';
import { ANNA, EUROPE, LI_NA } from './support/company.ts';
import { startWebService } from './support/service.ts';
import { visit } from './support/visitor.ts';
import { visibleText } from './support/visibleText.ts';

const logChannel = (place: Place): string =>
  place.type === 'direct' ? personChannel(place.user) : teamChannel(place.channel);
const channelOf = (place: Place): string | null => (place.type === 'direct' ? null : place.channel);

function textOf(content: Json): string {
  const read = readContent(content);
  switch (read?.type) {
    case undefined:
      return '';
    case 'card':
      return visibleText(toText(renderCard(read.card, () => '/chart').html));
    case 'text':
      return read.text;
    case 'private':
      return read.name;
  }
}

adapterContract('web', async (handlers) => {
  const service = await startWebService(handlers);
  const shown: { readonly user: string; readonly html: string }[] = [];
  const post = async (user: string, body: Readonly<Record<string, Json>>): Promise<void> => {
    const visitor = await visit(service.url, user);
    const response = await visitor.post(body);
    if (!response.ok) throw new Error(`The page answered ${String(response.status)}`);
    const { link } = (await response.json()) as { readonly link: string | null };
    if (link !== null) shown.push({ user, html: link });
  };
  return {
    adapter: service.adapter,
    asker: LI_NA.id,
    colleague: ANNA.id,
    channel: EUROPE.id,
    contacts: [],
    say: (user, place, text, id) => post(user, { id, type: 'command', text, channel: channelOf(place) }),
    press: (user, place, intent, message: MessageRef, id) =>
      post(user, { id, type: 'action', intent, message: message.id, channel: channelOf(place) }),
    moments: (user) => shown.filter((moment) => moment.user === user).map(({ html }) => visibleText(html) + html),
    read: (place) =>
      Promise.resolve(
        service.messages
          .all()
          .filter((message) => message.channel === logChannel(place))
          .map(({ id, content }) => ({ ref: { platform: 'web', id }, text: textOf(content) })),
      ),
    fail: (failing) => {
      service.messages.fail(failing);
    },
    stop: () => service.stop(),
  };
});
