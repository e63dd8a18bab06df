// What is around every page of the console: its menu, beside the page where there is room, else a button above it.

import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { classes } from '../../../shared/ui/classes.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { useOperationsWatch } from '../dashboard/operations-watch.ts'
import { ConsoleMenu } from './console-menu.tsx'
import { sectionOf, sections } from './sections.ts'
import { words } from './words.ts'

export function ConsoleLayout() {
  useOperationsWatch()
  return (
    <div className="page-width grid content-start gap-6 py-6 lg:grid-cols-[12rem_minmax(0,1fr)] lg:gap-8">
      <SideMenu />
      <ConsoleMenu />
      <div className="min-w-0">
        <Outlet />
      </div>
    </div>
  )
}

function SideMenu() {
  const t = useTexts(words)
  const { pathname } = useLocation()
  const current = sectionOf(pathname)
  return (
    <nav aria-label={t.menu} className="hidden lg:block">
      <div className="sticky top-24 grid gap-1">
        <p className="px-3 pb-2 text-xs font-bold text-soft">{t.console}</p>
        {sections.map((section) => (
          <Link
            key={section.name}
            to={section.to}
            aria-current={section === current ? 'page' : undefined}
            className={classes(
              'flex min-h-10 items-center gap-3 rounded-md px-3 text-sm font-medium',
              section === current ? 'bg-brand-faint text-brand' : 'text-soft hover:bg-sunken hover:text-ink',
            )}
          >
            <Icon name={section.icon} />
            {t.sections[section.name]}
          </Link>
        ))}
      </div>
    </nav>
  )
}
