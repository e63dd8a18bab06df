// Short messages about what just happened, in a corner, told to screen readers as they come. They go by themselves, but
// not while somebody points at them, and a failure stays until it is closed.

import { useEffect, useState, useSyncExternalStore } from 'react'
import { texts, useTexts } from '../i18n/texts.ts'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

type Toast = { readonly id: number; readonly tone: 'done' | 'failed'; readonly text: string }

const shownMs = 5_000
const toastsMax = 3
const words = texts({ close: '닫기', messages: '알림' }, { close: 'Close', messages: 'Messages' })

let toasts: readonly Toast[] = []
let made = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function close(id: number): void {
  change(toasts.filter((toast) => toast.id !== id))
}

export function showToast(text: string, tone: Toast['tone'] = 'done'): void {
  made += 1
  change([...toasts, { id: made, tone, text }].slice(-toastsMax))
}

/** Stands once in the page, always: a live region that comes with its message is not read out. */
export function Toaster() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  const t = useTexts(words)
  return (
    <section
      aria-label={t.messages}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 grid justify-items-center gap-2 p-4 sm:justify-items-end sm:p-6"
    >
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} closeLabel={t.close} />
      ))}
    </section>
  )
}

function ToastCard({ toast, closeLabel }: { readonly toast: Toast; readonly closeLabel: string }) {
  const { id, tone, text } = toast
  const isFailure = tone === 'failed'
  const [isHeld, hold] = useState(false)
  useEffect(() => {
    if (isFailure || isHeld) return
    const timer = setTimeout(close, shownMs, id)
    return () => clearTimeout(timer)
  }, [isFailure, isHeld, id])
  return (
    <div
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      className={classes(
        'pointer-events-auto flex w-full max-w-[26rem] items-start gap-3 rounded-md border bg-surface p-3 shadow-floating',
        isFailure ? 'border-danger' : 'border-line',
      )}
    >
      <span className={isFailure ? 'text-danger' : 'text-brand'}>
        <Icon name={isFailure ? 'warning' : 'check'} />
      </span>
      <p className="flex-1 text-sm">{text}</p>
      <button
        type="button"
        aria-label={closeLabel}
        className="rounded-sm text-soft"
        onClick={() => close(id)}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}
