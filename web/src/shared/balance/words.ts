// The words of charging the balance, wherever that is done.

import { texts } from '../i18n/texts.ts'

export const words = texts(
  {
    amount: '충전할 금액',
    bounds: (min: string, max: string) => `한 번에 ${min}부터 ${max}까지`,
    add: (amount: string) => `${amount} 충전`,
    charge: '충전하기',
    charging: '충전하는 중',
    stillCharging: '연결이 불안정해 다시 확인하고 있습니다. 두 번 충전되지는 않습니다.',
    charged: (amount: string, balance: string) => `${amount} 충전했습니다. 잔액 ${balance}`,
    unreachable: '답을 받지 못했습니다. 다시 누르면 충전되었는지 확인합니다. 두 번 충전되지는 않습니다.',
  },
  {
    amount: 'Amount to charge',
    bounds: (min: string, max: string) => `From ${min} to ${max} at a time`,
    add: (amount: string) => `Charge ${amount}`,
    charge: 'Charge',
    charging: 'Charging',
    stillCharging: 'The connection is poor; checking again. You will not be charged twice.',
    charged: (amount: string, balance: string) => `${amount} charged. Your balance is ${balance}`,
    unreachable: 'No answer came. Press again to find out whether it was done; it is not done twice.',
  },
)
