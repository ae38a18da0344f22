/** A call on a stack, as its line tells. `file` is empty when the line names none. */
export type Frame = { readonly name: string; readonly file: string };
