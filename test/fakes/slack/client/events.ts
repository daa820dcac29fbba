/** Envelopes of the Events API: properties of vercel/chat, replay fixtures of dm, channel and modals (recorded). */
import { identity } from '../workspace.ts';
import type { Fields } from '../blockKit/schema.ts';

export function eventCallback(event: Fields, eventId: string, nowMs: number): Fields {
  return {
    token: identity.verificationToken,
    team_id: identity.teamId,
    context_team_id: identity.teamId,
    context_enterprise_id: null,
    api_app_id: identity.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(nowMs / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: identity.teamId,
        user_id: identity.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}

/** The client escapes what people type. */
export function escapeTyped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function typedBlocks(text: string, mention: boolean): readonly Fields[] {
  const words = { type: 'text', text: mention ? ` ${text}` : text };
  const elements = mention ? [{ type: 'user', user_id: identity.botUserId }, words] : [words];
  return [{ type: 'rich_text', block_id: 'typed', elements: [{ type: 'rich_text_section', elements }] }];
}
