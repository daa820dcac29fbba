/** Submitting and closing a modal: what the client checks itself, and what it makes of the app's answer. */
import { isFields } from '../blockKit/schema.ts';
import { Refusal } from '../refusal.ts';
import { viewPayload } from '../views.ts';
import { clientErrors, enterAll, stateValues } from './inputs.ts';
import type { Fields } from '../blockKit/schema.ts';
import type { View } from '../views.ts';
import type { ClientParts, GestureOptions } from './client.ts';
import type { Outcome } from './deliveries.ts';
import type { Entered, Entries } from './inputs.ts';

export type SubmitOutcome =
  /** The client itself refuses; by block_id. The app heard nothing. */
  | { readonly status: 'not_sent'; readonly errors: Readonly<Record<string, string>> }
  /** The app's errors, by block_id; the form stays open. */
  | { readonly status: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly status: 'updated' | 'pushed'; readonly view: string }
  /** The whole stack is closed. */
  | { readonly status: 'cleared' }
  /** This view is closed; what was under it is seen again. */
  | { readonly status: 'closed' }
  | Exclude<Outcome, { status: 'ok' }>;

export interface Submit {
  submit(user: string, viewId: string, entries?: Entries, options?: GestureOptions): Promise<SubmitOutcome>;
  /** The topmost; `all`: with everything under it. Null where the app did not ask to be told. */
  closeView(user: string, options?: GestureOptions & { readonly all?: boolean }): Promise<Outcome | null>;
}

export function createSubmit(
  { workspace, views, deliveries }: ClientParts,
  { enteredAt, gesture }: { enteredAt(key: string): Entered; gesture(user: string): Fields },
): Submit {
  const topmost = (user: string, id?: string): View => {
    const view = views.stackOf(user).at(-1);
    if (view === undefined || (id !== undefined && view.id !== id)) {
      throw new Error(`${user} does not see the view ${id ?? ''}, but ${view?.id ?? 'none'}`);
    }
    return view;
  };

  const readErrors = (view: View, errors: unknown): Record<string, string> | null => {
    if (!isFields(errors) || Object.keys(errors).length === 0) return null;
    const inputs = new Set(view.blocks.filter(({ type }) => type === 'input').map((block) => block.block_id));
    // The client can show an error at an input only.
    const legal = Object.entries(errors).every(
      ([id, text]) => inputs.has(id) && typeof text === 'string' && text !== '',
    );
    return legal ? (errors as Record<string, string>) : null;
  };

  const apply = (user: string, view: View, response: Fields): SubmitOutcome => {
    const invalid = (problem: string): SubmitOutcome => ({ status: 'invalid_response', problem, response });
    switch (response.response_action) {
      case undefined:
        if (Object.keys(response).length > 0) return invalid('an answer without response_action must be empty');
        views.close(user, view);
        return { status: 'closed' };
      case 'clear':
        views.close(user);
        return { status: 'cleared' };
      case 'errors': {
        const errors = readErrors(view, response.errors);
        return errors === null ? invalid('errors must name inputs of the view') : { status: 'errors', errors };
      }
      case 'update':
        return { status: 'updated', view: views.update(view, response.view).id };
      case 'push':
        return { status: 'pushed', view: views.pushOn(user, response.view).id };
      default:
        return invalid('unknown response_action');
    }
  };

  return {
    async submit(user, viewId, entries = {}, { id } = {}) {
      const view = topmost(user, viewId);
      if (view.content.submit === undefined) throw new Error('The view has no button to submit it');
      const here = enteredAt(`${user}/${view.id}`);
      enterAll(view.blocks, entries, here);
      const errors = clientErrors(view.blocks, here);
      if (Object.keys(errors).length > 0) return { status: 'not_sent', errors };
      const triggerId = views.newTrigger(user, id);
      const payload = {
        type: 'view_submission',
        ...gesture(user),
        trigger_id: triggerId,
        view: viewPayload(view, stateValues(view.blocks, here)),
        response_urls: [],
      };
      const outcome = await deliveries.send(triggerId, 'interactive', payload, true);
      if (outcome.status !== 'ok') return outcome;
      const response = isFields(outcome.response) ? outcome.response : {};
      try {
        return apply(user, view, response);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return {
          status: 'invalid_response',
          problem: JSON.stringify({ error: error.error, ...error.extra }),
          response,
        };
      }
    },

    async closeView(user, { id = workspace.newId('close-'), all = false } = {}) {
      const view = topmost(user);
      const here = enteredAt(`${user}/${view.id}`);
      views.close(user, all || view.content.clear_on_close === true ? undefined : view);
      if (view.content.notify_on_close !== true) return null;
      const payload = {
        type: 'view_closed',
        ...gesture(user),
        view: viewPayload(view, stateValues(view.blocks, here)),
        is_cleared: all,
      };
      return deliveries.send(id, 'interactive', payload, false);
    },
  };
}
