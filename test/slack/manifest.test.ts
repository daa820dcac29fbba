/** What the app asks for in one paste is what the product uses. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCOPES } from '../../src/adapters/slack/scopes.ts';

const manifest = readFileSync('slack-manifest.yaml', 'utf8');
const list = (key: string): readonly string[] => {
  const [, items = ''] = new RegExp(`\\n\\s+${key}:\\n((?:\\s+- \\S+\\n)+)`, 'u').exec(manifest) ?? [];
  return items.split('\n').flatMap((line) => line.split('- ')[1] ?? []);
};

test('the manifest asks for the permissions that are checked at the start, and no others', () => {
  expect(list('bot')).toEqual(SCOPES);
});

test('it listens to what is decoded, and to nothing else', () => {
  expect(list('bot_events')).toEqual(['app_home_opened', 'app_mention', 'message.im', 'team_join', 'user_change']);
});

test('names and texts are as long as Slack takes them', () => {
  expect(/\n\s+description: (.*)/u.exec(manifest)?.[1]?.length ?? 0).toBeLessThanOrEqual(140);
  for (const [, name = ''] of manifest.matchAll(/(?:display_)?name: (.*)/gu))
    expect(name.length).toBeLessThanOrEqual(35);
});

test('with Socket Mode there is no address in it', () => {
  expect(manifest).toContain('socket_mode_enabled: true');
  expect(manifest).not.toMatch(/url:/u);
});
