/** What somebody writes in an afternoon: a command that is answered with a fixed text. */
import { App } from '@slack/bolt';

const app = new App({
  token: process.env['SLACK_BOT_TOKEN'] ?? '',
  appToken: process.env['SLACK_APP_TOKEN'] ?? '',
  socketMode: true,
  clientOptions: { slackApiUrl: process.env['SLACK_API_URL'] ?? '' },
});
app.command('/mykpi', async ({ ack, client, body }) => {
  await ack();
  await client.chat.postMessage({ channel: body.channel_id, text: 'Your scorecard for October: 89.4 points.' });
});
await app.start();
console.log('ready');
