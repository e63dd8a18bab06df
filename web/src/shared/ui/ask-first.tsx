// Asks before something is done that cannot be undone, or not easily. The question stays until it is answered: a press
// beside it is no answer. What goes wrong is said inside, so that the one who asked for it can try again.

import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { ReactNode } from 'react'
import { texts, useTexts } from '../i18n/texts.ts'
import { Button, buttonClass } from './button.tsx'

const words = texts({ keep: '그만두기' }, { keep: 'Never mind' })

type AskFirstProps = {
  readonly isOpen: boolean
  readonly title: string
  /** What will happen, and what will not. */
  readonly children: ReactNode
  /** What the button says that does it: the deed, not “yes”. */
  readonly deed: string
  readonly isBusy?: boolean
  readonly error?: string | null
  readonly onDo: () => void
  readonly onClose: () => void
}

export function AskFirst({
  isOpen,
  title,
  children,
  deed,
  isBusy = false,
  error,
  onDo,
  onClose,
}: AskFirstProps) {
  const t = useTexts(words)
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && !isBusy && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-50 bg-shade" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 grid w-[calc(100vw-2rem)] max-w-[28rem] -translate-x-1/2 -translate-y-1/2 gap-3 rounded-lg border border-line bg-surface p-6 shadow-floating outline-none">
          <AlertDialog.Title className="text-lg font-bold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="text-soft">
            {children}
          </AlertDialog.Description>
          <p role="alert" className="text-sm text-danger empty:hidden">
            {error}
          </p>
          <div className="flex flex-wrap justify-end gap-3 pt-2">
            <AlertDialog.Close className={buttonClass({ kind: 'secondary' })}>{t.keep}</AlertDialog.Close>
            <Button kind="danger" isBusy={isBusy} onClick={onDo}>
              {deed}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
