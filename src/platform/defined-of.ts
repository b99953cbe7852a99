type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the fields that a partial schema lets be there as undefined. */
export function definedOf<T extends object>(partial: T): Defined<T> {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined)) as Defined<T>;
}
