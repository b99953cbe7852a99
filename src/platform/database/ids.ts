import { Types } from 'mongoose';
import { z } from 'zod';

/** An id as the service passes it around: 24 hexadecimal digits, rising with time of creation. */
export function newId(): string {
  return new Types.ObjectId().toHexString();
}

/** An id inside a body or query. A path's id that cannot exist is answered 404 by the use case instead. */
export const idSchema = z.string().regex(/^[0-9a-f]{24}$/, 'Must be an id: 24 hexadecimal digits.');

export function isId(value: string): boolean {
  return idSchema.safeParse(value).success;
}
