// Buttons, and links that look like them. A button that is busy keeps its width and its focus, and ignores presses.

import type { ComponentProps } from 'react'
import { classes } from './classes.ts'

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger'
type Size = 'small' | 'normal' | 'large'

const kinds: Readonly<Record<Kind, string>> = {
  primary: 'bg-brand text-on-brand hover:bg-brand-strong',
  secondary: 'border border-edge bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
  danger: 'border border-danger text-danger hover:bg-danger-faint',
}

const sizes: Readonly<Record<Size, string>> = {
  small: 'min-h-8 px-3 text-sm',
  normal: 'min-h-11 px-4 text-base',
  large: 'min-h-12 px-6 text-lg',
}

type Look = { readonly kind?: Kind; readonly size?: Size }

export function buttonClass({ kind = 'primary', size = 'normal' }: Look = {}): string {
  return classes(
    'inline-flex items-center justify-center gap-2 rounded-md font-medium transition-colors',
    'disabled:opacity-50 aria-disabled:opacity-60',
    kinds[kind],
    sizes[size],
  )
}

type ButtonProps = ComponentProps<'button'> & Look & { readonly isBusy?: boolean }

export function Button({ kind, size, isBusy = false, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(isBusy && { 'aria-disabled': true, 'aria-busy': true })}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      className={classes(buttonClass({ ...(kind && { kind }), ...(size && { size }) }), className)}
    />
  )
}
