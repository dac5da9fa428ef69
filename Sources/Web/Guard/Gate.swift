import NIOCore
import NIOHTTP1

/// Stands behind the parser and before everything else: sees each header as it was sent, answers what must not come in, and closes the connection.
///
/// Its place matters: the next handler turns headers into a form that keeps one `Host` of several.
final class Gate: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private enum State: Equatable {
    case waiting, inHead, inBody, answering, closed
  }

  private let hosts: HostRule
  private let limits: Limits
  private var state = State.waiting
  private var hasAnswered = false
  /// Whether the answer says that it is the last.
  private var isLast = false
  /// Whether the client speaks HTTP/1.0, where a connection is for one request.
  private var closesBehind = false
  private var context: ChannelHandlerContext?
  private var timer: Scheduled<Void>?
  /// Of the body so far, and the time spent waiting for it; not the time that we were slow.
  private var bodyBytes = 0
  private var waited = TimeAmount.zero
  private var isReading = false

  init(hosts: HostRule, limits: Limits) {
    self.hosts = hosts
    self.limits = limits
  }

  // MARK: Time

  func channelActive(context: ChannelHandlerContext) {
    setTimer(TimeAmount(limits.idleTime), context) { gate, context in gate.close(context) }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    if state == .inBody { context.fireErrorCaught(ChannelError.inputClosed) }
    state = .closed
    context.fireChannelInactive()
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if context.channel.isActive { setTimer(TimeAmount(limits.idleTime), context) { gate, context in gate.close(context) } }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
    self.context = nil
  }

  /// The first bytes of a head have come.
  func headBegins() {
    guard state == .waiting, let context else { return }
    state = .inHead
    setTimer(TimeAmount(limits.headTime), context) { gate, context in gate.refuse(.requestTimeout, context) }
  }

  private func setTimer(_ time: TimeAmount, _ context: ChannelHandlerContext, _ act: @escaping (Gate, ChannelHandlerContext) -> Void) {
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { act(self, context) }
  }

  private func watchBody(_ context: ChannelHandlerContext) {
    let step = TimeAmount.nanoseconds(max(1, TimeAmount(limits.bodyTime).nanoseconds / 10))
    setTimer(step, context) { gate, context in
      guard gate.state == .inBody else { return }
      if gate.isReading { gate.waited = gate.waited + step }
      let seconds = Double(gate.waited.nanoseconds) / 1e9
      if gate.waited >= TimeAmount(gate.limits.bodyTime), Double(gate.bodyBytes) < seconds * Double(gate.limits.bodyRate) {
        gate.refuse(.requestTimeout, context)
      } else {
        gate.watchBody(context)
      }
    }
  }

  func read(context: ChannelHandlerContext) {
    isReading = true
    context.read()
  }

  // MARK: What comes in

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard state != .closed else { return }
    isReading = false
    switch unwrapInboundIn(data) {
    case .head(let head):
      if let status = fault(of: head) { return refuse(status, context) }
      if head.headers["expect"].contains(where: { $0.lowercased() == "100-continue" }) {
        context.writeAndFlush(wrapOutboundOut(.head(.init(version: .http1_1, status: .continue))), promise: nil)
      }
      (state, hasAnswered, bodyBytes, waited) = (.inBody, false, 0, .zero)
      closesBehind = head.version.minor == 0
      watchBody(context)
      context.fireChannelRead(data)
    case .body(let part):
      bodyBytes += part.readableBytes
      context.fireChannelRead(data)
    case .end:
      timer?.cancel()
      state = hasAnswered ? .waiting : .answering
      if state == .waiting { setTimer(TimeAmount(limits.idleTime), context) { gate, context in gate.close(context) } }
      context.fireChannelRead(data)
    }
  }

  /// Why a request does not come in; `nil` where it may.
  private func fault(of head: HTTPRequestHead) -> HTTPResponseStatus? {
    if head.uri.utf8.count > limits.addressBytes { return .uriTooLong }
    let size = head.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    if head.headers.count > limits.headers || size > limits.headerBytes { return .requestHeaderFieldsTooLarge }
    // An address with a host in it would speak against the header.
    guard head.uri.hasPrefix("/"), !head.uri.hasPrefix("//"), head.version.major == 1 else { return .badRequest }
    // Two lengths, or a length and chunks: whoever stands between would cut the stream elsewhere.
    let (lengths, codings) = (head.headers["content-length"], head.headers["transfer-encoding"])
    if lengths.count > 1 || codings.count > 1 || !lengths.isEmpty && !codings.isEmpty { return .badRequest }
    if let length = lengths.first, length.isEmpty || !length.utf8.allSatisfy({ (48...57).contains($0) }) { return .badRequest }
    if let coding = codings.first, coding.lowercased() != "chunked" { return .badRequest }
    // Before 1.1 there are no chunks (RFC 9112 §6.1): somebody between would take them for the body.
    if head.version.minor == 0, !codings.isEmpty { return .badRequest }
    return hosts.allows(head.headers["host"]) ? nil : .misdirectedRequest
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard state != .closed else { return }
    if error is HTTPParserError {
      refuse(error as? HTTPParserError == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest, context)
    } else {
      context.fireErrorCaught(error)
    }
  }

  // MARK: What goes out

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard state != .closed else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    var data = data
    switch unwrapOutboundIn(data) {
    case .head(var head):
      hasAnswered = true
      isLast = closesBehind || head.headers["connection"].contains { $0.lowercased() == "close" }
      if closesBehind {
        head.headers.replaceOrAdd(name: "connection", value: "close")
        data = wrapOutboundOut(.head(head))
      }
    case .body: break
    case .end:
      if isLast {
        timer?.cancel()
        state = .closed
        return closeBehind(data, context, promise)
      }
      if state == .answering {
        state = .waiting
        setTimer(TimeAmount(limits.idleTime), context) { gate, context in gate.close(context) }
      }
    }
    context.write(data, promise: promise)
  }

  private func refuse(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
    guard state != .closed else { return }
    timer?.cancel()
    let isInBody = state == .inBody
    state = .closed
    // Whoever reads the body must not take what came for all of it.
    defer { if isInBody { context.fireErrorCaught(ChannelError.inputClosed) } }
    guard !hasAnswered else {
      context.close(promise: nil)
      return
    }
    let text = "\(status.code) \(status.reasonPhrase)\n"
    var headers = HTTPHeaders()
    for (name, value) in SecurityHeaders.ofAll { headers.add(name: name, value: value) }
    headers.add(name: "content-type", value: "text/plain; charset=utf-8")
    headers.add(name: "content-length", value: "\(text.utf8.count)")
    headers.add(name: "connection", value: "close")
    context.write(wrapOutboundOut(.head(.init(version: .http1_1, status: status, headers: headers))), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
    closeBehind(wrapOutboundOut(.end(nil)), context, nil)
  }

  /// Writes the end of an answer and closes.
  private func closeBehind(_ end: NIOAny, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
    let written = promise ?? context.eventLoop.makePromise(of: Void.self)
    let loop = context.eventLoop.assumeIsolated()
    written.futureResult.assumeIsolated().whenComplete { _ in
      // What is still on its way is taken in for a moment, since closing at once would throw the answer away at the other end.
      context.close(mode: .output, promise: nil)
      context.read()
      _ = loop.scheduleTask(in: .milliseconds(500)) { context.close(promise: nil) }
    }
    context.writeAndFlush(end, promise: written)
  }

  private func close(_ context: ChannelHandlerContext) {
    state = .closed
    context.close(promise: nil)
  }
}

/// Before the parser: tells the gate when a head begins, which the parser tells only when it has ended.
final class HeadWatch: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer

  private let gate: Gate

  init(_ gate: Gate) { self.gate = gate }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    gate.headBegins()
    context.fireChannelRead(data)
  }
}
