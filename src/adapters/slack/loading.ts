/** A form's light view, where its making takes longer than a person should look at nothing: a trigger lives 3 seconds. */
import { z } from 'zod';
import type { Log, Reply } from '../../bot/ports.ts';
import type { Api } from './api.ts';
import type { Origin } from './origin.ts';
import { loadingView } from './render.ts';
import { within } from '../chat/within.ts';

const opened = z.object({ view: z.object({ id: z.string() }) });

const UNNOTICED_MS = 500;

/** @returns the view that waits, or null where none was needed, or none could be opened */
export async function openLoading(
  api: Api,
  { opensForm, trigger, view, language }: Origin,
  handled: Promise<readonly Reply[]>,
  log: Log,
): Promise<string | null> {
  if (!opensForm || trigger === null || view?.type === 'modal') return null;
  const settled = handled.then(
    () => true,
    () => true,
  );
  if ((await within(settled, UNNOTICED_MS)) !== null) return null;
  try {
    const args = { trigger_id: trigger, view: loadingView(language) };
    return (await api.call('views.open', args, opened, { urgent: true })).view.id;
  } catch (error) {
    log.warn('slack.no_loading_view', { error: error instanceof Error ? error.name : typeof error });
    return null;
  }
}
