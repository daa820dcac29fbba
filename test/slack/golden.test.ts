import { join } from 'node:path';
import { renderForm } from '../../src/adapters/slack/render-form.ts';
import { renderMessage } from '../../src/adapters/slack/render.ts';
import { goldenPayloads, type Parted } from '../contracts/goldenPayloads.ts';

const parted = ({ blocks, ...rest }: { readonly blocks: readonly unknown[] }): Parted => ({ rest, parts: blocks });

goldenPayloads({
  folder: join(import.meta.dirname, 'golden'),
  parts: 'blocks',
  card: (card) => parted(renderMessage(card)),
  form: (form) => parted(renderForm(form, '{}')),
});
