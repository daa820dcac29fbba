/**
 * Is a payload legal Block Kit? Written from what is known of Slack's limits (late 2026), not from our renderer, and
 * strict: what is uncertain is refused and marked `assumed` where it is written.
 */
import { block } from './blockKit/blocks.ts';
import { plainText } from './blockKit/objects.ts';
import { boolean, byType, isFields, list, object, string } from './blockKit/schema.ts';
import type { BlockKitProblem, Check, Fields, Surface, Walk } from './blockKit/schema.ts';
import { checkWhole } from './blockKit/wholes.ts';

export { liveMarkup } from './blockKit/liveMarkup.ts';
export type { BlockKitProblem, Surface } from './blockKit/schema.ts';

const maxBlocks: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
const maxViewBytes = 250_000;

const viewFields = {
  private_metadata: string({ min: 0, max: 3000 }),
  callback_id: string({ max: 255 }),
  external_id: string({ max: 255 }),
};

/** `blocks` is checked apart. */
const anything: Check = () => undefined;

const view: Readonly<Record<'modal' | 'home', Check>> = {
  modal: byType({
    modal: object(
      { title: plainText(24), blocks: anything },
      { ...viewFields, submit: plainText(24), close: plainText(24), clear_on_close: boolean, notify_on_close: boolean },
      submitForInputs,
    ),
  }),
  home: byType({ home: object({ blocks: anything }, viewFields) }),
};

function submitForInputs(fields: Fields, at: string, { report }: Walk): void {
  const blocks = Array.isArray(fields.blocks) ? fields.blocks : [];
  const hasInput = blocks.some((each) => isFields(each) && each.type === 'input');
  if (hasInput && fields.submit === undefined) report(at, 'missing required field: submit (the view has inputs)');
}

export type MessagePayload = Readonly<{ text?: unknown; blocks?: unknown }>;

/** Empty when Slack would take it. A message's other arguments are the method's concern. */
export function blockKitProblems(surface: Surface, payload: MessagePayload | Fields): readonly BlockKitProblem[] {
  const problems: BlockKitProblem[] = [];
  const walk: Walk = {
    surface,
    report: (pointer, message, code) => problems.push({ pointer, message, ...(code && { code }) }),
  };
  if (surface === 'message') {
    // Slack cuts it; a text that is cut is a mistake of ours.
    if (payload.text !== undefined) string({ min: 0, max: 40_000 })(payload.text, '/text', walk);
  } else {
    view[surface](payload, '', walk);
    const bytes = Buffer.byteLength(JSON.stringify(payload));
    if (bytes > maxViewBytes) walk.report('', `view must have less than ${maxViewBytes + 1} bytes`, 'view_too_large');
  }
  if (payload.blocks !== undefined) {
    list(block, { min: 0, max: maxBlocks[surface] })(payload.blocks, '/blocks', walk);
    if (Array.isArray(payload.blocks)) checkWhole(payload.blocks, walk);
  }
  return problems;
}
