// What wakes the sleeper of the relay, and what does not.

import { expect, test } from 'vitest'
import { createAlarm } from './alarm.ts'

const long = 60_000

test('a wake ends a sleep that may be woken', async () => {
  const alarm = createAlarm()
  const sleeping = alarm.sleepUntilWoken(long)
  alarm.wake()
  await sleeping
})

test('a wake that comes before the sleep is kept until the reset', async () => {
  const alarm = createAlarm()
  alarm.wake()
  await alarm.sleepUntilWoken(long)
  alarm.reset()
  const sleeping = alarm.sleepUntilWoken(long).then(() => 'awake')
  expect(await Promise.race([sleeping, Promise.resolve('asleep')])).toBe('asleep')
  alarm.stop()
})

test('a wake does not end a plain sleep, stopping does, and there is no sleep afterwards', async () => {
  const alarm = createAlarm()
  const sleeping = alarm.sleep(long).then(() => 'awake')
  alarm.wake()
  expect(await Promise.race([sleeping, new Promise((resolve) => setImmediate(resolve, 'asleep'))])).toBe(
    'asleep',
  )
  alarm.stop()
  expect(await sleeping).toBe('awake')
  await alarm.sleep(long)
  await alarm.sleepUntilWoken(long)
})
