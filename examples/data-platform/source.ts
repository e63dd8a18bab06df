// Where events come from: something that hands over each body it gets, and tells its origin only when that is kept.

export type Source = { close(): Promise<void> }

/** Resolves once the body is on disk, as an event or put aside. */
export type Take = (body: string) => Promise<void>
