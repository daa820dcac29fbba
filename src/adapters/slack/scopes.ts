/** What the bot may do in a workspace: no more than what is used. The manifest asks for the same. */
export const SCOPES = [
  // The command itself, posting, and direct chats.
  'commands',
  'chat:write',
  'im:write',
  // Words said to it, in its own chat and where it is mentioned.
  'app_mentions:read',
  'im:history',
  // Charts that Slack does not draw itself, as pictures.
  'files:write',
  'files:read',
  // People, matched by e-mail.
  'users:read',
  'users:read.email',
  // Whether it is in its channels; and there, whether a digest whose answer was lost has arrived.
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
] as const;
