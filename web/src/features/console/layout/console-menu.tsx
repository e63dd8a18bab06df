// The menu of the console where there is little room: a button that says where one is, and opens the rest.

import { Menu } from '@base-ui/react/menu'
import { Link, useLocation } from '@tanstack/react-router'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { sectionOf, sections } from './sections.ts'
import { words } from './words.ts'

export function ConsoleMenu() {
  const t = useTexts(words)
  const { pathname } = useLocation()
  const current = sectionOf(pathname)
  return (
    <nav aria-label={t.menu} className="lg:hidden">
      <Menu.Root>
        <Menu.Trigger
          aria-label={`${t.menu}: ${t.sections[current.name]}`}
          className="flex min-h-11 w-full items-center gap-3 rounded-md border border-line bg-surface px-4 font-medium data-popup-open:bg-sunken"
        >
          <Icon name={current.icon} />
          <span className="flex-1 text-left">{t.sections[current.name]}</span>
          <Icon name="menu" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} className="z-50 w-(--anchor-width)">
            <Menu.Popup className="grid gap-1 rounded-md border border-line bg-surface p-2 shadow-floating outline-none">
              {sections.map((section) => (
                <Menu.Item
                  key={section.name}
                  render={<Link to={section.to} />}
                  className="flex min-h-11 items-center gap-3 rounded-sm px-3 data-highlighted:bg-sunken"
                >
                  <Icon name={section.icon} />
                  {t.sections[section.name]}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </nav>
  )
}
