// The routes, answers and problems of the shop's API as types. Made by `npm run web:types`, never by hand.

export interface paths {
    "/api/v1/admin/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Coupon events of all times */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                discount: {
                                    /** @description Whole won */
                                    maxAmount?: number;
                                    /** @enum {string} */
                                    type: "amount" | "percent";
                                    value: number;
                                };
                                /** Format: uuid */
                                id: string;
                                issuedCount: number;
                                /** Format: date-time */
                                issueEndsAt: string | null;
                                /** Format: date-time */
                                issueStartsAt: string;
                                /** @description Whole won */
                                minOrderAmount: number;
                                name: string;
                                perUserLimit: number;
                                remaining: number;
                                totalCount: number;
                                validDays: number;
                            }[];
                            limit: number;
                            page: number;
                            total: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        /** Open a coupon event */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        discount: {
                            /** @enum {string} */
                            type: "amount";
                            value: number;
                        } | {
                            /** @description Cap, in whole won */
                            maxAmount?: number;
                            /** @enum {string} */
                            type: "percent";
                            value: number;
                        };
                        /** Format: date-time */
                        issueEndsAt?: string | null;
                        /** Format: date-time */
                        issueStartsAt?: string;
                        minOrderAmount?: number;
                        name: string;
                        perUserLimit?: number;
                        totalCount: number;
                        validDays?: number;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        /** @description There when this is the outcome of an earlier request with the same key */
                        "Idempotency-Replayed"?: "true";
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            discount: {
                                /** @description Whole won */
                                maxAmount?: number;
                                /** @enum {string} */
                                type: "amount" | "percent";
                                value: number;
                            };
                            /** Format: uuid */
                            id: string;
                            issuedCount: number;
                            /** Format: date-time */
                            issueEndsAt: string | null;
                            /** Format: date-time */
                            issueStartsAt: string;
                            /** @description Whole won */
                            minOrderAmount: number;
                            name: string;
                            perUserLimit: number;
                            remaining: number;
                            totalCount: number;
                            validDays: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description idempotency-key-reused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-idempotency-key-reused"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/coupons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a coupon event; what a coupon is worth stays as it was promised */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        issueEndsAt?: string | null;
                        /** Format: date-time */
                        issueStartsAt?: string;
                        name?: string;
                        perUserLimit?: number;
                        totalCount?: number;
                        validDays?: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            discount: {
                                /** @description Whole won */
                                maxAmount?: number;
                                /** @enum {string} */
                                type: "amount" | "percent";
                                value: number;
                            };
                            /** Format: uuid */
                            id: string;
                            issuedCount: number;
                            /** Format: date-time */
                            issueEndsAt: string | null;
                            /** Format: date-time */
                            issueStartsAt: string;
                            /** @description Whole won */
                            minOrderAmount: number;
                            name: string;
                            perUserLimit: number;
                            remaining: number;
                            totalCount: number;
                            validDays: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description coupon-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-coupon-not-found"];
                    };
                };
                /** @description total-below-issued */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-total-below-issued"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/admin/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the platforms are, and what they refused */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The newest hundred */
                            deadLetters: {
                                attempts: number;
                                /** Format: date-time */
                                deadAt: string;
                                /** Format: uuid */
                                eventId: string;
                                reason: string;
                                sink: string;
                                /** Format: uuid */
                                subject: string;
                                type: string;
                            }[];
                            sinks: {
                                deadLetters: number;
                                deliveredCount: number;
                                /**
                                 * Format: date-time
                                 * @description The platform wants nothing any more
                                 */
                                disabledAt: string | null;
                                /** @description An instance delivers to it, or did within the last two minutes */
                                inUse: boolean;
                                lastError: string | null;
                                /** Format: date-time */
                                oldestPendingAt: string | null;
                                /** @description Events after the position; above 10,000 an upper bound */
                                pending: number;
                                /** @description Everything up to here was delivered or is parked */
                                position: number;
                                /** @description Delivered events a second, about the last ten seconds */
                                rate: number;
                                sink: string;
                                /** @description Refused events that are tried again, and those behind them */
                                waiting: number;
                            }[];
                        };
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/delivery/{sink}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a platform that is no longer delivered to, so that no events are kept for it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sink: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description sink-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-sink-not-found"];
                    };
                };
                /** @description sink-in-use */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-sink-in-use"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/delivery/{sink}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver again: everything since a time, or the events of one order */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sink: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        orderId?: string;
                        /** Format: date-time */
                        since?: string;
                    };
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sink: string;
                            /** @enum {string} */
                            status: "scheduled";
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description sink-not-found, order-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-sink-not-found"] | components["schemas"]["problem-order-not-found"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/delivery/{sink}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver again to a platform that had asked for nothing more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sink: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sink: string;
                            /** @enum {string} */
                            status: "scheduled";
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description sink-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-sink-not-found"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/delivery/dead-letters/{eventId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver a dead letter again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    eventId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            eventId: string;
                            /** @enum {string} */
                            status: "scheduled";
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description dead-letter-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-dead-letter-not-found"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders and revenue of each day */
        get: {
            parameters: {
                query?: {
                    /** @description Today and those before it */
                    days?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Every day, newest first */
                            items: {
                                /** @description Whole won */
                                cancelledAmount: number;
                                /** @description Paid on that day and cancelled since */
                                cancelledOrders: number;
                                /** Format: date */
                                day: string;
                                /** @description Paid on that day and not cancelled since */
                                orders: number;
                                /** @description What they cost, in whole won */
                                revenue: number;
                            }[];
                            /** Format: date */
                            today: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of everybody, newest first, by id, user, address, status and time */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    email?: string;
                    /** @description Placed at this time or later */
                    from?: string;
                    id?: string;
                    limit?: number;
                    status?: "pending" | "paid" | "cancelled" | "expired";
                    /** @description Placed before this time */
                    to?: string;
                    userId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                cancellableUntil: string | null;
                                /** Format: date-time */
                                cancelledAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Whole won */
                                discount: number;
                                /** Format: date-time */
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                                items: {
                                    /** @description Whole won */
                                    amount: number;
                                    name: string;
                                    /** Format: uuid */
                                    productId: string;
                                    quantity: number;
                                    /** @description Whole won */
                                    unitPrice: number;
                                }[];
                                /** Format: date-time */
                                paidAt: string | null;
                                /** @enum {string} */
                                status: "pending" | "paid" | "cancelled" | "expired";
                                /** @description Whole won */
                                subtotal: number;
                                /** @description Whole won */
                                total: number;
                                /** Format: uuid */
                                userCouponId: string | null;
                                /** Format: uuid */
                                userId: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products of every status */
        get: {
            parameters: {
                query?: {
                    category?: string;
                    limit?: number;
                    page?: number;
                    q?: string;
                    sort?: "newest" | "price-asc" | "price-desc" | "name";
                    status?: "on-sale" | "stopped" | "discontinued";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                category: string;
                                /** Format: date-time */
                                createdAt: string;
                                description: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                onHand: number;
                                /** @description Whole won */
                                price: number;
                                reserved: number;
                                /** @enum {string} */
                                status: "on-sale" | "stopped" | "discontinued";
                                /** @description Units that can be bought at this moment */
                                stock: number;
                            }[];
                            limit: number;
                            page: number;
                            total: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        /** Add a product */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        category: string;
                        description?: string;
                        name: string;
                        price: number;
                        /** @enum {string} */
                        status?: "on-sale" | "stopped" | "discontinued";
                        stock: number;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        /** @description There when this is the outcome of an earlier request with the same key */
                        "Idempotency-Replayed"?: "true";
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            category: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            onHand: number;
                            /** @description Whole won */
                            price: number;
                            reserved: number;
                            /** @enum {string} */
                            status: "on-sale" | "stopped" | "discontinued";
                            /** @description Units that can be bought at this moment */
                            stock: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description idempotency-key-reused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-idempotency-key-reused"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product of any status */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            category: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            onHand: number;
                            /** @description Whole won */
                            price: number;
                            reserved: number;
                            /** @enum {string} */
                            status: "on-sale" | "stopped" | "discontinued";
                            /** @description Units that can be bought at this moment */
                            stock: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description product-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change, stop or discontinue a product */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        category?: string;
                        description?: string;
                        name?: string;
                        price?: number;
                        /** @enum {string} */
                        status?: "on-sale" | "stopped" | "discontinued";
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            category: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            onHand: number;
                            /** @description Whole won */
                            price: number;
                            reserved: number;
                            /** @enum {string} */
                            status: "on-sale" | "stopped" | "discontinued";
                            /** @description Units that can be bought at this moment */
                            stock: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description product-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-found"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/admin/products/{id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What operators put in and took out of the stock of a product, newest first; orders are not in it */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                actorEmail: string | null;
                                /** Format: uuid */
                                actorId: string;
                                /** @description Units that came, or went where it is negative */
                                change: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: uuid */
                                id: string;
                                reason: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description product-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        /** Restock, or take units out */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        change: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        /** @description There when this is the outcome of an earlier request with the same key */
                        "Idempotency-Replayed"?: "true";
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            onHand: number;
                            /** Format: uuid */
                            productId: string;
                            reserved: number;
                            stock: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description product-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-found"];
                    };
                };
                /** @description out-of-stock */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-out-of-stock"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description idempotency-key-reused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-idempotency-key-reused"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Whole won */
                                balance: number;
                                /** Format: date-time */
                                createdAt: string;
                                email: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "shopper" | "admin";
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whole won */
                            balance: number;
                            /** Format: date-time */
                            createdAt: string;
                            email: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "shopper" | "admin";
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recompute the books from the rows and name every difference */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checks: {
                                detail: string;
                                name: string;
                                ok: boolean;
                            }[];
                            ok: boolean;
                        };
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user of the token */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "shopper" | "admin";
                        };
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a token */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                            token: string;
                            user: {
                                email: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "shopper" | "admin";
                            };
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description wrong-credentials */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-wrong-credentials"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create an account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        name: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                            token: string;
                            user: {
                                email: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "shopper" | "admin";
                            };
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description email-taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-email-taken"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The balance now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whole won */
                            balance: number;
                            /** @description Whole won that can be paid back now */
                            refundable: number;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/balance/charge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add won to the balance */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Whole won */
                        amount: number;
                        /** Format: uuid */
                        userId?: string;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        /** @description There when this is the outcome of an earlier request with the same key */
                        "Idempotency-Replayed"?: "true";
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whole won */
                            amount: number;
                            /** @description Whole won */
                            balance: number;
                            /** Format: uuid */
                            entryId: string;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description idempotency-key-reused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-idempotency-key-reused"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/balance/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every change of the balance, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Signed: what the balance changed by, in whole won */
                                amount: number;
                                /** @description Whole won */
                                balanceAfter: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "charge" | "use" | "refund" | "cancel";
                                /** Format: uuid */
                                orderId: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/balance/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay unspent charged won back */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Whole won */
                        amount: number;
                        /** Format: uuid */
                        userId?: string;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        /** @description There when this is the outcome of an earlier request with the same key */
                        "Idempotency-Replayed"?: "true";
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whole won */
                            amount: number;
                            /** @description Whole won */
                            balance: number;
                            /** Format: uuid */
                            entryId: string;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description refund-exceeds-refundable */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-refund-exceeds-refundable"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description idempotency-key-reused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-idempotency-key-reused"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Coupon events that are open or yet to open, with what remains of them */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                discount: {
                                    /** @description Whole won */
                                    maxAmount?: number;
                                    /** @enum {string} */
                                    type: "amount" | "percent";
                                    value: number;
                                };
                                /** Format: uuid */
                                id: string;
                                issuedCount: number;
                                /** Format: date-time */
                                issueEndsAt: string | null;
                                /** Format: date-time */
                                issueStartsAt: string;
                                /** @description Whole won */
                                minOrderAmount: number;
                                name: string;
                                perUserLimit: number;
                                remaining: number;
                                totalCount: number;
                                validDays: number;
                            }[];
                            limit: number;
                            page: number;
                            total: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coupons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One coupon event, also one that is over */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            discount: {
                                /** @description Whole won */
                                maxAmount?: number;
                                /** @enum {string} */
                                type: "amount" | "percent";
                                value: number;
                            };
                            /** Format: uuid */
                            id: string;
                            issuedCount: number;
                            /** Format: date-time */
                            issueEndsAt: string | null;
                            /** Format: date-time */
                            issueStartsAt: string;
                            /** @description Whole won */
                            minOrderAmount: number;
                            name: string;
                            perUserLimit: number;
                            remaining: number;
                            totalCount: number;
                            validDays: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description coupon-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-coupon-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coupons/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grab a coupon */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        /** @description There when this is the outcome of an earlier request with the same key */
                        "Idempotency-Replayed"?: "true";
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            couponId: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            issuedAt: string;
                            name: string;
                            /** Format: uuid */
                            orderId: string | null;
                            /** @enum {string} */
                            status: "unused" | "used" | "expired";
                            terms: {
                                discount: {
                                    /** @description Whole won */
                                    maxAmount?: number;
                                    /** @enum {string} */
                                    type: "amount" | "percent";
                                    value: number;
                                };
                                /** @description Whole won */
                                minOrderAmount: number;
                            };
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description coupon-not-found, user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-coupon-not-found"] | components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description coupon-sold-out, coupon-already-issued, coupon-not-started, coupon-ended */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-coupon-sold-out"] | components["schemas"]["problem-coupon-already-issued"] | components["schemas"]["problem-coupon-not-started"] | components["schemas"]["problem-coupon-ended"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description idempotency-key-reused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-idempotency-key-reused"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your orders, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                cancellableUntil: string | null;
                                /** Format: date-time */
                                cancelledAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Whole won */
                                discount: number;
                                /** Format: date-time */
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                                items: {
                                    /** @description Whole won */
                                    amount: number;
                                    name: string;
                                    /** Format: uuid */
                                    productId: string;
                                    quantity: number;
                                    /** @description Whole won */
                                    unitPrice: number;
                                }[];
                                /** Format: date-time */
                                paidAt: string | null;
                                /** @enum {string} */
                                status: "pending" | "paid" | "cancelled" | "expired";
                                /** @description Whole won */
                                subtotal: number;
                                /** @description Whole won */
                                total: number;
                                /** Format: uuid */
                                userCouponId: string | null;
                                /** Format: uuid */
                                userId: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        /** Order and pay in one call, or order now and pay later */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What was shown, in won: an order that comes to anything else is refused */
                        expectedTotal?: number;
                        items: {
                            /** Format: uuid */
                            productId: string;
                            quantity: number;
                        }[];
                        /** @enum {string} */
                        payment?: "immediate" | "deferred";
                        /** Format: uuid */
                        userCouponId?: string | null;
                        /** Format: uuid */
                        userId?: string;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        /** @description There when this is the outcome of an earlier request with the same key */
                        "Idempotency-Replayed"?: "true";
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            cancellableUntil: string | null;
                            /** Format: date-time */
                            cancelledAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Whole won */
                            discount: number;
                            /** Format: date-time */
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            items: {
                                /** @description Whole won */
                                amount: number;
                                name: string;
                                /** Format: uuid */
                                productId: string;
                                quantity: number;
                                /** @description Whole won */
                                unitPrice: number;
                            }[];
                            /** Format: date-time */
                            paidAt: string | null;
                            /** @enum {string} */
                            status: "pending" | "paid" | "cancelled" | "expired";
                            /** @description Whole won */
                            subtotal: number;
                            /** @description Whole won */
                            total: number;
                            /** Format: uuid */
                            userCouponId: string | null;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description product-not-on-sale, forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-on-sale"] | components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description product-not-found, user-coupon-not-found, user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-found"] | components["schemas"]["problem-user-coupon-not-found"] | components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description out-of-stock, insufficient-balance, coupon-not-usable, total-changed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-out-of-stock"] | components["schemas"]["problem-insufficient-balance"] | components["schemas"]["problem-coupon-not-usable"] | components["schemas"]["problem-total-changed"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description idempotency-key-reused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-idempotency-key-reused"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            cancellableUntil: string | null;
                            /** Format: date-time */
                            cancelledAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Whole won */
                            discount: number;
                            /** Format: date-time */
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            items: {
                                /** @description Whole won */
                                amount: number;
                                name: string;
                                /** Format: uuid */
                                productId: string;
                                quantity: number;
                                /** @description Whole won */
                                unitPrice: number;
                            }[];
                            /** Format: date-time */
                            paidAt: string | null;
                            /** @enum {string} */
                            status: "pending" | "paid" | "cancelled" | "expired";
                            /** @description Whole won */
                            subtotal: number;
                            /** @description Whole won */
                            total: number;
                            /** Format: uuid */
                            userCouponId: string | null;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description order-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-order-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo an order: stock, balance, coupon and ranking all return. Operators: anybody’s, in the same window */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        /** @description There when this is the outcome of an earlier request with the same key */
                        "Idempotency-Replayed"?: "true";
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            cancellableUntil: string | null;
                            /** Format: date-time */
                            cancelledAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Whole won */
                            discount: number;
                            /** Format: date-time */
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            items: {
                                /** @description Whole won */
                                amount: number;
                                name: string;
                                /** Format: uuid */
                                productId: string;
                                quantity: number;
                                /** @description Whole won */
                                unitPrice: number;
                            }[];
                            /** Format: date-time */
                            paidAt: string | null;
                            /** @enum {string} */
                            status: "pending" | "paid" | "cancelled" | "expired";
                            /** @description Whole won */
                            subtotal: number;
                            /** @description Whole won */
                            total: number;
                            /** Format: uuid */
                            userCouponId: string | null;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description order-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-order-not-found"];
                    };
                };
                /** @description order-not-cancellable, cancel-window-closed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-order-not-cancellable"] | components["schemas"]["problem-cancel-window-closed"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description idempotency-key-reused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-idempotency-key-reused"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay a pending order */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        /** @description There when this is the outcome of an earlier request with the same key */
                        "Idempotency-Replayed"?: "true";
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            cancellableUntil: string | null;
                            /** Format: date-time */
                            cancelledAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Whole won */
                            discount: number;
                            /** Format: date-time */
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            items: {
                                /** @description Whole won */
                                amount: number;
                                name: string;
                                /** Format: uuid */
                                productId: string;
                                quantity: number;
                                /** @description Whole won */
                                unitPrice: number;
                            }[];
                            /** Format: date-time */
                            paidAt: string | null;
                            /** @enum {string} */
                            status: "pending" | "paid" | "cancelled" | "expired";
                            /** @description Whole won */
                            subtotal: number;
                            /** @description Whole won */
                            total: number;
                            /** Format: uuid */
                            userCouponId: string | null;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description order-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-order-not-found"];
                    };
                };
                /** @description order-already-paid, order-expired, order-cancelled, insufficient-balance */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-order-already-paid"] | components["schemas"]["problem-order-expired"] | components["schemas"]["problem-order-cancelled"] | components["schemas"]["problem-insufficient-balance"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description idempotency-key-reused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-idempotency-key-reused"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cart now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Whole won */
                                amount: number;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** Format: uuid */
                                productId: string;
                                quantity: number;
                                /** @enum {string} */
                                status: "on-sale" | "stopped" | "discontinued";
                                stock: number;
                                /** @description Whole won */
                                unitPrice: number;
                            }[];
                            /** @description Whole won */
                            total: number;
                        };
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        /** Add units of a product; a line that is there already grows */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        productId: string;
                        quantity: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Whole won */
                                amount: number;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** Format: uuid */
                                productId: string;
                                quantity: number;
                                /** @enum {string} */
                                status: "on-sale" | "stopped" | "discontinued";
                                stock: number;
                                /** @description Whole won */
                                unitPrice: number;
                            }[];
                            /** @description Whole won */
                            total: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description product-not-on-sale */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-on-sale"];
                    };
                };
                /** @description product-not-found, user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-found"] | components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description out-of-stock, cart-full */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-out-of-stock"] | components["schemas"]["problem-cart-full"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        /** Remove selected lines: all of them or, when one is not there, none */
        delete: {
            parameters: {
                query: {
                    /** @description Ids of cart lines, separated by commas */
                    itemIds: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description cart-item-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-cart-item-not-found"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/cart/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a line */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description cart-item-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-cart-item-not-found"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Set the quantity of a line */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        quantity: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Whole won */
                                amount: number;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** Format: uuid */
                                productId: string;
                                quantity: number;
                                /** @enum {string} */
                                status: "on-sale" | "stopped" | "discontinued";
                                stock: number;
                                /** @description Whole won */
                                unitPrice: number;
                            }[];
                            /** @description Whole won */
                            total: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description product-not-on-sale */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-on-sale"];
                    };
                };
                /** @description cart-item-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-cart-item-not-found"];
                    };
                };
                /** @description out-of-stock */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-out-of-stock"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/orders/cart/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order lines of the cart; they leave it in the same commit */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description What was shown, in won: an order that comes to anything else is refused */
                        expectedTotal?: number;
                        itemIds?: string[];
                        /** @enum {string} */
                        payment?: "immediate" | "deferred";
                        /** Format: uuid */
                        userCouponId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        /** @description There when this is the outcome of an earlier request with the same key */
                        "Idempotency-Replayed"?: "true";
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            cancellableUntil: string | null;
                            /** Format: date-time */
                            cancelledAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Whole won */
                            discount: number;
                            /** Format: date-time */
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            items: {
                                /** @description Whole won */
                                amount: number;
                                name: string;
                                /** Format: uuid */
                                productId: string;
                                quantity: number;
                                /** @description Whole won */
                                unitPrice: number;
                            }[];
                            /** Format: date-time */
                            paidAt: string | null;
                            /** @enum {string} */
                            status: "pending" | "paid" | "cancelled" | "expired";
                            /** @description Whole won */
                            subtotal: number;
                            /** @description Whole won */
                            total: number;
                            /** Format: uuid */
                            userCouponId: string | null;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description product-not-on-sale, forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-on-sale"] | components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description product-not-found, user-coupon-not-found, user-not-found, cart-item-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-found"] | components["schemas"]["problem-user-coupon-not-found"] | components["schemas"]["problem-user-not-found"] | components["schemas"]["problem-cart-item-not-found"];
                    };
                };
                /** @description out-of-stock, insufficient-balance, coupon-not-usable, total-changed, cart-empty */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-out-of-stock"] | components["schemas"]["problem-insufficient-balance"] | components["schemas"]["problem-coupon-not-usable"] | components["schemas"]["problem-total-changed"] | components["schemas"]["problem-cart-empty"];
                    };
                };
                /** @description payload-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-payload-too-large"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unsupported-media-type"];
                    };
                };
                /** @description idempotency-key-reused */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-idempotency-key-reused"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description outcome-unknown, overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-outcome-unknown"] | components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your payments, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Whole won */
                                amount: number;
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                orderId: string;
                                /** Format: date-time */
                                paidAt: string;
                                /** Format: date-time */
                                refundedAt: string | null;
                                /** @enum {string} */
                                status: "paid" | "refunded";
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products on sale, with the stock of this moment */
        get: {
            parameters: {
                query?: {
                    category?: string;
                    limit?: number;
                    page?: number;
                    q?: string;
                    sort?: "newest" | "price-asc" | "price-desc" | "name";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                category: string;
                                /** Format: date-time */
                                createdAt: string;
                                description: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @description Whole won */
                                price: number;
                                /** @enum {string} */
                                status: "on-sale" | "stopped" | "discontinued";
                                /** @description Units that can be bought at this moment */
                                stock: number;
                            }[];
                            limit: number;
                            /** @description Said when there is nothing to show */
                            message?: string;
                            page: number;
                            total: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            category: string;
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description Whole won */
                            price: number;
                            /** @enum {string} */
                            status: "on-sale" | "stopped" | "discontinued";
                            /** @description Units that can be bought at this moment */
                            stock: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description product-not-on-sale */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-on-sale"];
                    };
                };
                /** @description product-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-product-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Categories of the products on sale, to filter by */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description By name, at most 500 */
                            items: {
                                category: string;
                                /** @description On sale */
                                products: number;
                            }[];
                        };
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/top": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The five best sellers of three days */
        get: {
            parameters: {
                query?: {
                    /** @description live: today and the two days before; closed: the three closed days before today */
                    basis?: "live" | "closed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            basis: "live" | "closed";
                            /** Format: date */
                            from: string;
                            items: {
                                product: {
                                    category: string;
                                    /** Format: date-time */
                                    createdAt: string;
                                    description: string;
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    /** @description Whole won */
                                    price: number;
                                    /** @enum {string} */
                                    status: "on-sale" | "stopped" | "discontinued";
                                    /** @description Units that can be bought at this moment */
                                    stock: number;
                                };
                                quantity: number;
                                rank: number;
                            }[];
                            /** Format: date */
                            to: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live stock, coupon events, your balance and orders, figures of the shop
         * @description States, never changes: a message replaces what was known of its thing, so a client that was away
         *     connects again and has missed nothing that still matters. First comes the state of everything asked for, then what
         *     differs, each thing at most four times a second. The events and their data are the schemas `stream-stock`,
         *     `stream-coupon`, `stream-balance`, `stream-order`, `stream-operations` and `stream-end`, after which the
         *     server closes. `retry` says how many milliseconds to wait before connecting again; a comment comes every 15 seconds.
         *     A user has at most 5 streams of an instance: one more ends the oldest with the reason `replaced`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Ids of coupon events, separated by commas, at most 50 */
                    coupons?: string;
                    /** @description Your balance and the status of your newest orders */
                    me?: "true" | "";
                    /** @description Figures of the running shop; operators only */
                    operations?: "true" | "";
                    /** @description Ids of products, separated by commas, at most 100 */
                    products?: string;
                };
                header?: {
                    /** @description Accepted and not needed: every connection begins with all states */
                    "last-event-id"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The balance of a user: your own, or anybody’s for an operator */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    userId: string | "me";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whole won */
                            balance: number;
                            /** @description Whole won that can be paid back now */
                            refundable: number;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/balance/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every change of the balance of a user: your own, or anybody’s for an operator */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    userId: string | "me";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Signed: what the balance changed by, in whole won */
                                amount: number;
                                /** @description Whole won */
                                balanceAfter: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "charge" | "use" | "refund" | "cancel";
                                /** Format: uuid */
                                orderId: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Coupons of a user, newest first, by offset or by cursor */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    offset?: number;
                    status?: "unused" | "used" | "expired";
                };
                header?: never;
                path: {
                    userId: string | "me";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                couponId: string;
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                issuedAt: string;
                                name: string;
                                /** Format: uuid */
                                orderId: string | null;
                                /** @enum {string} */
                                status: "unused" | "used" | "expired";
                                terms: {
                                    discount: {
                                        /** @description Whole won */
                                        maxAmount?: number;
                                        /** @enum {string} */
                                        type: "amount" | "percent";
                                        value: number;
                                    };
                                    /** @description Whole won */
                                    minOrderAmount: number;
                                };
                                /** Format: uuid */
                                userId: string;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of a user: your own, or anybody’s for an operator */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    userId: string | "me";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                cancellableUntil: string | null;
                                /** Format: date-time */
                                cancelledAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Whole won */
                                discount: number;
                                /** Format: date-time */
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                                items: {
                                    /** @description Whole won */
                                    amount: number;
                                    name: string;
                                    /** Format: uuid */
                                    productId: string;
                                    quantity: number;
                                    /** @description Whole won */
                                    unitPrice: number;
                                }[];
                                /** Format: date-time */
                                paidAt: string | null;
                                /** @enum {string} */
                                status: "pending" | "paid" | "cancelled" | "expired";
                                /** @description Whole won */
                                subtotal: number;
                                /** @description Whole won */
                                total: number;
                                /** Format: uuid */
                                userCouponId: string | null;
                                /** Format: uuid */
                                userId: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payments of a user: your own, or anybody’s for an operator */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    userId: string | "me";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Whole won */
                                amount: number;
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                orderId: string;
                                /** Format: date-time */
                                paidAt: string;
                                /** Format: date-time */
                                refundedAt: string | null;
                                /** @enum {string} */
                                status: "paid" | "refunded";
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description user-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-user-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/coupons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a coupon can be used now, and what it takes off an order of `amount` */
        get: {
            parameters: {
                query?: {
                    amount?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            couponId: string;
                            /** @description Won taken off an order of this amount */
                            discount?: number;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            issuedAt: string;
                            name: string;
                            /** Format: uuid */
                            orderId: string | null;
                            /** @enum {string} */
                            reason?: "used" | "held" | "expired" | "below-min-order-amount";
                            /** @enum {string} */
                            status: "unused" | "used" | "expired";
                            terms: {
                                discount: {
                                    /** @description Whole won */
                                    maxAmount?: number;
                                    /** @enum {string} */
                                    type: "amount" | "percent";
                                    value: number;
                                };
                                /** @description Whole won */
                                minOrderAmount: number;
                            };
                            usable: boolean;
                            /** Format: uuid */
                            userId: string;
                        };
                    };
                };
                /** @description invalid-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-invalid-request"];
                    };
                };
                /** @description unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-unauthenticated"];
                    };
                };
                /** @description forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-forbidden"];
                    };
                };
                /** @description user-coupon-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-user-coupon-not-found"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-too-many-requests"];
                    };
                };
                /** @description internal-error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-internal-error"];
                    };
                };
                /** @description overloaded */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "Retry-After"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["problem-overloaded"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/asyncapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events that leave the shop, as an AsyncAPI document */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop can serve: the database answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: string;
                        };
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus metrics */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * cancel-window-closed
         * @description Cancel window closed · 취소 가능 시간이 지났습니다
         */
        "problem-cancel-window-closed": {
            /** Format: date-time */
            cancellableUntil: string;
            /** @enum {string} */
            code: "cancel-window-closed";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:cancel-window-closed";
        };
        /**
         * cart-empty
         * @description Cart is empty · 장바구니가 비어 있습니다
         */
        "problem-cart-empty": {
            /** @enum {string} */
            code: "cart-empty";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:cart-empty";
        };
        /**
         * cart-full
         * @description Cart is full · 장바구니가 가득 찼습니다
         */
        "problem-cart-full": {
            /** @enum {string} */
            code: "cart-full";
            detail: string;
            linesMax: number;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:cart-full";
        };
        /**
         * cart-item-not-found
         * @description Not in the cart · 장바구니에 없는 품목입니다
         */
        "problem-cart-item-not-found": {
            /** @enum {string} */
            code: "cart-item-not-found";
            detail: string;
            /** Format: uuid */
            itemId: string;
            requestId: string;
            /** @enum {number} */
            status: 404;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:cart-item-not-found";
        };
        /**
         * coupon-already-issued
         * @description Coupon already issued · 이미 발급받은 쿠폰입니다
         */
        "problem-coupon-already-issued": {
            /** @enum {string} */
            code: "coupon-already-issued";
            /** Format: uuid */
            couponId: string;
            detail: string;
            perUserLimit: number;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:coupon-already-issued";
        };
        /**
         * coupon-ended
         * @description Event has ended · 발급 기간이 끝난 이벤트입니다
         */
        "problem-coupon-ended": {
            /** @enum {string} */
            code: "coupon-ended";
            detail: string;
            /** Format: date-time */
            issueEndsAt: string;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:coupon-ended";
        };
        /**
         * coupon-not-found
         * @description Coupon not found · 쿠폰을 찾을 수 없습니다
         */
        "problem-coupon-not-found": {
            /** @enum {string} */
            code: "coupon-not-found";
            /** Format: uuid */
            couponId: string;
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 404;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:coupon-not-found";
        };
        /**
         * coupon-not-started
         * @description Event has not started · 아직 시작하지 않은 이벤트입니다
         */
        "problem-coupon-not-started": {
            /** @enum {string} */
            code: "coupon-not-started";
            detail: string;
            /** Format: date-time */
            issueStartsAt: string;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:coupon-not-started";
        };
        /**
         * coupon-not-usable
         * @description Coupon not usable · 사용할 수 없는 쿠폰입니다
         */
        "problem-coupon-not-usable": {
            /** @enum {string} */
            code: "coupon-not-usable";
            detail: string;
            /** @description Whole won */
            minOrderAmount?: number;
            /** @enum {string} */
            reason: "used" | "held" | "expired" | "below-min-order-amount";
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:coupon-not-usable";
        };
        /**
         * coupon-sold-out
         * @description Coupons are gone · 선착순 이벤트가 종료되었습니다
         */
        "problem-coupon-sold-out": {
            /** @enum {string} */
            code: "coupon-sold-out";
            /** Format: uuid */
            couponId: string;
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:coupon-sold-out";
        };
        /**
         * dead-letter-not-found
         * @description Dead letter not found · 보류된 이벤트를 찾을 수 없습니다
         */
        "problem-dead-letter-not-found": {
            /** @enum {string} */
            code: "dead-letter-not-found";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 404;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:dead-letter-not-found";
        };
        /**
         * email-taken
         * @description E-mail address taken · 이미 가입된 이메일입니다
         */
        "problem-email-taken": {
            /** @enum {string} */
            code: "email-taken";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:email-taken";
        };
        /**
         * forbidden
         * @description Not allowed · 권한이 없습니다
         */
        "problem-forbidden": {
            /** @enum {string} */
            code: "forbidden";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 403;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:forbidden";
        };
        /**
         * idempotency-key-reused
         * @description Idempotency key reused · 다른 요청에 사용된 멱등 키입니다
         */
        "problem-idempotency-key-reused": {
            /** @enum {string} */
            code: "idempotency-key-reused";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 422;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:idempotency-key-reused";
        };
        /**
         * insufficient-balance
         * @description Balance too small · 잔액이 부족합니다
         */
        "problem-insufficient-balance": {
            /** @description Whole won */
            balance: number;
            /** @enum {string} */
            code: "insufficient-balance";
            detail: string;
            requestId: string;
            /** @description Whole won */
            required: number;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:insufficient-balance";
        };
        /**
         * internal-error
         * @description Something went wrong · 서버에 문제가 발생했습니다
         */
        "problem-internal-error": {
            /** @enum {string} */
            code: "internal-error";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 500;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:internal-error";
        };
        /**
         * invalid-request
         * @description Invalid request · 잘못된 요청입니다
         */
        "problem-invalid-request": {
            /** @enum {string} */
            code: "invalid-request";
            detail: string;
            errors: {
                field: string;
                message: string;
            }[];
            requestId: string;
            /** @enum {number} */
            status: 400;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:invalid-request";
        };
        /**
         * not-found
         * @description Not found · 찾을 수 없습니다
         */
        "problem-not-found": {
            /** @enum {string} */
            code: "not-found";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 404;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:not-found";
        };
        /**
         * order-already-paid
         * @description Order already paid · 이미 결제된 주문입니다
         */
        "problem-order-already-paid": {
            /** @enum {string} */
            code: "order-already-paid";
            detail: string;
            /** Format: uuid */
            orderId: string;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:order-already-paid";
        };
        /**
         * order-cancelled
         * @description Order cancelled · 취소된 주문입니다
         */
        "problem-order-cancelled": {
            /** @enum {string} */
            code: "order-cancelled";
            detail: string;
            /** Format: uuid */
            orderId: string;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:order-cancelled";
        };
        /**
         * order-expired
         * @description Order expired · 결제 시간이 지난 주문입니다
         */
        "problem-order-expired": {
            /** @enum {string} */
            code: "order-expired";
            detail: string;
            /** Format: uuid */
            orderId: string;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:order-expired";
        };
        /**
         * order-not-cancellable
         * @description Order not cancellable · 취소할 수 없는 주문입니다
         */
        "problem-order-not-cancellable": {
            /** @enum {string} */
            code: "order-not-cancellable";
            detail: string;
            /** @enum {string} */
            orderStatus: "cancelled" | "expired";
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:order-not-cancellable";
        };
        /**
         * order-not-found
         * @description Order not found · 주문을 찾을 수 없습니다
         */
        "problem-order-not-found": {
            /** @enum {string} */
            code: "order-not-found";
            detail: string;
            /** Format: uuid */
            orderId: string;
            requestId: string;
            /** @enum {number} */
            status: 404;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:order-not-found";
        };
        /**
         * out-of-stock
         * @description Out of stock · 재고가 부족합니다
         */
        "problem-out-of-stock": {
            /** @enum {string} */
            code: "out-of-stock";
            detail: string;
            lines: {
                available: number;
                /** Format: uuid */
                productId: string;
                requested: number;
            }[];
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:out-of-stock";
        };
        /**
         * outcome-unknown
         * @description Outcome not known · 처리 결과를 확인하지 못했습니다
         */
        "problem-outcome-unknown": {
            /** @enum {string} */
            code: "outcome-unknown";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 503;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:outcome-unknown";
        };
        /**
         * overloaded
         * @description Cannot do it right now · 지금은 처리할 수 없습니다
         */
        "problem-overloaded": {
            /** @enum {string} */
            code: "overloaded";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 503;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:overloaded";
        };
        /**
         * payload-too-large
         * @description Request too large · 요청이 너무 큽니다
         */
        "problem-payload-too-large": {
            /** @enum {string} */
            code: "payload-too-large";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 413;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:payload-too-large";
        };
        /**
         * product-not-found
         * @description Product not found · 상품을 찾을 수 없습니다
         */
        "problem-product-not-found": {
            /** @enum {string} */
            code: "product-not-found";
            detail: string;
            /** Format: uuid */
            productId: string;
            requestId: string;
            /** @enum {number} */
            status: 404;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:product-not-found";
        };
        /**
         * product-not-on-sale
         * @description Product not on sale · 판매하지 않는 상품입니다
         */
        "problem-product-not-on-sale": {
            /** @enum {string} */
            code: "product-not-on-sale";
            detail: string;
            /** Format: uuid */
            productId: string;
            requestId: string;
            /** @enum {number} */
            status: 403;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:product-not-on-sale";
        };
        /**
         * refund-exceeds-refundable
         * @description More than is refundable · 환불 가능 금액을 초과했습니다
         */
        "problem-refund-exceeds-refundable": {
            /** @enum {string} */
            code: "refund-exceeds-refundable";
            detail: string;
            /** @description Whole won */
            refundable: number;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:refund-exceeds-refundable";
        };
        /**
         * sink-in-use
         * @description Sink in use · 사용 중인 전송 대상입니다
         */
        "problem-sink-in-use": {
            /** @enum {string} */
            code: "sink-in-use";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:sink-in-use";
        };
        /**
         * sink-not-found
         * @description Sink not found · 전송 대상을 찾을 수 없습니다
         */
        "problem-sink-not-found": {
            /** @enum {string} */
            code: "sink-not-found";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 404;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:sink-not-found";
        };
        /**
         * too-many-requests
         * @description Too many requests · 요청이 너무 많습니다
         */
        "problem-too-many-requests": {
            /** @enum {string} */
            code: "too-many-requests";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 429;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:too-many-requests";
        };
        /**
         * total-below-issued
         * @description Total below issued · 이미 발급된 수량보다 적습니다
         */
        "problem-total-below-issued": {
            /** @enum {string} */
            code: "total-below-issued";
            detail: string;
            issuedCount: number;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:total-below-issued";
        };
        /**
         * total-changed
         * @description The total has changed · 결제 금액이 바뀌었습니다
         */
        "problem-total-changed": {
            /** @enum {string} */
            code: "total-changed";
            detail: string;
            /** @description Whole won */
            expectedTotal: number;
            requestId: string;
            /** @enum {number} */
            status: 409;
            title: string;
            /** @description Whole won */
            total: number;
            /** @enum {string} */
            type: "urn:jangteo:problem:total-changed";
        };
        /**
         * unauthenticated
         * @description Sign-in needed · 로그인이 필요합니다
         */
        "problem-unauthenticated": {
            /** @enum {string} */
            code: "unauthenticated";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 401;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:unauthenticated";
        };
        /**
         * unsupported-media-type
         * @description Unsupported media type · 지원하지 않는 형식입니다
         */
        "problem-unsupported-media-type": {
            /** @enum {string} */
            code: "unsupported-media-type";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 415;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:unsupported-media-type";
        };
        /**
         * user-coupon-not-found
         * @description Coupon not found · 보유 쿠폰을 찾을 수 없습니다
         */
        "problem-user-coupon-not-found": {
            /** @enum {string} */
            code: "user-coupon-not-found";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 404;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:user-coupon-not-found";
            /** Format: uuid */
            userCouponId: string;
        };
        /**
         * user-not-found
         * @description User not found · 사용자를 찾을 수 없습니다
         */
        "problem-user-not-found": {
            /** @enum {string} */
            code: "user-not-found";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 404;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:user-not-found";
            /** Format: uuid */
            userId: string;
        };
        /**
         * wrong-credentials
         * @description Cannot sign in · 로그인할 수 없습니다
         */
        "problem-wrong-credentials": {
            /** @enum {string} */
            code: "wrong-credentials";
            detail: string;
            requestId: string;
            /** @enum {number} */
            status: 401;
            title: string;
            /** @enum {string} */
            type: "urn:jangteo:problem:wrong-credentials";
        };
        "stream-balance": {
            /** @description Whole won */
            balance: number;
        };
        "stream-coupon": {
            /** Format: uuid */
            couponId: string;
            issuedCount: number;
            remaining: number;
            totalCount: number;
        };
        "stream-end": {
            /** @enum {string} */
            reason: "shop-stopping" | "token-expired" | "stream-expired" | "replaced";
        };
        "stream-operations": {
            /** @description Paid by all instances, over five seconds; null until it is known */
            ordersPerSecond: number | null;
            /** @description Paid today and not cancelled since */
            ordersToday: number;
            /** @description Age of the oldest of them */
            outboxOldestSeconds: number;
            /** @description Events not delivered yet; above 10,000 an upper bound */
            outboxPending: number;
            /** @description Of answers to commands within ten seconds, of that instance; null without any */
            p99Ms: number | null;
            /** @description Commands that wait for a batch, of the instance that answers */
            queueDepth: number;
            /** @description What they cost, in whole won */
            revenueToday: number;
            /** @description Open streams of that instance */
            streams: number;
        };
        "stream-order": {
            /** Format: uuid */
            orderId: string;
            /** @enum {string} */
            status: "pending" | "paid" | "cancelled" | "expired";
        };
        "stream-stock": {
            /** Format: uuid */
            productId: string;
            /** @enum {string} */
            status: "on-sale" | "stopped" | "discontinued";
            /** @description Units that can be bought */
            stock: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
