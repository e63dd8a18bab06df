// Every limit of the rules in one place, each with its unit in its name. The wire schemas, the rules and
// the documents read them from here; the SQL constraints repeat the ones that must never be broken.

/** Smallest and largest single charge, in won (requirement B3). */
export const chargeAmountMin = 1_000
export const chargeAmountMax = 1_000_000

/** Price of one unit, in won. */
export const priceMax = 100_000_000

/** Units of one product on hand. */
export const onHandMax = 1_000_000_000

/** Lines of one order after equal products were summed, and units of one product in it. */
export const orderLinesMax = 50
export const lineQuantityMax = 999

/** What one order can come to at most, in won. */
export const orderTotalMax = orderLinesMax * lineQuantityMax * priceMax

/** Lines of one cart; equal to an order's, so that a whole cart can always be ordered at once. */
export const cartLinesMax = orderLinesMax

/** Coupons of one event, coupons of one event a user may hold, and days an issued one may stay valid. */
export const couponTotalMax = 100_000_000
export const couponPerUserMax = 100
export const couponValidDaysMax = 3_650
