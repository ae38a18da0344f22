/** An answer that is sent as it is made; the first part is made before anything is sent, so that its failure still has a status. */
export async function streamed(parts: AsyncGenerator<string>, init: ResponseInit, onEnd: (error: unknown) => void): Promise<Response> {
  const encoder = new TextEncoder();
  const first = await parts.next();
  let waiting: IteratorResult<string> | null = first;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const part = waiting ?? (await parts.next());
        waiting = null;
        if (!part.done) return controller.enqueue(encoder.encode(part.value));
        controller.close();
        onEnd(null);
      } catch (error) {
        controller.error(error);
        onEnd(error);
      }
    },
    async cancel() {
      await parts.return(undefined);
      onEnd(null);
    },
  });
  return new Response(body, init);
}
