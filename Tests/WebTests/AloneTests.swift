import Archive
import Glibc
import TestSupport
import Testing

@testable import Web

/// On this machine alone: no other is asked for anything, archives stay archives, and an app that nobody uses ends.
@Suite(.serialized) struct AloneTests {
  /// The addresses at the other ends of this process's connections, as the kernel lists them.
  private static func otherEnds() -> Set<String> {
    var own = Set<String>()
    for name in GuardTests.names(in: "/proc/self/fd") {
      var target = [UInt8](repeating: 0, count: 64)
      let count = readlink("/proc/self/fd/" + name, &target, target.count)
      let text = String(decoding: target.prefix(max(0, count)), as: UTF8.self)
      if text.hasPrefix("socket:[") { own.insert(String(text.dropFirst(8).dropLast())) }
    }
    var ends = Set<String>()
    for list in ["tcp", "tcp6", "udp", "udp6"] {
      for line in (ServerUnderTest.read("/proc/self/net/" + list) ?? "").split(separator: "\n").dropFirst() {
        let words = line.split(separator: " ").map(String.init)
        if words.count > 9, own.contains(words[9]) { ends.insert(String(words[2].prefix { $0 != ":" })) }
      }
    }
    return ends
  }

  @Test func noOtherMachineIsAsked() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    var seen = Set<String>()
    for step in Step.allCases {
      let page = try await server.page("/\(server.secret)/en/s/tiny/\(step.rawValue)").body
      // Every address on a page is one of ours, or none of a machine.
      for attribute in ["src=\"", "href=\"", "action=\""] {
        for place in page.ranges(of: attribute) {
          let address = page[place.upperBound...].prefix { $0 != "\"" }
          #expect(address.hasPrefix("/\(server.secret)/") || address.hasPrefix("#") || address == "data:,", "\(step): \(address)")
        }
      }
      seen.formUnion(Self.otherEnds())
    }
    // 127.0.0.1, and nobody at the other end of a socket that listens.
    #expect(seen.isSubset(of: ["0100007F", "00000000", "00000000000000000000000000000000"]), "\(seen)")
    #expect(seen.contains("00000000"))
    try await server.end()
  }

  @Test func entriesOfArchivesNeverBecomePaths() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let folders = ["", "/surveys", "/surveys/tiny"]
    let draft = try #require(await server.post("/\(server.secret)/en/new", "name=made&like=").headers("location").first)
    var zip = ZipWriter()
    for name in ["../../../evil.csv", "/evil.csv", "C:\\evil.csv", "a/../../evil.csv"] {
      zip.add(name, Array(KeptInputTests.export.utf8))
    }
    #expect(await server.put(draft + "/file?name=form.zip", zip.archive()).status == 200)
    let answer = try await server.page(draft)
    #expect(answer.status == 200)
    _ = await server.post(draft + "/create", "d.0=0&d.1=0")
    for folder in folders { #expect(!GuardTests.names(in: server.folder + folder).contains("evil.csv"), "\(folder)") }
    #expect(access("/evil.csv", F_OK) != 0 && access("/tmp/evil.csv", F_OK) != 0)
    try await server.end()
  }

  @Test func aWorkbookWithATypeDefinitionIsRefused() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    try ServerUnderTest.write("zq-secret-zq", to: server.folder + "/secret.txt")
    let draft = try #require(await server.post("/\(server.secret)/en/new", "name=made&like=").headers("location").first)
    // The workbook of an office, with an entity in the place of its texts.
    let book = OfficeWorkbook(.init("S", [["Firm", "How good?"]] + (0..<9).map { [.text("F\($0)"), "Good"] })).bytes
    var zip = ZipWriter()
    for entry in try ZIPArchive(book).entries {
      var text = entry.text
      if entry.name == "xl/sharedStrings.xml" {
        text = text.replacing("standalone=\"yes\"?>", with: "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file://\(server.folder)/secret.txt\">]>")
          .replacing(">Good<", with: ">&e;<")
        #expect(text.contains("&e;"))
      }
      zip.add(entry.name, Array(text.utf8))
    }
    #expect(await server.put(draft + "/file?name=form.xlsx", zip.archive()).status == 200)
    let page = try await server.page(draft).body
    #expect(page.contains("These files cannot be read") && !page.contains("zq-secret-zq"))
    try await server.end()
  }

  @Test func itEndsWhenNobodyAsksForAnything() async throws {
    let folder = try ServerUnderTest.makeFolder(TinySurveys.files)
    let server = try await ServerUnderTest(in: folder, idleExit: .milliseconds(1500))
    let began = ContinuousClock.now
    for _ in 0..<5 {
      try await Task.sleep(for: .milliseconds(500))
      #expect(await server.request("GET", "/\(server.secret)/en/").status == 200)
    }
    // Who does not know the secret does not keep it alive.
    try await Task.sleep(for: .milliseconds(1000))
    _ = await server.request("GET", "/")
    try await server.waitUntilOver()
    #expect(ContinuousClock.now - began > .milliseconds(4000))
    #expect(access(folder + "/surveys/.cdci", F_OK) != 0)
  }
}
