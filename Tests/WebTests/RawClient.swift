import Glibc
import SurveyModel
import Synchronization
import Testing

@testable import Web

/// A server over a folder of its own, for as long as a test runs.
final class ServerUnderTest: Sendable {
  let address: String
  let port: Int
  let secret: String
  let folder: String
  private let task: Task<Void, any Error>

  convenience init(_ files: [String: String] = [:], hosts: [String] = [], change: (inout Limits) -> Void = { _ in }) async throws {
    try await self.init(in: Self.makeFolder(files), hosts: hosts, change: change)
  }

  init(
    in folder: String, hosts: [String] = [], idleExit: Duration? = nil, change: (inout Limits) -> Void = { _ in }
  ) async throws {
    self.folder = folder
    var limits = Limits()
    change(&limits)
    let server = WebServer(folder: folder + "/surveys", hosts: hosts, language: .en, idleExit: idleExit, limits: limits)
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    let flag = Flag()
    task = Task {
      try await server.run(began: { continuation.yield($0) }, isUnwanted: { flag.isSet })
    }
    var iterator = stream.makeAsyncIterator()
    address = try #require(await iterator.next())
    let parts = address.split(separator: "/")
    port = try #require(Int(parts[1].split(separator: ":")[1]))
    secret = String(parts[2])
    self.flag = flag
  }

  private let flag: Flag

  final class Flag: Sendable {
    private let value = Atomic(false)
    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
  }

  /// Ends it and waits until it has cleaned up.
  func end() async throws {
    flag.set()
    try await task.value
  }

  /// Waits for an end that somebody else asked for.
  func waitUntilOver() async throws { try await task.value }

  deinit { flag.set() }

  static func makeFolder(_ files: [String: String]) throws -> String {
    var template = Array("/tmp/cdci-web-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { mkdtemp($0.baseAddress!) }
    let folder = String(cString: try #require(made))
    mkdir(folder + "/surveys", 0o755)
    for (name, text) in files { try write(text, to: folder + "/" + name) }
    return folder
  }

  static func write(_ text: String, to path: String) throws {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
  }

  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer.prefix(count) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Bytes sent as they are over a socket, and what comes back.
struct RawAnswer: Sendable {
  let text: String
  let seconds: Double

  var status: Int { Int(text.split(separator: " ", maxSplits: 2).dropFirst().first ?? "") ?? 0 }
  var body: String { text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? "" }

  /// Every value of a header.
  func headers(_ name: String) -> [String] {
    let head = text.firstRange(of: "\r\n\r\n").map { text[..<$0.lowerBound] } ?? text[...]
    return head.split(separator: "\r\n").dropFirst().compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == name else { return nil }
      return parts[1].trimmingPrefix(" ").description
    }
  }
}

extension ServerUnderTest {
  /// Sends the pieces one after the other, with a pause between them, and reads until the other end closes or `patience` is over.
  func send(_ pieces: [String], pause: Double = 0, patience: Double = 60) async -> RawAnswer {
    await send(bytes: pieces.map { Array($0.utf8) }, pause: pause, patience: patience)
  }

  func send(bytes pieces: [[UInt8]], pause: Double = 0, patience: Double = 60) async -> RawAnswer {
    let port = port
    return await withCheckedContinuation { continuation in
      let thread = Thread0 { continuation.resume(returning: Self.exchange(port, pieces, pause: pause, patience: patience)) }
      thread.start()
    }
  }

  /// A request with a right Host and `Connection: close`, and further header lines.
  func request(
    _ method: String, _ path: String, _ headers: [String] = [], body: String? = nil, host: String? = nil
  ) async -> RawAnswer {
    var head = ["\(method) \(path) HTTP/1.1"] + (host ?? "127.0.0.1:\(port)").split(separator: "\n").map { "Host: \($0)" }
    head += ["Connection: close"] + headers
    if let body { head.append("Content-Length: \(body.utf8.count)") }
    return await send([head.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")])
  }

  /// A file as a page of ours sends it.
  func put(_ path: String, _ bytes: [UInt8]) async -> RawAnswer {
    let head = "PUT \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n"
    return await send(bytes: [Array("\(head)Content-Length: \(bytes.count)\r\n\r\n".utf8) + bytes])
  }

  /// A page once the work that it waits for is done.
  func page(_ path: String) async throws -> RawAnswer {
    for _ in 0..<600 {
      let answer = await request("GET", path)
      guard answer.body.contains("data-reload") else { return answer }
      try await Task.sleep(for: .milliseconds(100))
    }
    return await request("GET", path)
  }

  /// A form as a page of ours sends it.
  func post(_ path: String, _ form: String, _ headers: [String] = ["Sec-Fetch-Site: same-origin"]) async -> RawAnswer {
    await request("POST", path, headers + ["Content-Type: application/x-www-form-urlencoded"], body: form)
  }

  private static func exchange(_ port: Int, _ pieces: [[UInt8]], pause: Double, patience: Double) -> RawAnswer {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard connected == 0 else { return RawAnswer(text: "", seconds: 0) }
    var limit = timeval(tv_sec: Int(patience), tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let began = ContinuousClock.now
    for (number, bytes) in pieces.enumerated() {
      if number > 0, pause > 0 { usleep(UInt32(pause * 1e6)) }
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard count > 0 else { break }
        sent += count
      }
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { received += buffer.prefix(count) }
    let passed = (ContinuousClock.now - began).components
    return RawAnswer(
      text: String(decoding: received, as: UTF8.self), seconds: Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
  }
}

/// A thread that blocks, away from those of the tests.
struct Thread0 {
  private let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  func start() {
    let box = Unmanaged.passRetained(BodyBox(body))
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<BodyBox>.fromOpaque(argument!).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    pthread_detach(thread)
  }
}

final class BodyBox: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
