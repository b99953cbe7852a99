/** A month of the calendar in UTC, as `2026-03`, in the years 1 to 9999. */
export function monthOf(time: Date): string {
  return time.toISOString().slice(0, 7);
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && text >= '0001-01';
}

export function startOf(month: string): Date {
  return new Date(`${month}-01T00:00:00.000Z`);
}

/** The last millisecond of it. */
export function endOf(month: string): Date {
  const end = startOf(month);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return new Date(end.getTime() - 1);
}

/** The months that two times lie in and all between, the latest first. */
export function monthsBetween(from: Date, to: Date): readonly string[] {
  const months: string[] = [];
  let start = startOf(monthOf(to));
  months.push(monthOf(start));
  while (start > from) {
    start = startOf(monthOf(new Date(start.getTime() - 1)));
    months.push(monthOf(start));
  }
  return months;
}
