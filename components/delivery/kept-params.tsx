/** The state of an address as hidden fields, so that a plain form keeps what it does not ask for. */
export function KeptParams({ href }: { readonly href: string }) {
  return [...new URL(href, "http://wake").searchParams].map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
