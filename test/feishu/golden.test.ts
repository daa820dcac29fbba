import { join } from 'node:path';
import type { FeishuCard } from '../../src/adapters/feishu/cardJson.ts';
import { renderForm } from '../../src/adapters/feishu/render-form.ts';
import { renderCard } from '../../src/adapters/feishu/render.ts';
import { goldenPayloads, type Parted } from '../contracts/goldenPayloads.ts';

const parted = ({ body, ...rest }: FeishuCard): Parted => ({ rest, parts: body.elements });

goldenPayloads({
  folder: join(import.meta.dirname, 'golden'),
  parts: 'elements',
  card: (card) => parted(renderCard(card, 'direct')),
  form: (form) => parted(renderForm(form, null)),
});
