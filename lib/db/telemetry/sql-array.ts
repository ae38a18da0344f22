/** Array literals written here: the driver's own way of writing numbers and bytes element by element costs more than the insert. */
export const numberArray = (values: readonly (number | bigint)[]): string => `{${values.join(",")}}`;

export const bytesArray = (values: readonly Uint8Array[]): string =>
  `{${values.map((value) => `"\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}"`).join(",")}}`;

export const timeArray = (valuesMs: readonly number[]): string => `{${valuesMs.map((ms) => new Date(ms).toISOString()).join(",")}}`;
