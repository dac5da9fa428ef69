/// The names that a request may have asked for. Everything else was led here by a name that somebody else controls (DNS rebinding).
struct HostRule: Sendable {
  private let allowed: Set<String>

  /// - Parameter names: further names that the machine is known by.
  init(port: Int, names: [String]) {
    allowed = Set((["127.0.0.1", "localhost"] + names.map { $0.lowercased() }).map { "\($0):\(port)" })
  }

  /// - Parameter hosts: every `Host` header of the request: exactly one is right.
  func allows(_ hosts: [String]) -> Bool { hosts.count == 1 && allowed.contains(hosts[0].lowercased()) }
}

/// Whether a request that changes something comes from a page of ours.
enum OriginRule {
  /// - Parameters:
  ///   - sites: every `Sec-Fetch-Site` of the request.
  ///   - origins: every `Origin`; they speak where the browser sends no `Sec-Fetch-Site`.
  static func allows(sites: [String], origins: [String], host: String) -> Bool {
    if !sites.isEmpty { return sites == ["same-origin"] }
    return origins.count == 1 && origins[0].lowercased() == "http://" + host.lowercased()
  }
}

/// The first part of every address: 128 bits that nobody guesses. Cookies would do as little, since they ignore ports.
struct Secret: Sendable {
  let text: String

  init() {
    let digits = Array("0123456789abcdef")
    var random = SystemRandomNumberGenerator()
    text = String((0..<32).map { _ in digits[Int(random.next(upperBound: UInt64(16)))] })
  }

  /// Takes as long for a near miss as for any other.
  func matches(_ other: some StringProtocol) -> Bool {
    let (own, given) = (Array(text.utf8), Array(other.utf8))
    guard own.count == given.count else { return false }
    return zip(own, given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
