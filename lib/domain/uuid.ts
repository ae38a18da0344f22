const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be an id of ours: the database throws at anything else, and a wrong link deserves "not found". */
export const isUuid = (text: string): boolean => UUID.test(text);
