import HTTPTypes
import Hummingbird
import HummingbirdCore
import Reporting
import SurveyModel
import Workbench

/// From a request to its answer.
struct AppResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let secret: Secret
  let desk: Desk
  let limits: Limits
  let language: Language
  let quit: @Sendable () -> Void
  /// Is told of every request that knew the secret.
  let wasAsked: @Sendable () -> Void

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    let reply: Reply
    do {
      reply = try await answer(request)
    } catch let rejection as Rejection {
      reply = .plain("\(rejection.status.code) \(rejection.status.reasonPhrase): \(rejection.text)", rejection.status).last
    } catch let refusal as Refusal {
      reply = .plain(refusal.message(in: language), .unprocessableContent)
    }
    return reply.response(hasBody: request.method != .head)
  }

  private func answer(_ request: Request) async throws -> Reply {
    let uri = request.head.path ?? "/"
    let parts = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let segments = parts[0].split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    guard let first = segments.first, secret.matches(first) else { return .plain("404 Not Found", .notFound) }
    wasAsked()
    try checkMethod(request)
    var path: [String] = []
    for segment in segments.dropFirst() where !segment.isEmpty {
      guard let text = Form.decoded(segment, plusIsBlank: false), text != ".", text != "..", !text.contains("/"), !text.contains("\0")
      else {
        throw Rejection(status: .badRequest, text: "the address is none of ours")
      }
      path.append(text)
    }
    let query = parts.count == 2 ? Form(parts[1]) : .none
    if path.first == "assets" { return asset(path, request) ?? .plain("404 Not Found", .notFound) }
    guard let spoken = path.first.flatMap(Language.init) else {
      return path.isEmpty && request.method != .post
        ? .seeOther(Address(secret: secret.text, language: language).root) : .plain("404 Not Found", .notFound)
    }
    let address = Address(secret: secret.text, language: spoken)
    let call = Call(request: request, address: address, path: Array(path.dropFirst()), query: query)
    let routes = Routes(desk: desk, limits: limits, quit: quit)
    do {
      if let reply = try await routes.reply(call) { return reply }
    } catch let refusal as Refusal {
      return Self.page(of: refusal, address)
    }
    return Self.notFound(address)
  }

  /// GET and HEAD read; POST and PUT change, and come from a page of ours alone.
  private func checkMethod(_ request: Request) throws {
    switch request.method {
    case .get, .head: return
    case .post, .put:
      let site = HTTPField.Name("sec-fetch-site").map { request.headers[values: $0] } ?? []
      let origins = request.headers[values: .origin]
      guard OriginRule.allows(sites: site, origins: origins, host: request.head.authority ?? "") else {
        throw Rejection(status: .forbidden, text: "only a page of this program may ask for that")
      }
    default: throw Rejection(status: .methodNotAllowed, text: "GET, HEAD, POST or PUT")
    }
  }

  private func asset(_ path: [String], _ request: Request) -> Reply? {
    guard path.count == 2, request.method == .get || request.method == .head else { return nil }
    return switch path[1] {
    case "page.css": Reply(type: "text/css; charset=utf-8", bytes: HTMLFormat.styles)
    case "app.css": Reply(type: "text/css; charset=utf-8", bytes: PackageResources.app_css)
    case "app.js": Reply(type: "text/javascript; charset=utf-8", bytes: HTMLFormat.script + [10] + PackageResources.app_js)
    default: nil
    }
  }

  static func notFound(_ address: Address) -> Reply {
    let language = address.language
    var reply = Frame(address: address, path: "", title: FrameWords.notFound[language]).page { html in
      html.paragraph(FrameWords.notFoundLine[language])
      html.element("p") { $0.element("a", ["href": address.root], text: FrameWords.surveys[language]) }
    }
    reply.status = .notFound
    return reply
  }

  static func page(of refusal: Refusal, _ address: Address) -> Reply {
    let language = address.language
    var reply = Frame(address: address, path: "", title: FrameWords.failed[language]).page { html in
      html.message("bad", FrameWords.failed[language], refusal.faults.map { $0.text(in: language) })
      html.element("p") { $0.element("a", ["href": address.root], text: FrameWords.surveys[language]) }
    }
    reply.status =
      refusal.kind == .cannotCreate
      ? .conflict
      : refusal.kind == .interrupted ? .insufficientStorage : .unprocessableContent
    return reply
  }
}

extension Reply {
  /// The same, behind which the connection closes.
  var last: Reply {
    var reply = self
    reply.isLast = true
    return reply
  }
}
