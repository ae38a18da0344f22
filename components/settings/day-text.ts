/** `19 Nov 2027` on the calendar of `zone`. */
export const dayText = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: zone }).format(at);
