import { createHash } from 'node:crypto';

/** Ours, made once at random: names of other programs never meet ours. */
const NAMESPACE = Buffer.from('6f1d6a6e0f0b4d0e9f3a8d5a2c7b9e41', 'hex');

/**
 * A UUID (version 5, RFC 9562) made of a delivery's key: what marks a message as ours, and says nothing else. Metadata
 * of messages is read by whoever is in the workspace.
 */
export function deliveryId(key: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(key).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
