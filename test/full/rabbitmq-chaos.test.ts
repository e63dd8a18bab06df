// What reaches the data platform over RabbitMQ while things break: see the promises in test/support/delivery-chaos.ts.

import { rabbitmq } from '../servers/rabbitmq.ts'
import { deliveryChaos } from '../support/delivery-chaos.ts'

deliveryChaos(rabbitmq)
