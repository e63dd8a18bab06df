// How the shop shall speak and look: kept in this browser, for whoever uses it.

import { chooseLanguage, useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { chooseTheme, type Theme, themes, useTheme } from '../../shared/theme/theme.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { Icon, type IconName } from '../../shared/ui/icon.tsx'
import { words } from './words.ts'

/** Named in the language it leads to. */
export function LanguageButton() {
  const t = useTexts(words)
  const other = useLanguage() === 'ko' ? 'en' : 'ko'
  return (
    <button
      type="button"
      lang={other}
      className={buttonClass({ kind: 'quiet', size: 'small' })}
      onClick={() => chooseLanguage(other)}
    >
      {t.otherLanguage}
    </button>
  )
}

const icons: Readonly<Record<Theme, IconName>> = { system: 'system', light: 'sun', dark: 'moon' }

/** From one to the next, in a circle. */
export function ThemeButton() {
  const t = useTexts(words)
  const chosen = useTheme()
  const next = themes[(themes.indexOf(chosen) + 1) % themes.length]!
  const label = t.theme(t.themes[chosen])
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="grid size-11 place-items-center rounded-md hover:bg-sunken"
      onClick={() => chooseTheme(next)}
    >
      <Icon name={icons[chosen]} />
    </button>
  )
}
