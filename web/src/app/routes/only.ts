// What a page gets of its address: the router hands it the typed words beside the parsed ones, so that whatever a parser
// leaves out would still be there, raw.

type Raw = Readonly<Record<string, unknown>>

/** For `validateSearch`: what `parse` leaves out is undefined. */
export function only<Search extends object>(parse: (raw: Raw) => Search) {
  return (raw: Raw): Search => {
    const left = Object.keys(raw).map((name) => [name, undefined])
    return { ...Object.fromEntries(left), ...parse(raw) }
  }
}
