// The words around every page of the console.

import { texts } from '../../../shared/i18n/texts.ts'

export const words = texts(
  {
    console: '운영 화면',
    menu: '운영 메뉴',
    sections: {
      dashboard: '현황',
      products: '상품',
      coupons: '쿠폰 행사',
      orders: '주문',
      users: '회원',
      delivery: '데이터 전송',
      verification: '장부 검증',
    },
  },
  {
    console: 'Console',
    menu: 'Console menu',
    sections: {
      dashboard: 'Dashboard',
      products: 'Products',
      coupons: 'Coupon events',
      orders: 'Orders',
      users: 'Users',
      delivery: 'Delivery',
      verification: 'Verification',
    },
  },
)
