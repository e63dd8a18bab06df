// Makes the library links (libicuuc.so.60 → libicuuc.so.60.2 …) that an npm package cannot carry. The package makes
// them in its install script, which `npm ci --ignore-scripts` skips, and npm 12 unless told. Never replaces a file.

import { lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, normalize, relative } from 'node:path'

type Link = { readonly source: string; readonly target: string }

/** Makes the missing ones; throws EACCES or EROFS where the folder cannot be written. */
export function linkLibraries(nativeDir: string): void {
  for (const { source, target } of listedLinks(nativeDir)) {
    const link = join(nativeDir, relative('native', target))
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      // A second start beside this one was quicker: just as well.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function listedLinks(nativeDir: string): Link[] {
  const listed: Link[] = JSON.parse(readFileSync(join(nativeDir, 'pg-symlinks.json'), 'utf8'))
  return listed.filter(({ source, target }) => {
    return dirname(source) === dirname(target) && normalize(target).startsWith(join('native', 'lib'))
  })
}
