import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// A connection: the parser with narrow limits, the gate behind it, and only then what turns headers into values.
struct GuardedChannel: ServerChildChannel, HTTPChannelHandler {
  typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  let responder: HTTPChannelHandler.Responder
  let hosts: [String]
  let limits: Limits

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      let gate = Gate(hosts: HostRule(port: channel.localAddress?.port ?? 0, names: hosts), limits: limits)
      try pipeline.addHandler(HeadWatch(gate))
      var parser = NIOHTTPDecoderLimitConfiguration()
      // A little above ours, so that the gate counts and answers; and no more than that is ever kept of a head.
      parser.maxHeaderFieldSize = 2 * limits.headerBytes
      parser.maxHeaderListSize = 2 * limits.headerBytes
      parser.maxHeaderFieldCount = 2 * limits.headers
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false, withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: parser)
      try pipeline.addHandler(gate)
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
      return try NIOAsyncChannel(wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
    }
  }

  func handle(value asyncChannel: Value, logger: Logger) async { await handleHTTP(asyncChannel: asyncChannel, logger: logger) }
}
