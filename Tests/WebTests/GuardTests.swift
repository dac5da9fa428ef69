import Glibc
import TestSupport
import Testing

@testable import Web

/// What local web apps got wrong elsewhere, each tried over a socket.
@Suite(.serialized) struct GuardTests {
  @Test func listensOnThisMachineAlone() async throws {
    let server = try await ServerUnderTest()
    #expect(server.address.hasPrefix("http://127.0.0.1:"))
    // As the kernel lists it: the port at 127.0.0.1, and not at 0.0.0.0.
    let hex = String(server.port, radix: 16, uppercase: true)
    let end = ":" + String(repeating: "0", count: 4 - hex.count) + hex
    var addresses: [String] = []
    for line in (ServerUnderTest.read("/proc/net/tcp") ?? "").split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count > 3, words[1].hasSuffix(end), words[3] == "0A" { addresses.append(String(words[1].prefix(8))) }
    }
    #expect(addresses == ["0100007F"])
    try await server.end()
  }

  @Test func hostMustBeOneOfOurs() async throws {
    let server = try await ServerUnderTest(hosts: ["survey.local"])
    let (path, port) = ("/\(server.secret)/en/", server.port)
    for host in ["127.0.0.1:\(port)", "localhost:\(port)", "LOCALHOST:\(port)", "survey.local:\(port)"] {
      #expect(await server.request("GET", path, host: host).status == 200, "\(host)")
    }
    for host in [
      "evil.example:\(port)", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:\(port).evil.example", "evil.example\n127.0.0.1:\(port)",
      "127.0.0.1:\(port)\n127.0.0.1:\(port)", "127.0.0.1:\(port)\nevil.example", "[::1]:\(port)", "user@127.0.0.1:\(port)",
    ] {
      #expect(await server.request("GET", path, host: host).status == 421, "\(host)")
    }
    #expect(await server.send(["GET \(path) HTTP/1.1\r\nConnection: close\r\n\r\n"]).status == 421)
    #expect(await server.send(["GET \(path) HTTP/1.0\r\n\r\n"]).status == 421)
    try await server.end()
  }

  @Test func onlyAPageOfOursMayChangeSomething() async throws {
    let server = try await ServerUnderTest()
    let (path, own) = ("/\(server.secret)/en/new", "Origin: http://127.0.0.1:\(server.port)")
    for headers in [["Sec-Fetch-Site: same-origin"], ["Sec-Fetch-Site: same-origin", "Origin: http://evil.example"], [own]] {
      #expect(await server.post(path, "name=a", headers).status == 303, "\(headers)")
    }
    for headers in [
      [], ["Sec-Fetch-Site: cross-site", own], ["Sec-Fetch-Site: same-site", own], ["Sec-Fetch-Site: none", own], ["Origin: null"],
      ["Origin: http://evil.example"], ["Origin: http://127.0.0.1:\(server.port).evil.example"],
      ["Origin: https://127.0.0.1:\(server.port)"],
      ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"], [own, "Origin: http://evil.example"],
    ] {
      #expect(await server.post(path, "name=b", headers).status == 403, "\(headers)")
    }
    #expect(await server.request("PUT", path, own == "" ? [] : ["Origin: http://evil.example"], body: "x").status == 403)
    #expect(await server.request("DELETE", path, [own]).status == 405)
    #expect(await server.request("OPTIONS", path, [own]).status == 405)
    try await server.end()
  }

  @Test func getChangesNothing() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en"
    let before = ServerUnderTest.read(server.folder + "/surveys/tiny/index.yaml")
    for path in [
      "/quit", "/s/tiny/weights/save?w.first=9&token=x", "/s/tiny/weights/try?w.first=9", "/s/tiny/publish?language=en&format=csv",
      "/s/tiny/text/save?text=x", "/new?name=made", "/s/tiny/files/use?file=x&role=context",
    ] {
      let status = await server.request("GET", root + path).status
      #expect([200, 303, 404].contains(status), "\(path)")
    }
    #expect(ServerUnderTest.read(server.folder + "/surveys/tiny/index.yaml") == before)
    #expect(access(server.folder + "/surveys/made", F_OK) != 0)
    #expect(access(server.folder + "/reports", F_OK) != 0)
    #expect(await server.request("GET", root + "/").status == 200)
    try await server.end()
  }

  @Test func nothingIsThereWithoutTheSecret() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    #expect(server.secret.count == 32)
    let near = String(server.secret.dropLast()) + (server.secret.hasSuffix("0") ? "1" : "0")
    for path in [
      "/", "/en/", "/\(near)/en/", "/\(server.secret)0/en/", "/\(server.secret.uppercased())x/", "/assets/app.css",
      "//\(server.secret)/en/",
    ] {
      let answer = await server.request("GET", path)
      #expect([400, 404].contains(answer.status), "\(path)")
      #expect(!answer.text.contains(server.secret))
    }
    let other = try await ServerUnderTest()
    #expect(other.secret != server.secret)
    try await other.end()
    try await server.end()
  }

  @Test func everyAnswerCarriesThePolicy() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)"
    for path in [
      root + "/en/", root + "/vi/s/tiny/weights", root + "/assets/app.js", root + "/assets/app.css", root + "/en/none", "/none",
      root + "/en/s/tiny/publish/file/none",
    ] {
      let answer = await server.request("GET", path)
      #expect(
        answer.headers("content-security-policy") == [
          "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ], "\(path)")
      #expect(answer.headers("x-content-type-options") == ["nosniff"], "\(path)")
      #expect(answer.headers("referrer-policy") == ["no-referrer"], "\(path)")
      #expect(answer.headers("cache-control") == ["no-store"], "\(path)")
      #expect(answer.headers("content-type").count == 1, "\(path)")
    }
    #expect(await server.request("GET", root + "/en/", host: "evil.example").headers("content-security-policy").count == 1)
    try await server.end()
  }

  @Test func nothingStandsInlineAndNothingComesFromElsewhere() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    for step in Step.allCases {
      let page = try await server.page("/\(server.secret)/en/s/tiny/\(step.rawValue)").body
      #expect(page.contains("</html>"))
      for sign in [" style=", "<style", "onclick", "onload=", "javascript:", "src=\"http", "href=\"http"] {
        #expect(!page.contains(sign), "\(step): \(sign)")
      }
      #expect(page.ranges(of: "<script").count == 1)
    }
    try await server.end()
  }

  @Test func whatIsQuotedIsEscaped() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let sign = "<script>alert(1)</script>"
    let asked = "%3Cscript%3Ealert(1)%3C%2Fscript%3E"
    let root = "/\(server.secret)/en"
    for answer in [
      await server.request("GET", root + "/s/" + asked + "/files"), await server.post(root + "/new", "name=" + asked),
      await server.post(root + "/s/tiny/text/show", "file=survey&text=" + asked), await server.request("GET", "/" + asked),
      await server.post(root + "/s/tiny/weights/show", "w.first=" + asked),
    ] {
      #expect(answer.status >= 200 && answer.status < 500)
      #expect(!answer.body.contains(sign))
    }
    try await server.end()
  }

  @Test(arguments: [
    "..", "%2e%2e", "%2E%2e", "..%2f..%2fetc%2fpasswd", "%2e%2e%2f", "..%5c..", "%252e%252e", "tiny%00", "tiny%2f..%2ftiny",
  ])
  func noNameLeadsOut(name: String) async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    try ServerUnderTest.write("secret", to: server.folder + "/survey.yaml")
    for path in ["/s/\(name)/files", "/s/tiny/publish/file/\(name)", "/s/tiny/\(name)", "/\(name)/\(name)"] {
      let answer = await server.request("GET", "/\(server.secret)/en\(path)")
      #expect([400, 404].contains(answer.status), "\(path): \(answer.status)")
    }
    try await server.end()
  }

  @Test func headsHaveLimits() async throws {
    let server = try await ServerUnderTest()
    let path = "/\(server.secret)/en/"
    #expect(await server.request("GET", path + "?" + String(repeating: "a", count: 5000)).status == 414)
    // To the byte.
    let room = Limits().addressBytes - path.utf8.count - 1
    #expect(await server.request("GET", path + "?" + String(repeating: "a", count: room)).status == 200)
    #expect(await server.request("GET", path + "?" + String(repeating: "a", count: room + 1)).status == 414)
    #expect(await server.request("GET", path, (0..<100).map { "X-\($0): a" }).status == 431)
    #expect(await server.request("GET", path, ["X: " + String(repeating: "a", count: 20_000)]).status == 431)
    let many = await server.request("GET", path, (0..<100_000).map { "X-\($0): a" })
    #expect([431, 0].contains(many.status))
    #expect(await server.request("GET", path).status == 200)
    try await server.end()
  }

  @Test func requestsThatTwoReadersWouldCutDifferentlyAreRefused() async throws {
    let server = try await ServerUnderTest()
    let (path, host) = ("/\(server.secret)/en/new", "Host: 127.0.0.1:\(server.port)\r\nSec-Fetch-Site: same-origin")
    for shape in [
      "Content-Length: 4\r\nTransfer-Encoding: chunked", "Content-Length: 4\r\nContent-Length: 5", "Content-Length: 4\r\nContent-Length: 4",
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "Content-Length: -1", "Content-Length: 4, 5",
      "Transfer-Encoding: xchunked",
      "Content-Length : 4", "Content-Length: 0x4", "Transfer-Encoding: gzip, chunked",
    ] {
      let answer = await server.send(["POST \(path) HTTP/1.1\r\n\(host)\r\n\(shape)\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n"])
      #expect(answer.status == 400, "\(shape): \(answer.status)")
      #expect(answer.text.ranges(of: "HTTP/1.1 ").count == 1, "\(shape)")
    }
    #expect(await server.request("GET", "http://127.0.0.1:\(server.port)\(path)").status == 400)
    #expect(await server.send(["BREW /\r\n\r\n"]).status == 400)
    try await server.end()
  }

  /// A connection of HTTP/1.0 is for one request, and its body has no chunks.
  @Test func theOlderProtocolEndsBehindItsAnswer() async throws {
    let server = try await ServerUnderTest()
    let (path, host) = ("/\(server.secret)/en/", "Host: 127.0.0.1:\(server.port)")
    for more in ["", "\r\nConnection: keep-alive"] {
      let answer = await server.send(["GET \(path) HTTP/1.0\r\n\(host)\(more)\r\n\r\n"])
      #expect(answer.status == 200 && answer.headers("connection") == ["close"] && answer.seconds < 5, "\(more)")
    }
    // A second request behind the first is none of it.
    let both = await server.send([String(repeating: "GET \(path) HTTP/1.0\r\n\(host)\r\n\r\n", count: 2)])
    #expect(both.text.ranges(of: "HTTP/1.1 ").count == 1)
    let chunked = "POST \(path)new HTTP/1.0\r\n\(host)\r\nSec-Fetch-Site: same-origin\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    #expect(await server.send([chunked]).status == 400)
    try await server.end()
  }

  @Test func slowBodiesAndHeadsAreGivenUp() async throws {
    let server = try await ServerUnderTest {
      $0.headTime = .milliseconds(400)
      $0.bodyTime = .milliseconds(600)
    }
    let head = "POST /\(server.secret)/en/new HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"
    let slowHead = await server.send([head], patience: 8)
    #expect(slowHead.status == 408)
    let kind = "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n"
    let slowBody = await server.send([head + kind, "a", "b", "c"], pause: 0.2, patience: 8)
    #expect(slowBody.status == 408)
    #expect(slowBody.seconds < 6)
    try await server.end()
  }

  @Test func idleConnectionsAreClosed() async throws {
    let server = try await ServerUnderTest { $0.idleTime = .milliseconds(300) }
    let answer = await server.send([""], patience: 8)
    #expect(answer.text.isEmpty && answer.seconds < 6)
    try await server.end()
  }

  @Test func largeBodiesAreRefusedEarly() async throws {
    let server = try await ServerUnderTest(TinySurveys.files) {
      $0.formBytes = 1000
      $0.uploadBytes = 100_000
    }
    let root = "/\(server.secret)/en"
    #expect(await server.post(root + "/new", "name=" + String(repeating: "a", count: 2000)).status == 413)
    let file = root + "/s/tiny/files/file?name=a.csv"
    // Refused by what it says of itself, without a byte of it.
    let early = await server.send([
      "PUT \(file) HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 5000000000\r\n\r\n"
    ])
    #expect(early.status == 413)
    // And by what comes.
    let chunk = "8000\r\n" + String(repeating: "a", count: 0x8000) + "\r\n"
    let late = await server.send(
      ["PUT \(file) HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nSec-Fetch-Site: same-origin\r\nTransfer-Encoding: chunked\r\n\r\n"]
        + [String](repeating: chunk, count: 8))
    #expect(late.status == 413)
    // As many as may come, to the byte.
    let whole = "a,b\n" + String(repeating: "1,2\n", count: 24_999)
    for (body, status) in [(whole, 200), (whole + "\n", 413)] {
      #expect(await server.request("PUT", file, ["Sec-Fetch-Site: same-origin"], body: body).status == status)
    }
    #expect(Self.names(in: server.folder + "/surveys/.cdci") == ["lock"])
    try await server.end()
  }

  @Test func filesThatComeInGetNamesOfOurs() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/files/file?name="
    for (shown, own) in [
      ("..%2F..%2F..%2Fetc%2Fpasswd", "passwd.csv"), ("C:%5CUsers%5CAn%5Cthu%20ng%C3%A2n%20s%C3%A1ch.xlsx", "thu-ngan-sach.csv"),
      ("survey.yaml", "responses-2.csv"), (".htaccess", "htaccess.csv"), ("%00", "responses-3.csv"), ("", "responses-4.csv"),
    ] {
      let answer = await server.request("PUT", root + shown, ["Sec-Fetch-Site: same-origin"], body: "a,b\n1,2\n")
      #expect(answer.status == 200 && answer.body.contains("\"\(own)\""), "\(shown): \(answer.body)")
      #expect(access(server.folder + "/surveys/tiny/" + own, F_OK) == 0, "\(own)")
    }
    #expect(ServerUnderTest.read(server.folder + "/surveys/tiny/survey.yaml") == TinySurveys.survey)
    try await server.end()
  }

  @Test func anUploadThatBreaksOffLeavesNothing() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let before = Self.names(in: server.folder + "/surveys/tiny")
    _ = await server.send(
      [
        "PUT /\(server.secret)/en/s/tiny/files/file?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 5000\r\n\r\nabc"
      ], patience: 1)
    try await Task.sleep(for: .milliseconds(500))
    #expect(Self.names(in: server.folder + "/surveys/tiny") == before)
    #expect(Self.names(in: server.folder + "/surveys/.cdci") == ["lock"])
    try await server.end()
  }

  @Test func theWorkFolderIsOursAloneAndGoesAway() async throws {
    let server = try await ServerUnderTest(["surveys/.cdci/left-over": "of a run that died"])
    let path = server.folder + "/surveys/.cdci"
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o700)
    #expect(Self.names(in: path) == ["lock"])
    // Another one says who has the folder.
    let second = WebServer(folder: server.folder + "/surveys")
    await #expect {
      try await second.run(began: { _ in }, isUnwanted: { false })
    } throws: { error in
      "\(error)".contains("pid \(getpid())")
    }
    try await server.end()
    #expect(access(path, F_OK) != 0)
  }

  @Test func theQuitButtonEndsIt() async throws {
    let server = try await ServerUnderTest()
    #expect(await server.post("/\(server.secret)/en/quit", "").status == 200)
    try await server.waitUntilOver()
    #expect(access(server.folder + "/surveys/.cdci", F_OK) != 0)
  }

  /// Whatever comes in, no answer is a fault of ours.
  @Test func wildRequestsGetNoFault() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    var random = SeededNumbers(seed: 2026)
    let pieces = [
      "s", "tiny", "weights", "try", "show", "save", "new", "files", "file", "publish", "report.zip", "%", "%zz", "\u{1}", "..", "?", "&",
      "=",
      "w.first=1e309", "en", "vi", server.secret, "quit2", "text", "check", "%F0%9F", "//", "reading", "decide", "format", "aside", "use",
      "results", "answers", "table=responses.0.firms", "role=context", "encoding=utf-16", "public", "column",
    ]
    for _ in 0..<200 {
      let path = (0..<random.below(7)).map { _ in random.pick(pieces) }.joined(separator: "/")
      let method = random.pick(["GET", "POST", "PUT", "HEAD", "PATCH"])
      let body = (0..<random.below(6)).map { _ in random.pick(pieces) }.joined(separator: "&")
      let headers = ["Sec-Fetch-Site: same-origin", "Content-Type: application/x-www-form-urlencoded"]
      let start = random.once(in: 2) ? "/\(server.secret)/en/s/tiny/" : "/\(server.secret)/en/"
      let answer = await server.request(method, start + path, headers, body: method == "GET" || method == "HEAD" ? nil : body)
      #expect(answer.status >= 200 && answer.status < 500, "\(method) \(path) \(body): \(answer.status)")
    }
    try await server.end()
  }

  static func names(in folder: String) -> [String] {
    guard let open = opendir(folder) else { return [] }
    defer { closedir(open) }
    var names: [String] = []
    while let entry = readdir(open) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
