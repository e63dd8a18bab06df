// Reads single settings out of the environment, each as what it must be. A wrong value is told with the setting's
// name and what it must be; what may be a secret is never repeated.

/** A setting that cannot be used: the message is meant for the operator's eyes. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export type Environment = Readonly<Record<string, string | undefined>>

export class SettingReader {
  readonly #environment: Environment

  constructor(environment: Environment) {
    this.#environment = environment
  }

  /** Null when it is not set; blanks around it do not count. */
  text(name: string): string | null {
    const value = this.#environment[name]?.trim()
    return value ? value : null
  }

  /** Taken literally: a password may begin or end with a blank. */
  secret(name: string): string | null {
    return this.#environment[name] || null
  }

  whole(name: string, bounds: { fallback: number; min: number; max: number }): number {
    const value = this.text(name)
    if (value === null) return bounds.fallback
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
    if (number >= bounds.min && number <= bounds.max) return number
    throw this.#wrong(name, `a whole number from ${bounds.min} to ${bounds.max}`)
  }

  /** Fractions are allowed, so that a policy of minutes can be tried in seconds. */
  positive(name: string, bounds: { fallback: number; max: number }): number {
    const value = this.text(name)
    if (value === null) return bounds.fallback
    const number = /^\d{1,9}(\.\d{1,6})?$/.test(value) ? Number(value) : Number.NaN
    if (number > 0 && number <= bounds.max) return number
    throw this.#wrong(name, `a number above 0, up to ${bounds.max}`)
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.text(name)?.toLowerCase()
    if (value === undefined) return fallback
    if (value === 'true' || value === '1') return true
    if (value === 'false' || value === '0') return false
    throw this.#wrong(name, 'true or false')
  }

  oneOf(name: string, allowed: readonly string[], fallback: string): string {
    const value = this.text(name) ?? fallback
    if (allowed.includes(value)) return value
    throw this.#wrong(name, `one of ${allowed.join(', ')}`)
  }

  /** Its value is never repeated: an address may hold a password. */
  url(name: string, protocols: readonly string[]): string | null {
    const value = this.#startsWith(name, protocols, this.text(name))
    if (value === null || URL.canParse(value)) return value
    throw new ConfigError(`${name} cannot be read as an address`)
  }

  /** Blanks part them. Only the beginnings are checked: a list of brokers is no URL, though it looks like one. */
  addresses(name: string, protocols: readonly string[]): string[] | null {
    const values = this.text(name)?.split(/\s+/) ?? null
    for (const value of values ?? []) this.#startsWith(name, protocols, value)
    return values
  }

  #startsWith(name: string, protocols: readonly string[], value: string | null): string | null {
    if (value === null || protocols.some((protocol) => value.toLowerCase().startsWith(protocol))) return value
    throw new ConfigError(`${name} must be an address that starts with ${protocols.join(' or ')}`)
  }

  timeZone(name: string, fallback: string): string {
    const value = this.text(name) ?? fallback
    try {
      new Intl.DateTimeFormat('en', { timeZone: value })
      return value
    } catch {
      throw this.#wrong(name, 'an IANA time zone such as Asia/Seoul')
    }
  }

  #wrong(name: string, expected: string): ConfigError {
    return new ConfigError(`${name} is ${JSON.stringify(this.#environment[name])}, but must be ${expected}`)
  }
}
