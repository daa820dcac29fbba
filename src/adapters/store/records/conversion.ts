/** Between the database's types and the plain ones of the ports. */
import type { Day, DecimalText, Json } from '../../../bot/ports.ts';
import { Prisma } from '../generated/client.ts';

/** A client inside an interactive transaction. */
export type PrismaTransaction = Prisma.TransactionClient;

/** Plain notation, no trailing zeros: '48210.37'. */
export function decimalText(value: Prisma.Decimal): DecimalText {
  return value.toFixed();
}

export function decimalTextOrNull(value: Prisma.Decimal | null): DecimalText | null {
  return value === null ? null : decimalText(value);
}

/** A `date` column comes as midnight UTC of that day. */
export function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** SQL's NULL for null: a column never holds JSON's null. */
export function jsonColumn(value: Json): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === null ? Prisma.DbNull : value;
}
