export const relativeError = (value: number, known: number): number => Math.abs(value - known) / Math.abs(known);
