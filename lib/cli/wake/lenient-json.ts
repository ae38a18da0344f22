const NOT_IN_JSON = /(?<=[:[,]\s*)(?:-?Infinity|NaN)(?=\s*[,\]}])/g;

/** Parses JSON, with the NaN and Infinity that some languages write read as null; throws the SyntaxError of the text as it is. */
export function parseLenientJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    try {
      return JSON.parse(text.replaceAll(NOT_IN_JSON, "null"));
    } catch {
      throw cause;
    }
  }
}
