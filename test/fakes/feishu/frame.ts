/** Frames of the long connection: protobuf (proto2, package pbbp2), as much as the fake needs. */
export interface Frame {
  readonly method: 'control' | 'data';
  readonly service: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

const FIELD = { seq: 1, log: 2, service: 3, method: 4, headers: 5, payload: 8 } as const;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}

const number = (field: number, value: number): Buffer => Buffer.concat([varint(field << 3), varint(value)]);
const bytes = (field: number, value: Buffer): Buffer =>
  Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);

export function encodeFrame({ method, service, headers, payload }: Frame): Buffer {
  const pairs = Object.entries(headers).map(([key, value]) =>
    bytes(FIELD.headers, Buffer.concat([bytes(1, Buffer.from(key)), bytes(2, Buffer.from(value))])),
  );
  return Buffer.concat([
    number(FIELD.seq, 0),
    number(FIELD.log, 0),
    number(FIELD.service, service),
    number(FIELD.method, method === 'data' ? 1 : 0),
    ...pairs,
    bytes(FIELD.payload, payload),
  ]);
}

/** Field numbers with what they hold, in order. @throws RangeError when it is cut off */
function* fields(raw: Buffer): Generator<readonly [field: number, value: number | Buffer]> {
  let at = 0;
  const read = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = raw.readUInt8(at);
      at += 1;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < raw.length) {
    const key = read();
    if ((key & 7) === 0) yield [key >> 3, read()];
    else {
      const length = read();
      yield [key >> 3, raw.subarray(at, at + length)];
      at += length;
    }
  }
}

export function decodeFrame(raw: Buffer): Frame {
  const headers: Record<string, string> = {};
  let method: Frame['method'] = 'control';
  let service = 0;
  let payload = Buffer.alloc(0);
  for (const [field, value] of fields(raw)) {
    if (field === FIELD.method) method = value === 1 ? 'data' : 'control';
    else if (field === FIELD.service && typeof value === 'number') service = value;
    else if (field === FIELD.payload && typeof value !== 'number') payload = Buffer.from(value);
    else if (field === FIELD.headers && typeof value !== 'number') {
      const pair = Object.fromEntries([...fields(value)].map(([key, text]) => [key, text.toString()]));
      headers[pair['1'] ?? ''] = pair['2'] ?? '';
    }
  }
  return { method, service, headers, payload };
}
