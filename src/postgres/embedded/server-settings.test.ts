// Buffers grow with the memory there is; what guards a commit, or keeps other machines out, is nobody's to change.

import { expect, test } from 'vitest'
import { settingArguments, sharedBuffersMb } from './server-settings.ts'

const gigabyte = 2 ** 30

test.each([
  [gigabyte / 4, 128],
  [2 * gigabyte, 256],
  [4 * gigabyte, 512],
  [24 * gigabyte, 1_024],
])('of %i bytes of memory, the buffers get %i MB', (memoryBytes, megabytes) => {
  expect(sharedBuffersMb(memoryBytes)).toBe(megabytes)
})

test('a setting of the caller wins over ours, but none that guards durability or the address', () => {
  const options = settingArguments(5_432, { shared_buffers: '64MB', fsync: 'off', listen_addresses: '*' })
  expect(options).toContain('shared_buffers=64MB')
  expect(options).toContain('fsync=on')
  expect(options).toContain('listen_addresses=127.0.0.1')
  expect(options.filter((option) => option.startsWith('shared_buffers='))).toHaveLength(1)
})
