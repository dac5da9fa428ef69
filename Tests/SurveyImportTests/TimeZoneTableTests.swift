import Foundation
import Testing

@testable import SurveyImport

/// Expected offsets are those of Python's zoneinfo.
@Suite struct TimeZoneTableTests {
  @Test(arguments: [
    ("America/Denver", -2_500_000_000, -25200), ("America/Denver", 0, -25200),
    ("America/Denver", 1_679_999_999, -21600), ("America/Denver", 1_688_169_600, -21600),
    ("America/Denver", 1_704_067_200, -25200), ("America/Denver", 2_540_000_000, -21600),
    ("America/Denver", 2_550_000_000, -21600), ("America/Denver", 4_085_000_000, -21600),
    ("Europe/Dublin", 0, 3600),
    ("Europe/Dublin", 1_679_999_999, 3600), ("Europe/Dublin", 1_688_169_600, 3600),
    ("Europe/Dublin", 1_704_067_200, 0), ("Europe/Dublin", 2_540_000_000, 3600),
    ("Europe/Dublin", 2_550_000_000, 3600), ("Europe/Dublin", 4_085_000_000, 3600),
    ("Asia/Ho_Chi_Minh", 0, 28800),
    ("Asia/Ho_Chi_Minh", 1_679_999_999, 25200), ("Asia/Ho_Chi_Minh", 1_688_169_600, 25200),
    ("Asia/Ho_Chi_Minh", 1_704_067_200, 25200), ("Asia/Ho_Chi_Minh", 2_540_000_000, 25200),
    ("Asia/Ho_Chi_Minh", 2_550_000_000, 25200), ("Asia/Ho_Chi_Minh", 4_085_000_000, 25200),
    ("Asia/Kathmandu", 0, 19800),
    ("Asia/Kathmandu", 1_679_999_999, 20700), ("Asia/Kathmandu", 1_688_169_600, 20700),
    ("Asia/Kathmandu", 1_704_067_200, 20700), ("Asia/Kathmandu", 2_540_000_000, 20700),
    ("Asia/Kathmandu", 2_550_000_000, 20700), ("Asia/Kathmandu", 4_085_000_000, 20700),
    ("America/Sao_Paulo", 0, -10800),
    ("America/Sao_Paulo", 1_679_999_999, -10800), ("America/Sao_Paulo", 1_688_169_600, -10800),
    ("America/Sao_Paulo", 1_704_067_200, -10800), ("America/Sao_Paulo", 2_540_000_000, -10800),
    ("America/Sao_Paulo", 2_550_000_000, -10800), ("America/Sao_Paulo", 4_085_000_000, -10800),
    ("Australia/Lord_Howe", 0, 36000),
    ("Australia/Lord_Howe", 1_679_999_999, 39600), ("Australia/Lord_Howe", 1_688_169_600, 37800),
    ("Australia/Lord_Howe", 1_704_067_200, 39600), ("Australia/Lord_Howe", 2_540_000_000, 37800),
    ("Australia/Lord_Howe", 2_550_000_000, 39600), ("Australia/Lord_Howe", 4_085_000_000, 37800),
  ])
  func offsets(zone: String, time: Int, offset: Int) throws {
    #expect(try #require(TimeZoneTable(named: zone)).offset(at: time) == offset)
  }

  /// Denver, 12 March 2023: clocks go from 02:00 to 03:00. 5 November: from 02:00 back to 01:00.
  @Test(arguments: [
    ("2023-03-12 01:59", 1_678_586_340, -25_200), ("2023-03-12 03:00", 1_678_590_000, -21_600),
    ("2023-11-05 00:59", 1_699_145_940, -21_600), ("2023-11-05 02:00", 1_699_149_600, -25_200),
  ])
  func localTimes(written: String, local: Int, offset: Int) throws {
    #expect(try #require(TimeZoneTable(named: "America/Denver")).offset(atLocal: local) == offset)
  }

  /// The last Sunday of March 2024 is the last day of the month, that of March 2025 the day before.
  @Test(arguments: [(1_711_756_800, 3600), (1_711_846_800, 7200), (1_743_206_400, 3600), (1_743_296_400, 7200)])
  func theLastSundayOfAMonth(time: Int, offset: Int) throws {
    #expect(try #require(TimeZoneRule("CET-1CEST,M3.5.0,M10.5.0/3")).offset(at: time) == offset)
  }

  @Test(arguments: [
    "", "Nowhere/Land", "../../etc/passwd", "/etc/passwd", "America/../zone.tab", "zone.tab", "America", "UTC\u{0}", "a/b/c/d",
  ])
  func noZone(name: String) { #expect(TimeZoneTable(named: name) == nil) }

  @Test(arguments: ["Z", "UTC", "GMT"]) func greenwich(name: String) { #expect(TimeZoneTable(named: name)?.offset(at: 1_700_000_000) == 0) }

  /// Every beginning of a file, and every file with one byte changed, is read or is not: never a crash.
  @Test func damagedFiles() throws {
    let denver = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/America/Denver")))
    #expect(TimeZoneTable(bytes: denver) != nil)
    for length in 0..<denver.count - 30 { #expect(TimeZoneTable(bytes: Array(denver.prefix(length))) == nil) }
    for place in denver.indices {
      for value in [0, 0x7F, 0xFF] as [UInt8] {
        var damaged = denver
        damaged[place] = value
        _ = TimeZoneTable(bytes: damaged)?.offset(at: 1_700_000_000)
        _ = TimeZoneTable(bytes: damaged)?.offset(atLocal: 9_000_000_000)
      }
    }
  }

  struct Rule: Sendable {
    let text: String
    let time: Int
    let offset: Int?
  }

  /// 1 July 2023 is 1_688_169_600, 1 January 2024 is 1_704_067_200.
  @Test(arguments: [
    Rule(text: "MST7MDT,M3.2.0,M11.1.0", time: 1_688_169_600, offset: -21_600),
    Rule(text: "MST7MDT,M3.2.0,M11.1.0", time: 1_704_067_200, offset: -25_200),
    Rule(text: "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", time: 1_704_067_200, offset: 39_600),
    Rule(text: "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", time: 1_688_169_600, offset: 37_800),
    Rule(text: "IST-1GMT0,M10.5.0,M3.5.0/1", time: 1_704_067_200, offset: 0),
    Rule(text: "IST-1GMT0,M10.5.0,M3.5.0/1", time: 1_688_169_600, offset: 3600),
    Rule(text: "<-03>3", time: 0, offset: -10_800),
    Rule(text: "AAA0BBB,J60,J300", time: 1_688_169_600, offset: 3600),
    Rule(text: "AAA0BBB,J60/0,J300", time: 1_709_251_199, offset: 0),
    Rule(text: "AAA0BBB,J60/0,J300", time: 1_709_251_200, offset: 3600),
    Rule(text: "AAA0BBB,59/0,300", time: 1_709_164_800, offset: 3600),
    Rule(text: "", time: 0, offset: nil), Rule(text: "MST", time: 0, offset: nil), Rule(text: "MST7MDT", time: 0, offset: nil),
    Rule(text: "MST7MDT,M13.2.0,M11.1.0", time: 0, offset: nil), Rule(text: "MST7MDT,M3.2.0,M11.1.0x", time: 0, offset: nil),
    Rule(text: "MST99999999999999999999", time: 0, offset: nil), Rule(text: "<MST", time: 0, offset: nil),
  ])
  func rules(rule: Rule) { #expect(TimeZoneRule(rule.text)?.offset(at: rule.time) == rule.offset) }
}
