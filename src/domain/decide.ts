// Every rule of the shop behind one switch: given the rows, what does this command do, or why is it refused?

import { assertNever } from './assert.ts'
import { decideAddCartLine, decideChangeCartLine, decideCheckoutCart, decideRemoveCartLines } from './cart.ts'
import {
  decideAdjustStock,
  decideChangeCoupon,
  decideChangeProduct,
  decideCreateCoupon,
  decideCreateProduct,
} from './catalogue.ts'
import type { Command } from './command.ts'
import { decideIssue } from './coupon.ts'
import type { Decision } from './decision.ts'
import { decideCancelOrder, decideExpireOrder, decidePayOrder, decidePlaceOrder } from './order.ts'
import type { Snapshot } from './snapshot.ts'
import { decideCharge, decideRefund } from './wallet.ts'

export function decide(snapshot: Snapshot, command: Command): Decision {
  switch (command.type) {
    case 'ChargeBalance':
      return decideCharge(snapshot, command)
    case 'RefundBalance':
      return decideRefund(snapshot, command)
    case 'IssueCoupon':
      return decideIssue(snapshot, command)
    case 'PlaceOrder':
      return decidePlaceOrder(snapshot, command)
    case 'CheckoutCart':
      return decideCheckoutCart(snapshot, command)
    case 'PayOrder':
      return decidePayOrder(snapshot, command)
    case 'CancelOrder':
      return decideCancelOrder(snapshot, command)
    case 'ExpireOrder':
      return decideExpireOrder(snapshot, command)
    case 'AddCartLine':
      return decideAddCartLine(snapshot, command)
    case 'ChangeCartLine':
      return decideChangeCartLine(snapshot, command)
    case 'RemoveCartLines':
      return decideRemoveCartLines(snapshot, command)
    case 'AdjustStock':
      return decideAdjustStock(snapshot, command)
    case 'CreateProduct':
      return decideCreateProduct(command)
    case 'ChangeProduct':
      return decideChangeProduct(snapshot, command)
    case 'CreateCoupon':
      return decideCreateCoupon(command)
    case 'ChangeCoupon':
      return decideChangeCoupon(snapshot, command)
    default:
      return assertNever(command)
  }
}
