// What reaches the data platform over Kafka while things break: see the promises in test/support/delivery-chaos.ts.

import { kafka } from '../servers/kafka.ts'
import { deliveryChaos } from '../support/delivery-chaos.ts'

deliveryChaos(kafka)
