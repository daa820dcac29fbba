/**
 * Charts that Slack cannot draw, uploaded as pictures of the bot's own: shared with nobody but whoever is shown the
 * message. The same chart is uploaded once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Card, Chart } from '../../cards/model.ts';
import type { Language, Log } from '../../bot/ports.ts';
import type { Api } from './api.ts';
import { chartsToUpload, type Pictures } from './chart.ts';
import { LIMITS } from './limits.ts';
import { filled } from './spans.ts';
import { within } from '../chat/within.ts';

export type RenderPng = (chart: Chart, language: Language) => Promise<Uint8Array>;

export interface PictureStore {
  /** Without those that were not ready in time: what a chart shows is always said in words, too. */
  of(card: Card, surface: 'message' | 'home'): Promise<Pictures>;
}

const READY_WITHIN_MS = 4_000;
const POLL_MS = 150;
const KEPT = 500;

const ticket = z.object({ upload_url: z.string(), file_id: z.string() });
const completed = z.object({ ok: z.literal(true) });
const info = z.object({ file: z.object({ mimetype: z.string().optional() }) });

export function createPictures(api: Api, renderPng: RenderPng, log: Log): PictureStore {
  const uploaded = new Map<string, Promise<string>>();

  async function upload(chart: Chart, language: Language): Promise<string> {
    const png = await renderPng(chart, language);
    const about = { filename: 'chart.png', length: png.byteLength, alt_text: filled(chart.summary, LIMITS.alt) };
    const { upload_url, file_id } = await api.call('files.getUploadURLExternal', about, ticket, { urgent: true });
    const sent = await fetch(upload_url, { method: 'POST', body: png, signal: AbortSignal.timeout(READY_WITHIN_MS) });
    if (!sent.ok) throw new Error(`the upload was answered ${String(sent.status)}`);
    const files = [{ id: file_id, title: filled(chart.title, LIMITS.chart.title) }];
    await api.call('files.completeUploadExternal', { files }, completed, { urgent: true });
    // Slack looks at a file after it has taken it, and refuses messages that show it before.
    for (;;) {
      const { file } = await api.call('files.info', { file: file_id }, info, { urgent: true });
      if (file.mimetype !== undefined && file.mimetype !== '') return file_id;
      await sleep(POLL_MS);
    }
  }

  function fileOf(chart: Chart, language: Language): Promise<string> {
    const key = JSON.stringify([language, chart]);
    const known = uploaded.get(key);
    if (known !== undefined) return known;
    const uploading = upload(chart, language);
    uploaded.set(key, uploading);
    uploading.catch((error: unknown) => {
      uploaded.delete(key);
      log.warn('slack.no_picture', { error: error instanceof Error ? error.name : typeof error });
    });
    const oldest = uploaded.keys().next().value;
    if (uploaded.size > KEPT && oldest !== undefined) uploaded.delete(oldest);
    return uploading;
  }

  return {
    async of(card, surface) {
      const pictures = new Map<number, string>();
      const wanted = chartsToUpload(card, surface).map(async ({ index, chart }) => {
        // What kept it from coming is in the log; its words are on the card.
        const settled = fileOf(chart, card.language).catch((): null => null);
        const file = await within(settled, READY_WITHIN_MS);
        if (file !== null) pictures.set(index, file);
      });
      await Promise.all(wanted);
      return pictures;
    },
  };
}
