/** A Markdown document as a file that is saved. */
export const markdownResponse = ({ name, text }: { readonly name: string; readonly text: string }): Response =>
  new Response(text, {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
