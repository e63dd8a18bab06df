// Random histories of the shop: lists of steps over few users, products, coupons and orders, so that they collide
// often. A step names what it is about by position ("the order before the last one"), and becomes a command with
// fresh ids and a moving clock only when the history is written out.

import * as fc from 'fast-check'
import type { Command } from '../../src/domain/command.ts'
import { executeAlone } from './execute-alone.ts'
import { databaseOf } from './given.ts'
import { buildCommand, type Scene } from './history-commands.ts'
import { idOf } from './ids.ts'
import { hourMs, minuteMs, noon, wallet } from './rows.ts'

/** Points to an order, coupon or cart line that is not there. */
export const unknown = 9

export type Step = {
  readonly kind: Command['type'] | 'Repeat'
  /** The user, the product and the coupon numbered 9 are never made. */
  readonly user: number
  readonly product: number
  readonly coupon: number
  readonly quantity: number
  readonly amount: number
  /** How many back the order, coupon or cart line is that this is about, or `unknown`. */
  readonly back: number
  /** Picks between variants of a command. */
  readonly variant: number
  readonly waitMs: number
  /** 0 for none; few, so that keys are reused for other requests too. */
  readonly key: number
}

const kinds: readonly (readonly [weight: number, ...kinds: Step['kind'][]])[] = [
  [9, 'PlaceOrder'],
  [7, 'PayOrder', 'CancelOrder'],
  [5, 'ChargeBalance', 'RefundBalance', 'RefundBalance'],
  [6, 'AddCartLine', 'AddCartLine', 'CheckoutCart'],
  [5, 'IssueCoupon', 'IssueCoupon', 'Repeat'],
  [3, 'ExpireOrder', 'AdjustStock'],
  [2, 'ChangeCartLine', 'RemoveCartLines'],
  [2, 'CreateProduct', 'ChangeProduct', 'ChangeProduct', 'CreateCoupon', 'ChangeCoupon', 'ChangeCoupon'],
]

/** Clocks of several instances differ, so time sometimes steps back a little. */
const waitsMs = [0, 1, -3, minuteMs, 9 * minuteMs, 31 * minuteMs, 61 * minuteMs, 30 * hourMs]

const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(...kinds.map(([weight, ...same]) => ({ weight, arbitrary: fc.constantFrom(...same) }))),
  user: often([1, 1, 2, 3], [9]),
  product: often([1, 1, 2, 3], [4, 5, 9]),
  coupon: often([1, 2, 2], [3, 4, 9]),
  quantity: often([1, 1, 2, 3], [5, 999, 1_000]),
  amount: often([1_000, 5_000, 20_000], [999, 70_000, 1_000_000, 1_000_001]),
  back: often([0, 0, 1, 2], [unknown]),
  variant: fc.nat(11),
  waitMs: often(waitsMs.slice(0, 3), waitsMs),
  key: often([0], [1, 2, 3, 4, 5, 6]),
})

/** Five times in six one of the usual. */
function often(usual: readonly number[], rare: readonly number[]): fc.Arbitrary<number> {
  const from = (values: readonly number[]) => fc.constantFrom(...values)
  return fc.oneof({ weight: 5, arbitrary: from(usual) }, { weight: 1, arbitrary: from(rare) })
}

export type History = { readonly commands: readonly Command[]; readonly batches: readonly Command[][] }

export const userIds = [1, 2, 3].map((count) => idOf('user', count))

/** A history in order, and the same cut into batches. */
export function histories(length: { min: number; max: number }): fc.Arbitrary<History> {
  const steps = fc.array(anyStep, { minLength: length.min, maxLength: length.max, size: 'max' })
  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 })
  return fc.tuple(steps, sizes).map(([chosen, batchSizes]) => {
    const commands = [...opening, ...chosen].map(commandOf(newScene()))
    return { commands, batches: cut(commands, batchSizes) }
  })
}

const plain = { user: 1, product: 1, coupon: 1, quantity: 1, amount: 70_000, back: 0, waitMs: 0, key: 0 }
/** Sets up shop: three products, two coupon events, some money. */
const opening: readonly Step[] = [
  { ...plain, kind: 'CreateProduct', quantity: 8, variant: 0 },
  { ...plain, kind: 'CreateProduct', quantity: 5, variant: 1 },
  { ...plain, kind: 'CreateProduct', quantity: 2, variant: 2 },
  { ...plain, kind: 'CreateCoupon', quantity: 3, variant: 0 },
  { ...plain, kind: 'CreateCoupon', quantity: 5, variant: 1 },
  { ...plain, kind: 'ChargeBalance', variant: 0 },
  { ...plain, kind: 'ChargeBalance', user: 2, amount: 20_000, variant: 0 },
  { ...plain, kind: 'IssueCoupon', variant: 0 },
]

function newScene(): Scene {
  const database = databaseOf({ wallets: userIds.map((userId) => wallet({ userId })) })
  return { database, now: noon, made: 0, products: 0, coupons: 0, sent: [] }
}

function commandOf(scene: Scene): (step: Step) => Command {
  return (next) => {
    scene.now += next.waitMs
    const command = buildCommand(scene, next)
    executeAlone(scene.database, command)
    return command
  }
}

function cut(commands: readonly Command[], sizes: readonly number[]): Command[][] {
  const batches: Command[][] = []
  for (let start = 0; start < commands.length; start += batches.at(-1)!.length) {
    batches.push(commands.slice(start, start + sizes[batches.length % sizes.length]!))
  }
  return batches
}
