// Whether this machine has a program.

import { spawnSync } from 'node:child_process'

export function isOnPath(program: string): boolean {
  return spawnSync('/bin/sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0
}
