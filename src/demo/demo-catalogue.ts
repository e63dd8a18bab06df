// A small believable shop for the first look: products of several kinds and one coupon event. Prices in won.

type DemoProduct = {
  readonly name: string
  readonly description: string
  readonly category: string
  readonly price: number
  readonly stock: number
}

export const demoProducts: readonly DemoProduct[] = [
  {
    name: '제주 한라봉 3kg',
    description: '제주에서 바로 보내는 달콤한 한라봉',
    category: '식품',
    price: 29_900,
    stock: 120,
  },
  {
    name: '유기농 현미 5kg',
    description: '올해 수확한 국내산 유기농 현미',
    category: '식품',
    price: 24_500,
    stock: 200,
  },
  {
    name: '횡성 한우 불고기 500g',
    description: '횡성 한우 1등급 앞다리살',
    category: '식품',
    price: 34_900,
    stock: 60,
  },
  {
    name: '콜드브루 원액 1L',
    description: '에티오피아 예가체프를 12시간 우린 원액',
    category: '식품',
    price: 15_900,
    stock: 150,
  },
  {
    name: '순면 오버핏 티셔츠',
    description: '두께감 있는 20수 순면, 남녀공용',
    category: '패션',
    price: 19_900,
    stock: 300,
  },
  {
    name: '린넨 와이드 팬츠',
    description: '여름에도 시원한 린넨 혼방',
    category: '패션',
    price: 39_000,
    stock: 80,
  },
  {
    name: '캔버스 에코백',
    description: '노트북이 들어가는 튼튼한 캔버스',
    category: '패션',
    price: 12_000,
    stock: 250,
  },
  {
    name: '무선 기계식 키보드',
    description: '갈축, 블루투스와 2.4GHz 겸용',
    category: '디지털',
    price: 89_000,
    stock: 40,
  },
  {
    name: '노이즈 캔슬링 이어폰',
    description: '한 번 충전으로 30시간',
    category: '디지털',
    price: 129_000,
    stock: 30,
  },
  {
    name: '백자 머그컵 2개 세트',
    description: '이천 도예가가 빚은 백자',
    category: '생활',
    price: 28_000,
    stock: 70,
  },
  {
    name: '대나무 도마',
    description: '칼자국이 덜 나는 통대나무',
    category: '생활',
    price: 18_500,
    stock: 90,
  },
  {
    name: '한정판 자개 보석함',
    description: '장인이 만든 나전칠기, 100점 한정',
    category: '한정판',
    price: 59_000,
    stock: 100,
  },
]

export const demoCoupon = {
  name: '오픈 기념 5,000원 할인',
  discount: { type: 'amount', value: 5_000 },
  minOrderAmount: 20_000,
  totalCount: 100,
  perUserLimit: 1,
  validDays: 30,
} as const

export const demoOperator = { email: 'operator@jangteo.local', name: '운영자', role: 'admin' } as const
export const demoShopper = { email: 'shopper@jangteo.local', name: '장보는 사람', role: 'shopper' } as const
export const demoShopperBalance = 500_000
