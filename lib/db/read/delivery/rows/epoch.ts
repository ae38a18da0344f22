/** A column as epoch milliseconds: numbers are read several times as fast as dates. */
export const epochMs = (column: string): string => `round(date_part('epoch', ${column}) * 1000)`;
