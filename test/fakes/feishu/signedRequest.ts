/** A request as Feishu makes it in webhook mode: encrypted, and signed over its bytes. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';

export interface SigningKeys {
  readonly encryptKey: string;
  /** Seconds. */
  readonly timestamp: number;
  readonly nonce: string;
}

export function encrypt(text: string, encryptKey: string): string {
  const key = createHash('sha256').update(encryptKey).digest();
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

export function signedRequest(envelope: unknown, { encryptKey, timestamp, nonce }: SigningKeys) {
  // With spaces that JSON.stringify would not put: the signature is over bytes.
  const body = `{ "encrypt" : "${encrypt(JSON.stringify(envelope), encryptKey)}" }`;
  return { body, headers: signatureOf(body, { encryptKey, timestamp, nonce }) };
}

export const signatureOf = (body: string, { encryptKey, timestamp, nonce }: SigningKeys) => ({
  'content-type': 'application/json',
  'x-lark-request-timestamp': String(timestamp),
  'x-lark-request-nonce': nonce,
  'x-lark-signature': createHash('sha256')
    .update(`${String(timestamp)}${nonce}${encryptKey}${body}`)
    .digest('hex'),
});
