/** Links to sign in, asked for in the chat: for somebody else by an administrator, for oneself by everybody. */
import { doorNoticeCard, type DoorNoticeView } from '../../cards/doorNotice.ts';
import { formatInstant, nameOf } from '../../cards/format.ts';
import { dayOf, viewerOf, type Context } from '../conversation/context.ts';
import { refusal, toAsker } from '../conversation/replies.ts';
import { issueLink, LINK_LIFETIME_HOURS } from '../links.ts';
import { mayCompany } from '../permission.ts';
import type { Person, Reply } from '../ports.ts';
import { whoIsMeant } from './whoIsMeant.ts';

export async function invite(context: Context, typed: string): Promise<readonly Reply[]> {
  const { tx, company } = context;
  const may = mayCompany(viewerOf(context), 'invite', dayOf(context));
  if (!may.allowed) return refusal(context, may.because);
  if (company.demo) return say(context, { about: 'demo' });
  if (typed === '') return say(context, { about: 'whom' });
  const meant = whoIsMeant(typed, await tx.people.list(), dayOf(context));
  switch (meant.type) {
    case 'one':
      return signInLink(context, meant.person);
    case 'nobody':
      return say(context, { about: 'nobody', typed });
    case 'several': {
      const people = meant.people.map(({ id, name, email, key }) => ({ id, name, address: email ?? key }));
      return say(context, { about: 'several', typed, people });
    }
    case 'left':
      return say(context, { about: 'has_left', person: meant.person, on: meant.on });
    case 'not_yet':
      return say(context, { about: 'not_yet', person: meant.person, from: meant.person.joinedOn });
  }
}

export async function showOwnLink(context: Context): Promise<readonly Reply[]> {
  return context.company.demo ? say(context, { about: 'demo' }) : signInLink(context, context.asker);
}

/** The link for the moment, and a card that says later that there was one. */
async function signInLink(context: Context, person: Person): Promise<readonly Reply[]> {
  const { tx, now, asker, words, linkTo } = context;
  const { token, expiresAt } = await issueLink(tx, now, person, { purpose: 'sign_in' }, asker.id);
  const until = expiresAt.toISOString();
  const instant = formatInstant(words, until, asker.timeZone);
  const own = person.id === asker.id;
  const { link } = words.door;
  const name = nameOf(person);
  return [
    {
      type: 'link',
      title: own ? link.own.title : link.other.title(name),
      text: own ? link.own.text(LINK_LIFETIME_HOURS, instant) : link.other.text(name, LINK_LIFETIME_HOURS, instant),
      url: linkTo(token),
      label: link.open,
      use: 'pass_on',
    },
    ...say(context, { about: 'sign_in_shown', person: own ? null : person, until, timeZone: asker.timeZone }),
  ];
}

const say = (context: Context, view: DoorNoticeView): readonly Reply[] => toAsker(doorNoticeCard(view, context.words));
