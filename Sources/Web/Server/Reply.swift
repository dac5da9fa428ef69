import HTTPTypes
import Hummingbird

/// What is answered, as a value.
struct Reply: Sendable {
  var status = HTTPResponse.Status.ok
  var type: String
  var bytes: [UInt8]
  var headers: [(name: String, value: String)] = []
  /// Whether the connection ends with it: what a client still sends is not wanted.
  var isLast = false

  static func page(_ html: String, _ status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status: status, type: "text/html; charset=utf-8", bytes: Array(html.utf8))
  }

  static func json(_ value: JSONText, _ status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status: status, type: "application/json; charset=utf-8", bytes: Array(value.text.utf8))
  }

  static func plain(_ text: String, _ status: HTTPResponse.Status) -> Reply {
    Reply(status: status, type: "text/plain; charset=utf-8", bytes: Array((text + "\n").utf8))
  }

  /// After a form: the browser asks for the page anew, so that a reload sends nothing twice.
  static func seeOther(_ path: String) -> Reply {
    Reply(status: .seeOther, type: "text/plain; charset=utf-8", bytes: [], headers: [("location", path)])
  }

  /// A file to keep.
  static func download(_ bytes: [UInt8], name: String, type: String) -> Reply {
    Reply(type: type, bytes: bytes, headers: [("content-disposition", "attachment; filename=\"\(name)\"")])
  }

  /// - Parameter hasBody: false for an answer to HEAD.
  func response(hasBody: Bool) -> Response {
    var fields = HTTPFields()
    func set(_ name: String, _ value: String) { if let name = HTTPField.Name(name) { fields[name] = value } }
    for (name, value) in SecurityHeaders.ofAll { set(name, value) }
    set("content-type", type)
    for (name, value) in headers { set(name, value) }
    if isLast { set("connection", "close") }
    guard hasBody else {
      set("content-length", "\(bytes.count)")
      return Response(status: status, headers: fields, body: .init())
    }
    return Response(status: status, headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

/// JSON that is put together; only what is written here comes out.
struct JSONText: Sendable {
  let text: String

  private init(_ text: String) { self.text = text }

  static func string(_ text: String) -> JSONText {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\\(scalar)"
      case "\u{0}"..."\u{1F}", "<", ">", "&", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return JSONText(out + "\"")
  }

  static func number(_ value: Double?) -> JSONText { JSONText(value.map { $0.isFinite ? "\($0)" : "null" } ?? "null") }
  static func number(_ value: Int?) -> JSONText { JSONText(value.map(String.init) ?? "null") }
  static func list(_ items: [JSONText]) -> JSONText { JSONText("[" + items.map(\.text).joined(separator: ",") + "]") }
  static func object(_ entries: KeyValuePairs<String, JSONText>) -> JSONText {
    JSONText("{" + entries.map { string($0.key).text + ":" + $0.value.text }.joined(separator: ",") + "}")
  }
}
