import { expect, test } from 'vitest';
import { deliveryId } from '../../src/adapters/chat/deliveryId.ts';

test('the same key is the same id, a name-based UUID; another is another', () => {
  const id = deliveryId('digest/t1/2026-W47/slack');
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(deliveryId('digest/t1/2026-W47/slack')).toBe(id);
  expect(deliveryId('digest/t1/2026-W48/slack')).not.toBe(id);
});
