// What is around every page: the way past the header, the header, the page, the footer and the messages.

import { Outlet } from '@tanstack/react-router'
import { useTexts } from '../../shared/i18n/texts.ts'
import { Toaster } from '../../shared/ui/toast.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { OfflineNote } from './offline-note.tsx'
import { words } from './words.ts'

export function Shell() {
  const t = useTexts(words)
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-brand focus:px-4 focus:py-2 focus:text-on-brand"
      >
        {t.skip}
      </a>
      <Header />
      <OfflineNote />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        <Outlet />
      </main>
      <Footer />
      <Toaster />
    </div>
  )
}
